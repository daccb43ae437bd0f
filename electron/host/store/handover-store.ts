import * as z from 'zod'
import { Refusal } from '#shared/errors.ts'
import {
  documentId,
  type CodeId,
  type CoderId,
  type CodingId,
  type DocumentId,
  type HandoverId,
} from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

/** A copy that was given to a colleague. */
export interface HandoverRow {
  readonly id: HandoverId
  readonly fileName: string
  /** Whom it is for. */
  readonly person: CoderId
  /** Null: the whole project. */
  readonly documents: readonly DocumentId[] | null
  readonly withOthers: boolean
  /** Who made it. */
  readonly by: CoderId | null
  readonly madeAt: string
  readonly returnedAt: string | null
  readonly calledOffAt: string | null
}

type HandoverRecord = Omit<HandoverRow, 'documents' | 'withOthers'> & {
  /** JSON of ids. */
  readonly documents: string | null
  readonly withOthers: number
}

const columns = `id, file_name as fileName, for_coder_id as person, documents, with_others as withOthers,
  coder_id as "by", made_at as madeAt, returned_at as returnedAt, called_off_at as calledOffAt`

const documentIds = z.array(documentId)

/** The file is nobody's to trust. @throws Refusal corrupt */
function idsIn(json: string): DocumentId[] {
  try {
    return documentIds.parse(JSON.parse(json))
  } catch (error) {
    throw new Refusal('corrupt', { reason: 'handover' }, { cause: error })
  }
}

function rowOf(record: HandoverRecord): HandoverRow {
  const { documents, withOthers } = record
  return { ...record, documents: documents === null ? null : idsIn(documents), withOthers: withOthers === 1 }
}

export function insertHandover(db: WriteDb, row: HandoverRow): void {
  db.prepare(
    `insert into handover (id, file_name, for_coder_id, documents, with_others, coder_id, made_at, returned_at, called_off_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    row.fileName,
    row.person,
    row.documents === null ? null : JSON.stringify(row.documents),
    row.withOthers ? 1 : 0,
    row.by,
    row.madeAt,
    row.returnedAt,
    row.calledOffAt,
  )
}

/** Newest first. */
export function listHandovers(db: ReadDb): HandoverRow[] {
  return db
    .prepare<[], HandoverRecord>(`select ${columns} from handover order by made_at desc, id desc`)
    .all()
    .map(rowOf)
}

export function readHandover(db: ReadDb, id: HandoverId): HandoverRow | undefined {
  const record = db.prepare<[string], HandoverRecord>(`select ${columns} from handover where id = ?`).get(id)
  return record && rowOf(record)
}

/** `at` null: it is expected again. */
export function setCalledOff(db: WriteDb, id: HandoverId, at: string | null): void {
  db.prepare('update handover set called_off_at = ? where id = ?').run(at, id)
}

/** A coding, in so far as handing over asks of it. */
export interface CodingWork {
  readonly id: CodingId
  readonly document: DocumentId
  readonly coder: CoderId
  readonly code: CodeId
  readonly from: CodeId | null
}

/** Every coding that the viewer may see. */
export function listShownCodings(db: ReadDb): CodingWork[] {
  return db
    .prepare<[], CodingWork>(
      `select id, document_id as document, coder_id as coder, code_id as code, from_code_id as "from"
         from shown_coding`,
    )
    .all()
}
