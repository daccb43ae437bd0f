import type { Row } from '#shared/domain/merging/row.ts'
import { ruleOf } from '#shared/domain/merging/rules.ts'
import { Refusal } from '#shared/errors.ts'
import { codeId, consensusCoder } from '#shared/ids.ts'
import type { WriteDb } from '../../project/index.ts'
import { readBody } from '../../store/document-store.ts'
import type { ConflictRow } from '../../store/merge-store.ts'
import { Rows, RowWriter } from '../../store/merged-rows.ts'
import { mergeCodes } from '../code-gathering-service.ts'
import { codeOrRefuse, loadCodeTree, refuseNamesake } from '../code-tree-loading.ts'
import { rowsIn, valueIn } from './conflict-words.ts'
import { standsOnItsWords } from './merge-places.ts'
import { takeTextOfTheirs } from './take-text.ts'

type Conflict = Pick<ConflictRow, 'kind' | 'entity' | 'rowId' | 'field' | 'mine' | 'theirs'>

const gone = (what: string) => new Refusal('validation', { reason: 'conflict_gone', what })

/**
 * Puts theirs in the place of mine, as far as what a conflict is about is still there.
 * @throws Refusal validation: conflict_gone, where it has changed too much since; name_taken; in_use
 */
export function takeTheirs(db: WriteDb, conflict: Conflict): void {
  switch (conflict.kind) {
    case 'changed_differently':
    case 'circle':
      return takeColumns(db, conflict)
    case 'removed_here':
      return putBack(db, rowsIn(conflict.theirs), conflict.entity)
    case 'removed_there':
      return remove(db, conflict)
    case 'decided_differently':
      return takeDecision(db, conflict)
    case 'mended_differently':
      return takeTextOfTheirs(db, conflict.rowId, rowsIn(conflict.theirs))
    case 'same_name':
      return uniteCodes(db, conflict)
    default:
      throw gone(conflict.kind)
  }
}

/** Puts words of one's own in the place of either. @throws Refusal as `takeTheirs` */
export function takeWords(db: WriteDb, { entity, rowId, field }: Conflict, words: string): void {
  writeColumns(db, entity, rowId, { [field]: words })
}

function takeColumns(db: WriteDb, { entity, rowId, field, theirs }: Conflict): void {
  const value = valueIn(theirs)
  if (!Array.isArray(value)) return writeColumns(db, entity, rowId, { [field]: value })
  const [columns] = value
  if (columns) writeColumns(db, entity, rowId, columns)
}

function writeColumns(db: WriteDb, entity: string, id: string, columns: Row): void {
  const rows = new Rows(db)
  const standing = rows.get(entity, id)
  if (!standing) throw gone(entity)
  const row = { ...standing, ...columns }
  refuseUnfit(db, rows, entity, row)
  new RowWriter(db).write(entity, id, row, null)
}

/** @throws Refusal where a row would refer to what isn't there, take a name or a place that is taken, or circle */
function refuseUnfit(db: WriteDb, rows: Rows, entity: string, row: Row): void {
  const { references, sameness } = ruleOf(entity)
  for (const [column, target] of Object.entries(references)) {
    const id = row[column]
    if (typeof id === 'string' && target !== 'any' && rows.get(target, id) === null) throw gone(target)
  }
  if (entity === 'code') {
    const tree = loadCodeTree(db)
    const id = codeId.parse(row['id'])
    const parent = row['parent_id'] === null ? null : codeId.parse(row['parent_id'])
    if (parent !== null && (parent === id || (tree.get(id) && tree.wouldCircle(id, parent))))
      throw new Refusal('validation', { reason: 'code_under_itself', name: String(row['name']) })
    refuseNamesake(tree, { parent, name: String(row['name']), free: row['free'] === 1, except: id })
  }
  if (entity === 'coding') {
    const body = readBody(db, String(rows.get('document', String(row['document_id']))?.['body_hash'] ?? ''))
    if (body === undefined || !standsOnItsWords(row, body)) throw gone('words')
  }
  const key = sameness?.(row)
  if (!key) return
  const scope =
    'document_id' in row ? rows.where(entity, 'document_id', row['document_id'] ?? null) : rows.all(entity)
  const twin = scope.find(
    (one) => one['id'] !== row['id'] && JSON.stringify(sameness?.(one)) === JSON.stringify(key),
  )
  if (twin) throw new Refusal('validation', { reason: 'name_taken', name: String(row['name'] ?? '') })
}

function putBack(db: WriteDb, given: readonly Row[], entity: string): void {
  const rows = new Rows(db)
  const writer = new RowWriter(db)
  for (const row of given) {
    const id = String(row['id'])
    const kind = 'subject_kind' in row ? 'memo' : entity
    if (rows.get(kind, id) !== null) continue
    refuseUnfit(db, rows, kind, row)
    writer.write(kind, id, row, null)
  }
}

function remove(db: WriteDb, { entity, rowId }: Conflict): void {
  const rows = new Rows(db)
  const writer = new RowWriter(db)
  const users = rows.referringTo(entity, rowId)
  const others = users.filter(
    (user) => user.entity !== 'memo' && user.entity !== 'code_example' && user.entity !== 'attribute_value',
  )
  const row = rows.get(entity, rowId)
  const name = String(row?.['name'] ?? row?.['title'] ?? row?.['label'] ?? '')
  if (others.length > 0) throw new Refusal('validation', { reason: 'in_use', name })
  for (const user of users) writer.write(user.entity, user.id, null, null)
  writer.write(entity, rowId, null, null)
}

/** The decision of theirs, and the consensus's codings that came of it in the place of mine. */
function takeDecision(db: WriteDb, { rowId, theirs }: Conflict): void {
  const [decision, ...codings] = rowsIn(theirs)
  const rows = new Rows(db)
  const standing = rows.get('decision', rowId)
  if (!decision || !standing) throw gone('decision')
  const writer = new RowWriter(db)
  const mine = rows
    .where('coding', 'decision_id', rowId)
    .filter((coding) => coding['coder_id'] === consensusCoder)
  for (const coding of mine) {
    const id = String(coding['id'])
    for (const memo of rows.where('memo', 'subject_id', id))
      writer.write('memo', String(memo['id']), null, null)
    writer.write('coding', id, null, null)
  }
  writer.write('decision', rowId, { ...standing, ...decision, id: rowId }, null)
  for (const coding of codings) {
    const row = { ...coding, decision_id: rowId }
    refuseUnfit(db, rows, 'coding', row)
    writer.write('coding', String(coding['id']), row, null)
  }
}

/** The two codes that were given one name become one. */
function uniteCodes(db: WriteDb, { rowId, mine }: Conflict): void {
  const later = codeId.parse(rowId)
  const earlier = codeId.safeParse(valueIn(mine))
  const tree = loadCodeTree(db)
  if (!earlier.success || !tree.get(later) || !tree.get(earlier.data)) throw gone('code')
  codeOrRefuse(tree, later)
  mergeCodes(db, [later], earlier.data)
}
