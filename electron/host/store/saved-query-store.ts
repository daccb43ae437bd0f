import { extractsQuestion, type ExtractsQuestion } from '#shared/contract/retrieval.ts'
import { Refusal } from '#shared/errors.ts'
import type { CoderId, SavedQueryId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface SavedQueryRow {
  readonly id: SavedQueryId
  readonly name: string
  readonly question: ExtractsQuestion
  /** Who saved it last. */
  readonly by: CoderId | null
  readonly createdAt: string
  readonly changedAt: string
}

/** The question as JSON. */
type SavedQueryRecord = Omit<SavedQueryRow, 'question'> & { readonly question: string }

const columns = `id, name, question, coder_id as "by", created_at as createdAt, changed_at as changedAt`

/** The file is nobody's to trust. @throws Refusal corrupt */
function questionIn(json: string): ExtractsQuestion {
  try {
    return extractsQuestion.parse(JSON.parse(json))
  } catch (error) {
    throw new Refusal('corrupt', { reason: 'saved_query' }, { cause: error })
  }
}

const rowOf = (record: SavedQueryRecord): SavedQueryRow => ({
  ...record,
  question: questionIn(record.question),
})

/** By name. @throws Refusal corrupt */
export function listSavedQueries(db: ReadDb): SavedQueryRow[] {
  return db
    .prepare<[], SavedQueryRecord>(`select ${columns} from saved_query order by name collate nocase, id`)
    .all()
    .map(rowOf)
}

/** Null where there is none. */
export function readSavedQueryName(db: ReadDb, id: SavedQueryId): string | null {
  const row = db.prepare<[string], { name: string }>('select name from saved_query where id = ?').get(id)
  return row?.name ?? null
}

/** What other saved queries are called. */
export function listOtherNames(db: ReadDb, id: SavedQueryId | null): string[] {
  return db
    .prepare<[string | null], { name: string }>('select name from saved_query where id is not ?')
    .all(id)
    .map(({ name }) => name)
}

export function insertSavedQuery(db: WriteDb, row: SavedQueryRow): void {
  db.prepare(
    `insert into saved_query (id, name, question, coder_id, created_at, changed_at) values (?, ?, ?, ?, ?, ?)`,
  ).run(row.id, row.name, JSON.stringify(row.question), row.by, row.createdAt, row.changedAt)
}

/** Leaves a row that says the same already as it is. */
export function updateSavedQuery(db: WriteDb, row: Omit<SavedQueryRow, 'createdAt'>): void {
  const question = JSON.stringify(row.question)
  db.prepare(
    `update saved_query set name = ?, question = ?, coder_id = ?, changed_at = ?
      where id = ? and (name is not ? or question is not ?)`,
  ).run(row.name, question, row.by, row.changedAt, row.id, row.name, question)
}

export function deleteSavedQuery(db: WriteDb, id: SavedQueryId): void {
  db.prepare('delete from saved_query where id = ?').run(id)
}
