import { attributeId, attributeValueId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'

export type AttributeEntity = 'case' | 'participant' | 'document'
export type Attributes = Readonly<Record<string, string>>

interface ValueRow {
  readonly owner: string
  readonly name: string
  readonly value: string
}

const attributesInOrder = `
  select attribute_value.owner_id as owner, attribute.name as name, attribute_value.value as value
    from attribute_value join attribute on attribute.id = attribute_value.attribute_id`

/** The attributes of every case study, participant or document, by the owner's id. */
export function listAttributes(db: ReadDb, entity: AttributeEntity): Map<string, Record<string, string>> {
  const byOwner = new Map<string, Record<string, string>>()
  const rows = db
    .prepare<[string], ValueRow>(
      `${attributesInOrder} where attribute.entity = ? order by attribute.position, attribute.id`,
    )
    .all(entity)
  for (const { owner, name, value } of rows) {
    const own = byOwner.get(owner) ?? {}
    own[name] = value
    byOwner.set(owner, own)
  }
  return byOwner
}

/** Makes `values` the attributes of one owner; an attribute named for the first time is created, a blank one taken away. */
export function setAttributes(db: WriteDb, entity: AttributeEntity, owner: string, values: Attributes): void {
  const current = db
    .prepare<[string, string], ValueRow & { id: string }>(
      `select attribute_value.id as id, attribute_value.owner_id as owner, attribute.name as name, attribute_value.value as value
         from attribute_value join attribute on attribute.id = attribute_value.attribute_id
        where attribute_value.owner_id = ? and attribute.entity = ?`,
    )
    .all(owner, entity)
  for (const row of current) {
    const wanted = Object.hasOwn(values, row.name) ? (values[row.name]?.trim() ?? '') : ''
    if (wanted === '') db.prepare('delete from attribute_value where id = ?').run(row.id)
    else if (wanted !== row.value)
      db.prepare('update attribute_value set value = ? where id = ?').run(wanted, row.id)
  }
  const held = new Set(current.map((row) => row.name))
  for (const [name, value] of Object.entries(values)) {
    if (held.has(name) || value.trim() === '' || name.trim() === '') continue
    db.prepare('insert into attribute_value (id, attribute_id, owner_id, value) values (?, ?, ?, ?)').run(
      newId(attributeValueId),
      attributeNamed(db, entity, name.trim()),
      owner,
      value.trim(),
    )
  }
}

export function deleteAttributesOf(db: WriteDb, owner: string): void {
  db.prepare('delete from attribute_value where owner_id = ?').run(owner)
}

function attributeNamed(db: WriteDb, entity: AttributeEntity, name: string): string {
  const found = db
    .prepare<[string, string], { id: string }>('select id from attribute where entity = ? and name = ?')
    .get(entity, name)
  if (found) return found.id
  const id = newId(attributeId)
  db.prepare(
    `insert into attribute (id, entity, name, position)
     values (?, ?, ?, (select coalesce(max(position), -1) + 1 from attribute where entity = ?))`,
  ).run(id, entity, name, entity)
  return id
}
