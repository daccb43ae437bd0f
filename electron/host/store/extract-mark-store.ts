import type { ExtractMark } from '#shared/contract/retrieval.ts'
import { extractMarkId, type CoderId, type CodingId, type DocumentId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'

/** A mark on a coding that is there, whether the viewer may see it or not: for looking up, not for telling. */
export interface MarkRow {
  readonly id: string
  readonly coding: CodingId
  readonly document: DocumentId
  readonly mark: ExtractMark
}

const selected = `select extract_mark.id, coding.id as coding, coding.document_id as document, mark
  from extract_mark join coding on coding.id = extract_mark.coding_id`

/** Marks of codings that are gone are left out; they wait for those to come back. */
export function listMarks(db: ReadDb): MarkRow[] {
  return db.prepare<[], MarkRow>(selected).all()
}

/** Some marks by their own id, and all of some codings, each once. */
export function listSomeMarks(db: ReadDb, marks: readonly string[], codings: readonly string[]): MarkRow[] {
  return db
    .prepare<[string, string], MarkRow>(
      `${selected} where extract_mark.id in (select value from json_each(?))
        union ${selected} where extract_mark.coding_id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(marks), JSON.stringify(codings))
}

/** Which of `codings` the viewer may see, in order of id. */
export function listShownAmong(db: ReadDb, codings: readonly CodingId[]): CodingId[] {
  return db
    .prepare<[string], { id: CodingId }>(
      'select id from shown_coding where id in (select value from json_each(?)) order by id',
    )
    .all(JSON.stringify(codings))
    .map(({ id }) => id)
}

/** Puts a mark on codings. @returns how many did not bear it */
export function insertMarks(
  db: WriteDb,
  codings: readonly CodingId[],
  mark: ExtractMark,
  by: CoderId | null,
  at: string,
): number {
  const insert = db.prepare(
    `insert into extract_mark (id, coding_id, mark, coder_id, made_at) values (?, ?, ?, ?, ?)
       on conflict (coding_id, mark) do nothing`,
  )
  let marked = 0
  for (const coding of codings) marked += insert.run(newId(extractMarkId), coding, mark, by, at).changes
  return marked
}

/** Takes a mark off codings. @returns how many bore it */
export function deleteMarks(db: WriteDb, codings: readonly CodingId[], mark: ExtractMark): number {
  return db
    .prepare('delete from extract_mark where mark = ? and coding_id in (select value from json_each(?))')
    .run(mark, JSON.stringify(codings)).changes
}

/** Gives the marks of a coding to the one it becomes one with, which has each of them once. */
export function moveMarks(db: WriteDb, from: CodingId, to: CodingId): void {
  db.prepare(
    `update extract_mark set coding_id = ? where coding_id = ?
        and mark not in (select mark from extract_mark where coding_id = ?)`,
  ).run(to, from, to)
  db.prepare('delete from extract_mark where coding_id = ?').run(from)
}
