import { codeExampleId, type CodeId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'

export interface CodeRow {
  readonly id: CodeId
  readonly parent: CodeId | null
  readonly position: number
  readonly name: string
  readonly colour: string
  readonly codable: boolean
  readonly brief: string
  readonly definition: string
  readonly whenToUse: string
  readonly whenNotToUse: string
  readonly retiredAt: string | null
  readonly successor: CodeId | null
}

export type ExampleKind = 'example' | 'close_but_no'

export interface ExampleRow {
  readonly codeId: CodeId
  readonly kind: ExampleKind
  readonly text: string
}

type CodeRecord = Omit<CodeRow, 'codable'> & { readonly codable: number }
const columns = `id, parent_id as parent, position, name, colour, codable, brief, definition, when_to_use as whenToUse,
  when_not_to_use as whenNotToUse, retired_at as retiredAt, successor_id as successor`

/** A code without its prose: what paths and coding need. */
export type CodeNodeRow = Pick<CodeRow, 'id' | 'parent' | 'position' | 'name' | 'codable' | 'retiredAt'>

export function listCodeNodes(db: ReadDb): CodeNodeRow[] {
  return db
    .prepare<[], Omit<CodeNodeRow, 'codable'> & { readonly codable: number }>(
      'select id, parent_id as parent, position, name, codable, retired_at as retiredAt from code',
    )
    .all()
    .map((row) => ({ ...row, codable: row.codable === 1 }))
}

export function listCodes(db: ReadDb): CodeRow[] {
  return db
    .prepare<[], CodeRecord>(`select ${columns} from code`)
    .all()
    .map((row) => ({ ...row, codable: row.codable === 1 }))
}

export function insertCode(db: WriteDb, row: CodeRow): void {
  db.prepare(
    `insert into code (id, parent_id, position, name, colour, codable, brief, definition, when_to_use, when_not_to_use, retired_at, successor_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    row.parent,
    row.position,
    row.name,
    row.colour,
    row.codable ? 1 : 0,
    row.brief,
    row.definition,
    row.whenToUse,
    row.whenNotToUse,
    row.retiredAt,
    row.successor,
  )
}

export function updateCode(db: WriteDb, row: CodeRow): void {
  db.prepare(
    `update code set parent_id = ?, position = ?, name = ?, colour = ?, codable = ?, brief = ?, definition = ?,
                     when_to_use = ?, when_not_to_use = ?, retired_at = ?, successor_id = ? where id = ?`,
  ).run(
    row.parent,
    row.position,
    row.name,
    row.colour,
    row.codable ? 1 : 0,
    row.brief,
    row.definition,
    row.whenToUse,
    row.whenNotToUse,
    row.retiredAt,
    row.successor,
    row.id,
  )
}

export function placeCode(db: WriteDb, id: CodeId, parent: CodeId | null, position: number): void {
  db.prepare(
    'update code set parent_id = ?, position = ? where id = ? and (parent_id is not ? or position <> ?)',
  ).run(parent, position, id, parent, position)
}

/** Lets `into` succeed whatever `from` was to succeed, but not itself. */
export function replaceSuccessor(db: WriteDb, from: CodeId, into: CodeId): void {
  db.prepare('update code set successor_id = ? where successor_id = ? and id <> ?').run(into, from, into)
}

/** Takes a code and its examples away; nothing may point to it any more. */
export function deleteCode(db: WriteDb, id: CodeId): void {
  db.prepare('delete from code_example where code_id = ?').run(id)
  db.prepare('update code set successor_id = null where successor_id = ?').run(id)
  db.prepare('delete from code where id = ?').run(id)
}

export function listExamples(db: ReadDb): ExampleRow[] {
  return db
    .prepare<[], ExampleRow>(
      'select code_id as codeId, kind, text from code_example order by code_id, kind, position',
    )
    .all()
}

/** Makes `texts` the examples of this kind, in order; what stands already is left as it is. */
export function setExamples(db: WriteDb, code: CodeId, kind: ExampleKind, texts: readonly string[]): void {
  const standing = db
    .prepare<[string, string], { id: string; text: string }>(
      'select id, text from code_example where code_id = ? and kind = ? order by position',
    )
    .all(code, kind)
  texts.forEach((text, position) => {
    const row = standing[position]
    if (!row) {
      db.prepare('insert into code_example (id, code_id, kind, text, position) values (?, ?, ?, ?, ?)').run(
        newId(codeExampleId),
        code,
        kind,
        text,
        position,
      )
    } else if (row.text !== text)
      db.prepare('update code_example set text = ? where id = ?').run(text, row.id)
  })
  for (const row of standing.slice(texts.length))
    db.prepare('delete from code_example where id = ?').run(row.id)
}
