import type { CodingState } from '#shared/contract/values.ts'
import { codingStateId, type CoderId, type DocumentId, type RoundId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'

export interface CodingStateRow {
  readonly document: DocumentId
  readonly coder: CoderId
  /** Null: outside of rounds. */
  readonly round: RoundId | null
  readonly state: Exclude<CodingState, 'not_started'>
}

const columns = 'document_id as document, coder_id as coder, round_id as round, state'

export function listCodingStates(db: ReadDb): CodingStateRow[] {
  return db.prepare<[], CodingStateRow>(`select ${columns} from coding_state`).all()
}

/** Of one coder with one document, in a round or outside of rounds. */
export function readCodingState(
  db: ReadDb,
  document: DocumentId,
  coder: CoderId,
  round: RoundId | null,
): CodingState {
  return (
    db
      .prepare<[string, string, string], { state: CodingState }>(
        "select state from coding_state where document_id = ? and coder_id = ? and coalesce(round_id, '') = ?",
      )
      .get(document, coder, round ?? '')?.state ?? 'not_started'
  )
}

/** No row means not started. */
export function setCodingState(
  db: WriteDb,
  document: DocumentId,
  coder: CoderId,
  round: RoundId | null,
  state: CodingState,
  at: string,
): void {
  if (state === 'not_started') {
    db.prepare(
      "delete from coding_state where document_id = ? and coder_id = ? and coalesce(round_id, '') = ?",
    ).run(document, coder, round ?? '')
    return
  }
  db.prepare(
    `insert into coding_state (id, document_id, coder_id, round_id, state, changed_at) values (?, ?, ?, ?, ?, ?)
     on conflict (document_id, coder_id, coalesce(round_id, '')) do update
      set state = excluded.state, changed_at = excluded.changed_at where state <> excluded.state`,
  ).run(newId(codingStateId), document, coder, round, state, at)
}

/** Marks coding as in progress where it had not been started. */
export function startCoding(
  db: WriteDb,
  document: DocumentId,
  coder: CoderId,
  round: RoundId | null,
  at: string,
): void {
  db.prepare(
    `insert into coding_state (id, document_id, coder_id, round_id, state, changed_at) values (?, ?, ?, ?, 'in_progress', ?)
     on conflict (document_id, coder_id, coalesce(round_id, '')) do nothing`,
  ).run(newId(codingStateId), document, coder, round, at)
}

export function deleteCodingStatesOf(db: WriteDb, document: DocumentId): void {
  db.prepare('delete from coding_state where document_id = ?').run(document)
}
