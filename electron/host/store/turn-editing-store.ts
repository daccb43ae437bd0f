import type { CodeId, CoderId, CodingId, DocumentId, MemoId, RoundId, TurnId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'
import type { TurnRow } from './document-store.ts'

/** A coding by its place, with what has to stay true of it when the text under it changes. */
export interface PlacedCoding {
  readonly id: CodingId
  readonly code: CodeId
  readonly coder: CoderId
  readonly round: RoundId | null
  readonly start: number
  readonly end: number
  readonly quoteHash: string
  /** The words it stood on, where mending has lost them. */
  readonly lostWords: string | null
}

export interface PlacedMemo {
  readonly id: MemoId
  readonly start: number
  readonly end: number
}

/** Where a turn is: its document, and its place in the order there. */
export function findTurn(
  db: ReadDb,
  id: TurnId,
): { readonly document: DocumentId; readonly position: number } | undefined {
  return db
    .prepare<[string], { document: DocumentId; position: number }>(
      'select document_id as document, position from turn where id = ?',
    )
    .get(id)
}

export function updateTurn(db: WriteDb, row: TurnRow): void {
  db.prepare(
    `update turn set speaker_id = ?, timestamp = ?, start_at = ?, body_start = ?, body_end = ?, end_at = ? where id = ?`,
  ).run(row.speaker, row.timestamp, row.start, row.bodyStart, row.bodyEnd, row.end, row.id)
}

/** Leaves room for one turn after a position. */
export function makeRoomForTurn(db: WriteDb, document: DocumentId, after: number): void {
  db.prepare('update turn set position = position + 1 where document_id = ? and position > ?').run(
    document,
    after,
  )
}

export function deleteTurn(db: WriteDb, id: TurnId): void {
  db.prepare('delete from turn where id = ?').run(id)
}

/** Gives a document another text. `originalBodyHash`: the text it was imported with; null where it has that again. */
export function putText(
  db: WriteDb,
  row: {
    readonly id: DocumentId
    readonly bodyHash: string
    readonly originalBodyHash: string | null
    readonly characters: number
    readonly words: number
  },
): void {
  db.prepare(
    'update document set body_hash = ?, original_body_hash = ?, characters = ?, words = ? where id = ?',
  ).run(row.bodyHash, row.originalBodyHash, row.characters, row.words, row.id)
}

/** In order of place; every one, whoever looks: mending moves them all. */
export function listPlacedCodings(db: ReadDb, document: DocumentId): PlacedCoding[] {
  return db
    .prepare<[string], PlacedCoding>(
      `select id, code_id as code, coder_id as coder, round_id as round, start_at as start, end_at as "end",
         quote_hash as quoteHash,
         lost_words as lostWords
       from coding where document_id = ? order by start_at, end_at, id`,
    )
    .all(document)
}

/** Those of a document's codings that the viewer may see. */
export function listSeenCodingIds(db: ReadDb, document: DocumentId): Set<CodingId> {
  return new Set(
    db
      .prepare<[string], { id: CodingId }>('select id from shown_coding where document_id = ?')
      .all(document)
      .map((row) => row.id),
  )
}

export function placeCoding(
  db: WriteDb,
  row: Pick<PlacedCoding, 'id' | 'start' | 'end' | 'quoteHash' | 'lostWords'>,
): void {
  db.prepare('update coding set start_at = ?, end_at = ?, quote_hash = ?, lost_words = ? where id = ?').run(
    row.start,
    row.end,
    row.quoteHash,
    row.lostWords,
    row.id,
  )
}

/** The memos on spans of a document. */
export function listPlacedMemos(db: ReadDb, document: DocumentId): PlacedMemo[] {
  return db
    .prepare<[string], PlacedMemo>(
      `select id, start_at as start, end_at as "end" from memo where subject_kind = 'span' and subject_id = ?`,
    )
    .all(document)
}

export function placeMemo(db: WriteDb, row: PlacedMemo): void {
  db.prepare('update memo set start_at = ?, end_at = ? where id = ?').run(row.start, row.end, row.id)
}
