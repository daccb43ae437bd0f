import type { Mode } from '#shared/contract/values.ts'
import type { CaseId, DocumentId, ParticipantId, SpeakerId, TurnId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface DocumentRow {
  readonly id: DocumentId
  readonly caseId: CaseId | null
  readonly title: string
  readonly mode: Mode
  readonly bodyHash: string
  /** The text it was imported with, where that was mended since. */
  readonly originalBodyHash: string | null
  readonly sourceHash: string
  readonly sourceName: string
  readonly layout: string | null
  readonly characters: number
  readonly words: number
  readonly importedAt: string
  readonly position: number
}

export interface SpeakerRow {
  readonly id: SpeakerId
  readonly documentId: DocumentId
  readonly label: string
  readonly participantId: ParticipantId | null
  readonly interviewer: boolean
  readonly position: number
}

export interface TurnRow {
  readonly id: TurnId
  readonly speaker: SpeakerId | null
  readonly timestamp: string | null
  readonly start: number
  readonly bodyStart: number
  readonly bodyEnd: number
  readonly end: number
}

const columns = `id, case_id as caseId, title, mode, body_hash as bodyHash,
  original_body_hash as originalBodyHash, source_hash as sourceHash, source_name as sourceName, layout, characters, words, imported_at as importedAt, position`

export function listDocuments(db: ReadDb): DocumentRow[] {
  return db.prepare<[], DocumentRow>(`select ${columns} from document order by position, id`).all()
}

export function readDocument(db: ReadDb, id: DocumentId): DocumentRow | undefined {
  return db.prepare<[string], DocumentRow>(`select ${columns} from document where id = ?`).get(id)
}

/** The document's whole text, or undefined for an unknown hash. */
export function readBody(db: ReadDb, hash: string): string | undefined {
  return db.prepare<[string], { text: string }>('select text from body where hash = ?').get(hash)?.text
}

export function insertBody(db: WriteDb, hash: string, text: string): void {
  db.prepare('insert into body (hash, text) values (?, ?) on conflict (hash) do nothing').run(hash, text)
}

export function listBodyHashes(db: ReadDb): string[] {
  return db
    .prepare<[], { hash: string }>('select hash from body order by hash')
    .all()
    .map((row) => row.hash)
}

export function insertSource(db: WriteDb, hash: string, mediaType: string, bytes: Uint8Array): void {
  db.prepare(
    'insert into source (hash, media_type, bytes) values (?, ?, ?) on conflict (hash) do nothing',
  ).run(hash, mediaType, bytes)
}

export function readSourceBytes(db: ReadDb, hash: string): Uint8Array | undefined {
  return db.prepare<[string], { bytes: Uint8Array }>('select bytes from source where hash = ?').get(hash)
    ?.bytes
}

/** The titles of documents made from these very bytes. */
export function titlesFromSource(db: ReadDb, hash: string): string[] {
  return db
    .prepare<[string], { title: string }>(
      'select title from document where source_hash = ? order by position',
    )
    .all(hash)
    .map((row) => row.title)
}

export function insertDocument(db: WriteDb, row: Omit<DocumentRow, 'position' | 'originalBodyHash'>): void {
  db.prepare(
    `insert into document (id, case_id, title, mode, body_hash, source_hash, source_name, layout, characters, words, imported_at, position)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select coalesce(max(position), -1) + 1 from document))`,
  ).run(
    row.id,
    row.caseId,
    row.title,
    row.mode,
    row.bodyHash,
    row.sourceHash,
    row.sourceName,
    row.layout,
    row.characters,
    row.words,
    row.importedAt,
  )
}

export function updateDocument(
  db: WriteDb,
  row: Pick<DocumentRow, 'id' | 'caseId' | 'title' | 'mode'>,
): void {
  db.prepare('update document set case_id = ?, title = ?, mode = ? where id = ?').run(
    row.caseId,
    row.title,
    row.mode,
    row.id,
  )
}

/** Takes a document with its turns and speakers away. Its codings, states and memos must have gone before. */
export function deleteDocument(db: WriteDb, id: DocumentId): void {
  db.prepare('delete from turn where document_id = ?').run(id)
  db.prepare('delete from speaker where document_id = ?').run(id)
  db.prepare('delete from document where id = ?').run(id)
}

export function insertSpeaker(db: WriteDb, row: SpeakerRow): void {
  db.prepare(
    'insert into speaker (id, document_id, label, participant_id, interviewer, position) values (?, ?, ?, ?, ?, ?)',
  ).run(row.id, row.documentId, row.label, row.participantId, row.interviewer ? 1 : 0, row.position)
}

export function updateSpeaker(
  db: WriteDb,
  row: Pick<SpeakerRow, 'id' | 'participantId' | 'interviewer'>,
): void {
  db.prepare('update speaker set participant_id = ?, interviewer = ? where id = ?').run(
    row.participantId,
    row.interviewer ? 1 : 0,
    row.id,
  )
}

type SpeakerRecord = Omit<SpeakerRow, 'interviewer'> & { readonly interviewer: number }
const speakerColumns =
  'id, document_id as documentId, label, participant_id as participantId, interviewer, position'

export function listSpeakers(db: ReadDb, document: DocumentId | null): SpeakerRow[] {
  const rows =
    document === null
      ? db
          .prepare<[], SpeakerRecord>(`select ${speakerColumns} from speaker order by document_id, position`)
          .all()
      : db
          .prepare<[string], SpeakerRecord>(
            `select ${speakerColumns} from speaker where document_id = ? order by position`,
          )
          .all(document)
  return rows.map((row) => ({ ...row, interviewer: row.interviewer === 1 }))
}

export function readSpeaker(db: ReadDb, id: SpeakerId): SpeakerRow | undefined {
  const row = db
    .prepare<[string], SpeakerRecord>(`select ${speakerColumns} from speaker where id = ?`)
    .get(id)
  return row && { ...row, interviewer: row.interviewer === 1 }
}

export function insertTurn(db: WriteDb, document: DocumentId, position: number, row: TurnRow): void {
  db.prepare(
    `insert into turn (id, document_id, position, speaker_id, timestamp, start_at, body_start, body_end, end_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    document,
    position,
    row.speaker,
    row.timestamp,
    row.start,
    row.bodyStart,
    row.bodyEnd,
    row.end,
  )
}

export function listTurns(db: ReadDb, document: DocumentId): TurnRow[] {
  return db
    .prepare<[string], TurnRow>(
      `select id, speaker_id as speaker, timestamp, start_at as start, body_start as bodyStart, body_end as bodyEnd, end_at as "end"
         from turn where document_id = ? order by position`,
    )
    .all(document)
}

export function countTurns(db: ReadDb): Map<string, number> {
  const rows = db
    .prepare<[], { document: string; turns: number }>(
      'select document_id as document, count(*) as turns from turn group by document_id',
    )
    .all()
  return new Map(rows.map((row) => [row.document, row.turns]))
}
