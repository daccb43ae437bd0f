import type { CodingState } from '#shared/contract/values.ts'
import { codingStateId, type CoderId, type DocumentId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'

export interface CodingStateRow {
  readonly document: DocumentId
  readonly coder: CoderId
  readonly state: Exclude<CodingState, 'not_started'>
}

export function listCodingStates(db: ReadDb): CodingStateRow[] {
  return db
    .prepare<[], CodingStateRow>('select document_id as document, coder_id as coder, state from coding_state')
    .all()
}

/** No row means not started. */
export function setCodingState(
  db: WriteDb,
  document: DocumentId,
  coder: CoderId,
  state: CodingState,
  at: string,
): void {
  if (state === 'not_started') {
    db.prepare('delete from coding_state where document_id = ? and coder_id = ?').run(document, coder)
    return
  }
  db.prepare(
    `insert into coding_state (id, document_id, coder_id, state, changed_at) values (?, ?, ?, ?, ?)
     on conflict (document_id, coder_id) do update set state = excluded.state, changed_at = excluded.changed_at
      where state <> excluded.state`,
  ).run(newId(codingStateId), document, coder, state, at)
}

/** Marks coding as in progress where it had not been started. */
export function startCoding(db: WriteDb, document: DocumentId, coder: CoderId, at: string): void {
  db.prepare(
    `insert into coding_state (id, document_id, coder_id, state, changed_at) values (?, ?, ?, 'in_progress', ?)
     on conflict (document_id, coder_id) do nothing`,
  ).run(newId(codingStateId), document, coder, at)
}

export function deleteCodingStatesOf(db: WriteDb, document: DocumentId): void {
  db.prepare('delete from coding_state where document_id = ?').run(document)
}
