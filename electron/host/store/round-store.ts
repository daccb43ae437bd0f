import {
  roundCoderId,
  roundDocumentId,
  type CodebookVersionId,
  type CoderId,
  type DocumentId,
  type RoundId,
} from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'

export interface RoundRow {
  readonly id: RoundId
  readonly name: string
  readonly note: string
  readonly versionId: CodebookVersionId
  /** Number of the codebook's version. */
  readonly version: number
  readonly blind: boolean
  /** Who made it. */
  readonly by: CoderId | null
  readonly createdAt: string
  readonly closedAt: string | null
}

export interface RoundDocumentRow {
  readonly round: RoundId
  readonly document: DocumentId
  readonly title: string
  readonly openedAt: string | null
}

type RoundRecord = Omit<RoundRow, 'blind'> & { readonly blind: number }
const columns = `round.id as id, round.name as name, round.note as note, codebook_version_id as versionId,
  codebook_version.number as version, blind, round.coder_id as by, round.created_at as createdAt, closed_at as closedAt
  from round join codebook_version on codebook_version.id = round.codebook_version_id`
const rowOf = (record: RoundRecord): RoundRow => ({ ...record, blind: record.blind === 1 })

/** Newest first. */
export function listRounds(db: ReadDb): RoundRow[] {
  return db
    .prepare<[], RoundRecord>(`select ${columns} order by round.created_at desc, round.id desc`)
    .all()
    .map(rowOf)
}

export function readRound(db: ReadDb, id: RoundId): RoundRow | undefined {
  const record = db.prepare<[string], RoundRecord>(`select ${columns} where round.id = ?`).get(id)
  return record && rowOf(record)
}

export function insertRound(db: WriteDb, row: Omit<RoundRow, 'version' | 'closedAt'>): void {
  db.prepare(
    'insert into round (id, name, note, codebook_version_id, blind, coder_id, created_at) values (?, ?, ?, ?, ?, ?, ?)',
  ).run(row.id, row.name, row.note, row.versionId, row.blind ? 1 : 0, row.by, row.createdAt)
}

export function updateRound(
  db: WriteDb,
  row: Pick<RoundRow, 'id' | 'name' | 'note' | 'blind' | 'closedAt'>,
): void {
  db.prepare('update round set name = ?, note = ?, blind = ?, closed_at = ? where id = ?').run(
    row.name,
    row.note,
    row.blind ? 1 : 0,
    row.closedAt,
    row.id,
  )
}

/** Takes a round away in which nobody has coded, with the states in it. */
export function deleteRound(db: WriteDb, id: RoundId): void {
  db.prepare('delete from coding_state where round_id = ?').run(id)
  db.prepare('delete from round_coder where round_id = ?').run(id)
  db.prepare('delete from round_document where round_id = ?').run(id)
  db.prepare('delete from round where id = ?').run(id)
}

/** Who codes in which round; in each, in the order in which they came to the project. */
export function listRoundCoders(db: ReadDb): { readonly round: RoundId; readonly coder: CoderId }[] {
  return db
    .prepare<[], { round: RoundId; coder: CoderId }>(
      `select round_id as round, coder_id as coder from round_coder join coder on coder.id = round_coder.coder_id
        order by coder.created_at, coder.id`,
    )
    .all()
}

/** The documents of every round, in the project's order. */
export function listRoundDocuments(db: ReadDb): RoundDocumentRow[] {
  return db
    .prepare<[], RoundDocumentRow>(
      `select round_id as round, document_id as document, title, opened_at as openedAt
         from round_document join document on document.id = round_document.document_id
        order by document.position, document.id`,
    )
    .all()
}

/** Makes these the coders of a round. */
export function setRoundCoders(db: WriteDb, round: RoundId, coders: readonly CoderId[]): void {
  db.prepare(
    'delete from round_coder where round_id = ? and coder_id not in (select value from json_each(?))',
  ).run(round, JSON.stringify(coders))
  const insert = db.prepare(
    'insert into round_coder (id, round_id, coder_id) values (?, ?, ?) on conflict (round_id, coder_id) do nothing',
  )
  for (const coder of new Set(coders)) insert.run(newId(roundCoderId), round, coder)
}

/** Makes these the documents of a round. */
export function setRoundDocuments(db: WriteDb, round: RoundId, documents: readonly DocumentId[]): void {
  db.prepare(
    'delete from round_document where round_id = ? and document_id not in (select value from json_each(?))',
  ).run(round, JSON.stringify(documents))
  const insert = db.prepare(
    'insert into round_document (id, round_id, document_id) values (?, ?, ?) on conflict (round_id, document_id) do nothing',
  )
  for (const document of new Set(documents)) insert.run(newId(roundDocumentId), round, document)
}

export function openRoundDocument(db: WriteDb, round: RoundId, document: DocumentId, at: string): void {
  db.prepare(
    'update round_document set opened_at = ? where round_id = ? and document_id = ? and opened_at is null',
  ).run(at, round, document)
}

/** Takes a document out of every round, before it goes. */
export function deleteRoundDocumentsOf(db: WriteDb, document: DocumentId): void {
  db.prepare('delete from round_document where document_id = ?').run(document)
}

/** Who has coded which documents in a round: whoever looks, so nothing of it is told but that it is so. */
export function listBegun(
  db: ReadDb,
  round: RoundId,
): { readonly document: DocumentId; readonly coder: CoderId }[] {
  return db
    .prepare<[string, string], { document: DocumentId; coder: CoderId }>(
      `select document_id as document, coder_id as coder from coding where round_id = ?
       union select document_id, coder_id from coding_state where round_id = ?`,
    )
    .all(round, round)
}

/** Whether any coding is kept in a round, the consensus's too. */
export function isRoundUsed(db: ReadDb, round: RoundId): boolean {
  return (
    db
      .prepare<[string, string]>(
        'select 1 from coding where round_id = ? union all select 1 from decision where round_id = ? limit 1',
      )
      .get(round, round) !== undefined
  )
}

/** Where a coder's work on a document goes. */
export interface Layer {
  readonly id: RoundId
  readonly name: string
  readonly blind: boolean
  readonly versionId: CodebookVersionId
  readonly openedAt: string | null
  readonly closedAt: string | null
}

const layers = `select round.id as id, round.name as name, blind, codebook_version_id as versionId,
    round_document.opened_at as openedAt, closed_at as closedAt
  from round join round_coder on round_coder.round_id = round.id
    join round_document on round_document.round_id = round.id
  where round_coder.coder_id = ? and round_document.document_id = ?`

/** The rounds that name both a document and a coder, newest first, running or not. */
export function listLayers(db: ReadDb, document: DocumentId, coder: CoderId): Layer[] {
  return db
    .prepare<[string, string], Omit<Layer, 'blind'> & { readonly blind: number }>(
      `${layers} order by round.created_at desc, round.id desc`,
    )
    .all(coder, document)
    .map((row) => ({ ...row, blind: row.blind === 1 }))
}

/**
 * For a document and a coder, the round that takes new codings, else the newest that names both. Whether it takes them,
 * and whether it keeps their work apart still.
 */
export function listNewestLayers(db: ReadDb): {
  readonly document: DocumentId
  readonly coder: CoderId
  readonly round: RoundId
  readonly isRunning: number
  readonly isApart: number
}[] {
  return db
    .prepare<
      [],
      { document: DocumentId; coder: CoderId; round: RoundId; isRunning: number; isApart: number }
    >(
      `select document, coder, round, isRunning, isApart from (
         select round_document.document_id as document, round_coder.coder_id as coder, round.id as round,
           closed_at is null and round_document.opened_at is null as isRunning,
           blind = 1 and round_document.opened_at is null as isApart,
           row_number() over (partition by round_document.document_id, round_coder.coder_id
             order by closed_at is null and round_document.opened_at is null desc, round.created_at desc,
               round.id desc) as place
         from round join round_coder on round_coder.round_id = round.id
           join round_document on round_document.round_id = round.id)
       where place = 1`,
    )
    .all()
}

/** Takes the decisions on a document away; the codings they made must have gone before. */
export function deleteDecisionsOf(db: WriteDb, document: DocumentId): void {
  db.prepare('delete from decision where document_id = ?').run(document)
}

/** Whether a coding or a state is in a blind round's document that was opened: it stays as it is. */
export function isFrozen(db: ReadDb, round: RoundId | null, document: DocumentId): boolean {
  if (round === null) return false
  return (
    db
      .prepare<[string, string]>(
        `select 1 from round_document join round on round.id = round_document.round_id
          where round.id = ? and document_id = ? and blind = 1 and opened_at is not null`,
      )
      .get(round, document) !== undefined
  )
}
