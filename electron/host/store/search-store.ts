import type { Span } from '#shared/domain/span.ts'
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

/** Where a coder has this code in a document already, whoever looks: what coding it anew would find. */
export function listCodedPlaces(
  db: ReadDb,
  { document, code, coder, round }: Pick<NewCoding, 'document' | 'code' | 'coder' | 'round'>,
): Span[] {
  return db
    .prepare<[string, string, string, string], Span>(
      `select start_at as start, end_at as end from coding
        where document_id = ? and coder_id = ? and code_id = ? and coalesce(round_id, '') = ?`,
    )
    .all(document, coder, code, round ?? '')
}
