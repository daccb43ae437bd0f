import type { DocumentId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import type { NewCoding } from './coding-store.ts'

/** The documents that any of these turns lie in now; a turn that is gone lies in none. */
export function documentsOfTurns(db: ReadDb, turns: readonly string[]): DocumentId[] {
  return db
    .prepare<[string], { document: DocumentId }>(
      `select distinct document_id as document from turn where id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(turns))
    .map((row) => row.document)
}

/** Whether there is this one coding, whoever looks: what coding it anew would find. */
export function isCoded(
  db: ReadDb,
  row: Pick<NewCoding, 'document' | 'code' | 'coder' | 'start' | 'end' | 'round'>,
): boolean {
  const found = db
    .prepare<[string, string, string, number, number, string], { id: string }>(
      `select id from coding
        where document_id = ? and coder_id = ? and code_id = ? and start_at = ? and end_at = ?
          and coalesce(round_id, '') = ?`,
    )
    .get(row.document, row.coder, row.code, row.start, row.end, row.round ?? '')
  return found !== undefined
}
