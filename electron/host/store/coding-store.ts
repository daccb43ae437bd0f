import type { CodebookVersionId, CoderId, CodeId, CodingId, DocumentId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface CodingRow {
  readonly id: CodingId
  readonly document: DocumentId
  readonly code: CodeId
  readonly coder: CoderId
  readonly start: number
  readonly end: number
  readonly version: number
  readonly memos: number
}

export interface NewCoding {
  readonly id: CodingId
  readonly document: DocumentId
  readonly code: CodeId
  readonly coder: CoderId
  readonly start: number
  readonly end: number
  readonly quoteHash: string
  readonly version: CodebookVersionId
  readonly at: string
}

const columns = `coding.id as id, coding.document_id as document, coding.code_id as code, coding.coder_id as coder,
  coding.start_at as start, coding.end_at as "end", codebook_version.number as version,
  (select count(*) from memo where memo.subject_id = coding.id) as memos`
const withVersion = 'from coding join codebook_version on codebook_version.id = coding.codebook_version_id'

/** Answers whether the coding is new: the same code by the same coder on the same span is there only once. */
export function insertCoding(db: WriteDb, row: NewCoding): boolean {
  const { changes } = db
    .prepare(
      `insert into coding (id, document_id, code_id, coder_id, start_at, end_at, quote_hash, codebook_version_id, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (document_id, coder_id, code_id, start_at, end_at) do nothing`,
    )
    .run(row.id, row.document, row.code, row.coder, row.start, row.end, row.quoteHash, row.version, row.at)
  return changes === 1
}

export function findCoding(
  db: ReadDb,
  row: Pick<NewCoding, 'document' | 'code' | 'coder' | 'start' | 'end'>,
): CodingRow | undefined {
  return db
    .prepare<[string, string, string, number, number], CodingRow>(
      `select ${columns} ${withVersion} where document_id = ? and coding.coder_id = ? and code_id = ? and start_at = ? and end_at = ?`,
    )
    .get(row.document, row.coder, row.code, row.start, row.end)
}

export function readCoding(db: ReadDb, id: CodingId): CodingRow | undefined {
  return db.prepare<[string], CodingRow>(`select ${columns} ${withVersion} where coding.id = ?`).get(id)
}

/** In order of place; all documents where `document` is null. */
export function listCodings(db: ReadDb, document: DocumentId | null): CodingRow[] {
  return document === null
    ? db
        .prepare<[], CodingRow>(
          `select ${columns} ${withVersion} order by document_id, start_at, end_at, coding.id`,
        )
        .all()
    : db
        .prepare<[string], CodingRow>(
          `select ${columns} ${withVersion} where document_id = ? order by start_at, end_at, coding.id`,
        )
        .all(document)
}

/** The codings of the given codes, in order of document and place. */
export function listCodingsOfCodes(db: ReadDb, codes: readonly CodeId[]): CodingRow[] {
  return db
    .prepare<[string], CodingRow>(
      `select ${columns} ${withVersion} join document on document.id = coding.document_id
        where code_id in (select value from json_each(?))
        order by document.position, document.id, start_at, end_at, coding.id`,
    )
    .all(JSON.stringify(codes))
}

/** Every coding bare, for computations over all of them. */
export function listBareCodings(
  db: ReadDb,
): { document: DocumentId; code: CodeId; coder: CoderId; start: number; end: number }[] {
  return db
    .prepare<[], { document: DocumentId; code: CodeId; coder: CoderId; start: number; end: number }>(
      'select document_id as document, code_id as code, coder_id as coder, start_at as start, end_at as "end" from coding',
    )
    .all()
}

/** Every coding of a document with the hash of the words it stood on when it was made. */
export function listQuoteHashes(
  db: ReadDb,
  document: DocumentId,
): { id: string; start: number; end: number; quoteHash: string }[] {
  return db
    .prepare<[string], { id: string; start: number; end: number; quoteHash: string }>(
      'select id, start_at as start, end_at as "end", quote_hash as quoteHash from coding where document_id = ?',
    )
    .all(document)
}

/** Takes a coding and its memos away. */
export function deleteCoding(db: WriteDb, id: CodingId): boolean {
  db.prepare("delete from memo where subject_kind = 'coding' and subject_id = ?").run(id)
  return db.prepare('delete from coding where id = ?').run(id).changes === 1
}

export function recodeCoding(db: WriteDb, id: CodingId, code: CodeId): void {
  db.prepare('update coding set code_id = ? where id = ?').run(code, id)
}

export function countCodingsByCode(db: ReadDb): Map<string, number> {
  const rows = db
    .prepare<[], { code: string; codings: number }>(
      'select code_id as code, count(*) as codings from coding group by code_id',
    )
    .all()
  return new Map(rows.map((row) => [row.code, row.codings]))
}

export function countCodingsByDocumentAndCoder(
  db: ReadDb,
): { document: DocumentId; coder: CoderId; codings: number }[] {
  return db
    .prepare<[], { document: DocumentId; coder: CoderId; codings: number }>(
      'select document_id as document, coder_id as coder, count(*) as codings from coding group by document_id, coder_id',
    )
    .all()
}
