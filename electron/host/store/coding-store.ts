import type {
  CodebookVersionId,
  CoderId,
  CodeId,
  CodingId,
  DecisionId,
  DocumentId,
  RoundId,
} from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface CodingRow {
  readonly id: CodingId
  readonly document: DocumentId
  readonly code: CodeId
  readonly coder: CoderId
  readonly start: number
  readonly end: number
  readonly version: number
  /** The round it was made in; null: outside of rounds. */
  readonly round: RoundId | null
  readonly memos: number
  /** The free code it was made under, since collapsed into this one. */
  readonly from: CodeId | null
  /** The words it stood on, where a mended transcript has lost them. */
  readonly lost: string | null
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
  /** The round it belongs to; null: to none. */
  readonly round: RoundId | null
  /** Of the consensus: the decision that made it. */
  readonly decision?: DecisionId | null
}

const columns = `coding.id as id, coding.document_id as document, coding.code_id as code, coding.coder_id as coder,
  coding.start_at as start, coding.end_at as "end", codebook_version.number as version, coding.round_id as round,
  (select count(*) from shown_memo where shown_memo.subject_id = coding.id) as memos,
  coding.from_code_id as "from", coding.lost_words as lost`
const versioned = 'join codebook_version on codebook_version.id = coding.codebook_version_id'
/** What the viewer may see: for answers. */
const shown = `from shown_coding as coding ${versioned}`
/** Every row there is: for what keeps the data whole. Nothing of it is told. */
const every = `from coding ${versioned}`

/** Answers whether the coding is new: the same code by the same coder on the same span in a round is there only once. */
export function insertCoding(db: WriteDb, row: NewCoding): boolean {
  const { changes } = db
    .prepare(
      `insert into coding (id, document_id, code_id, coder_id, start_at, end_at, quote_hash, codebook_version_id, created_at, round_id, decision_id)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (document_id, coder_id, code_id, start_at, end_at, coalesce(round_id, '')) do nothing`,
    )
    .run(
      row.id,
      row.document,
      row.code,
      row.coder,
      row.start,
      row.end,
      row.quoteHash,
      row.version,
      row.at,
      row.round,
      row.decision ?? null,
    )
  return changes === 1
}

/** The one coding of this code, coder, span and round, whether the viewer may see it or not. */
export function findCoding(
  db: ReadDb,
  row: Pick<NewCoding, 'document' | 'code' | 'coder' | 'start' | 'end' | 'round'>,
): CodingRow | undefined {
  return db
    .prepare<[string, string, string, number, number, string], CodingRow>(
      `select ${columns} ${every} where document_id = ? and coding.coder_id = ? and code_id = ? and start_at = ? and end_at = ?
        and coalesce(round_id, '') = ?`,
    )
    .get(row.document, row.coder, row.code, row.start, row.end, row.round ?? '')
}

/** A coding that the viewer may see. */
export function readCoding(db: ReadDb, id: CodingId): CodingRow | undefined {
  return db.prepare<[string], CodingRow>(`select ${columns} ${shown} where coding.id = ?`).get(id)
}

/** In order of place; all documents where `document` is null. */
export function listCodings(db: ReadDb, document: DocumentId | null): CodingRow[] {
  return document === null
    ? db
        .prepare<[], CodingRow>(
          `select ${columns} ${shown} order by document_id, start_at, end_at, coding.id`,
        )
        .all()
    : db
        .prepare<[string], CodingRow>(
          `select ${columns} ${shown} where document_id = ? order by start_at, end_at, coding.id`,
        )
        .all(document)
}

/** Those of `ids` that are there, in order of document and place. */
export function listSomeCodings(db: ReadDb, ids: readonly CodingId[]): CodingRow[] {
  return db
    .prepare<[string], CodingRow>(
      `select ${columns} ${shown} where coding.id in (select value from json_each(?))
        order by document_id, start_at, end_at, coding.id`,
    )
    .all(JSON.stringify(ids))
}

/** Codings that wait for words, in order of document and place. */
export function listOrphans(db: ReadDb): CodingRow[] {
  return db
    .prepare<[], CodingRow>(
      `select ${columns} ${shown} join document on document.id = coding.document_id
        where lost_words is not null order by document.position, document.id, start_at, end_at, coding.id`,
    )
    .all()
}

const ofCodes = `join document on document.id = coding.document_id
  where code_id in (select value from json_each(?))
  order by document.position, document.id, start_at, end_at, coding.id`

/** The codings of the given codes, in order of document and place. Orphans are among them. */
export function listCodingsOfCodes(db: ReadDb, codes: readonly CodeId[]): CodingRow[] {
  return db.prepare<[string], CodingRow>(`select ${columns} ${shown} ${ofCodes}`).all(JSON.stringify(codes))
}

/** The same whoever looks: for what moves them all. */
export function listEveryCodingOfCodes(db: ReadDb, codes: readonly CodeId[]): CodingRow[] {
  return db.prepare<[string], CodingRow>(`select ${columns} ${every} ${ofCodes}`).all(JSON.stringify(codes))
}

/** Every coding of a document, whoever looks: for taking the document away. */
export function listEveryCodingId(db: ReadDb, document: DocumentId): CodingId[] {
  return db
    .prepare<[string], { id: CodingId }>('select id from coding where document_id = ?')
    .all(document)
    .map((row) => row.id)
}

export interface BareCoding {
  readonly id: CodingId
  readonly document: DocumentId
  readonly code: CodeId
  readonly coder: CoderId
  readonly start: number
  readonly end: number
  /** Number of the codebook's version. */
  readonly version: number
  readonly round: RoundId | null
}

/** Every coding that stands on its words and may be seen, bare, for computations over all of them. */
export function listBareCodings(db: ReadDb): BareCoding[] {
  return db
    .prepare<[], BareCoding>(
      `select coding.id as id, document_id as document, code_id as code, coding.coder_id as coder, start_at as start,
         end_at as "end", codebook_version.number as version, round_id as round
       ${shown} where lost_words is null`,
    )
    .all()
}

export interface QuoteHashRow {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly quoteHash: string
  readonly lost: string | null
  /** Whether the viewer may see it: 0 or 1. */
  readonly seen: number
}

/** Every coding of a document, whoever looks, with the hash of the words it stood on when it was made. */
export function listQuoteHashes(db: ReadDb, document: DocumentId): QuoteHashRow[] {
  return db
    .prepare<[string], QuoteHashRow>(
      `select id, start_at as start, end_at as "end", quote_hash as quoteHash, lost_words as lost,
         id in (select id from shown_coding where document_id = coding.document_id) as seen
         from coding where document_id = ?`,
    )
    .all(document)
}

/** Takes a coding and its memos away. */
export function deleteCoding(db: WriteDb, id: CodingId): boolean {
  db.prepare("delete from memo where subject_kind = 'coding' and subject_id = ?").run(id)
  return db.prepare('delete from coding where id = ?').run(id).changes === 1
}

/** Where a coding stands, under which code, and which free code it came from. */
export type CodingPlace = Pick<CodingRow, 'code' | 'start' | 'end' | 'from'>

/** Gives a coding another place or code; its words stay the ones it was made on. */
export function moveCoding(db: WriteDb, id: CodingId, to: CodingPlace): void {
  db.prepare('update coding set code_id = ?, start_at = ?, end_at = ?, from_code_id = ? where id = ?').run(
    to.code,
    to.start,
    to.end,
    to.from,
    id,
  )
}

/** Lets a coding stand on the words of this hash; an orphan is none after that. */
export function setCodingWords(db: WriteDb, id: CodingId, quoteHash: string): void {
  db.prepare('update coding set quote_hash = ?, lost_words = null where id = ?').run(quoteHash, id)
}

/** A second coding like the one there is, made then and under that version, on another span. */
export function copyCoding(
  db: WriteDb,
  id: CodingId,
  copy: Pick<NewCoding, 'id' | 'start' | 'end' | 'quoteHash'>,
): void {
  db.prepare(
    `insert into coding (id, document_id, code_id, coder_id, start_at, end_at, quote_hash, codebook_version_id, created_at, from_code_id, round_id, decision_id)
     select ?, document_id, code_id, coder_id, ?, ?, ?, codebook_version_id, created_at, from_code_id, round_id, decision_id
       from coding where id = ?`,
  ).run(copy.id, copy.start, copy.end, copy.quoteHash, id)
}

export function countCodingsByCode(db: ReadDb): Map<string, number> {
  const rows = db
    .prepare<[], { code: string; codings: number }>(
      'select code_id as code, count(*) as codings from shown_coding group by code_id',
    )
    .all()
  return new Map(rows.map((row) => [row.code, row.codings]))
}

/** How many codings the given codes have, by document and coder. */
export function countCodingsOfCodes(
  db: ReadDb,
  codes: readonly CodeId[],
): { document: DocumentId; coder: CoderId; codings: number }[] {
  return db
    .prepare<[string], { document: DocumentId; coder: CoderId; codings: number }>(
      `select document_id as document, coder_id as coder, count(*) as codings from shown_coding
        where code_id in (select value from json_each(?)) group by document_id, coder_id`,
    )
    .all(JSON.stringify(codes))
}

export function countCodingsByDocumentAndCoder(
  db: ReadDb,
): { document: DocumentId; coder: CoderId; round: RoundId | null; codings: number }[] {
  return db
    .prepare<[], { document: DocumentId; coder: CoderId; round: RoundId | null; codings: number }>(
      `select document_id as document, coder_id as coder, round_id as round, count(*) as codings from shown_coding
        group by document_id, coder_id, round_id`,
    )
    .all()
}

/** Whether there is any coding of a code, also one that the viewer may not see. */
export function isCodeUsed(db: ReadDb, code: CodeId): boolean {
  return db.prepare<[string]>('select 1 from coding where code_id = ? limit 1').get(code) !== undefined
}
