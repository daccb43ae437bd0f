import type { DisagreementKind } from '#shared/contract/consensus.ts'
import {
  consensusCoder,
  type CodeId,
  type CoderId,
  type CodingId,
  type DecisionId,
  type DocumentId,
  type RoundId,
} from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

/** How a disagreement was settled. Its place is where it was then; the disagreement itself is found by its key. */
export interface DecisionRow {
  readonly id: DecisionId
  readonly document: DocumentId
  /** The round whose consensus it belongs to; null: outside of rounds. */
  readonly round: RoundId | null
  readonly start: number
  readonly end: number
  readonly key: string
  readonly kind: DisagreementKind
  readonly outcome: 'took' | 'other' | 'left_open'
  /** Whose codings were taken. */
  readonly took: readonly CoderId[]
  readonly reason: string
  readonly by: CoderId | null
  readonly at: string
}

type DecisionRecord = Omit<DecisionRow, 'took'> & {
  /** Ids with a space between. */
  readonly took: string
}
const columns = `id, document_id as document, round_id as round, start_at as start, end_at as "end",
  disagreement as key, kind, outcome, took, reason, coder_id as by, decided_at as at`

function rowOf(record: DecisionRecord): DecisionRow {
  // Ids were written by `putDecision`; one that is nobody's any more is answered as it stands.
  const took = record.took.split(' ').filter((id): id is CoderId => id !== '')
  return { ...record, took }
}

export function listDecisions(db: ReadDb): DecisionRow[] {
  return db.prepare<[], DecisionRecord>(`select ${columns} from decision`).all().map(rowOf)
}

export function readDecision(db: ReadDb, id: DecisionId): DecisionRow | undefined {
  const record = db.prepare<[string], DecisionRecord>(`select ${columns} from decision where id = ?`).get(id)
  return record && rowOf(record)
}

export function findDecision(db: ReadDb, key: string): DecisionRow | undefined {
  const record = db
    .prepare<[string], DecisionRecord>(`select ${columns} from decision where disagreement = ?`)
    .get(key)
  return record && rowOf(record)
}

/** Writes a decision; one under the same id is replaced. */
export function putDecision(db: WriteDb, row: DecisionRow): void {
  db.prepare(
    `insert into decision (id, document_id, round_id, start_at, end_at, disagreement, kind, outcome, took, reason, coder_id, decided_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set round_id = excluded.round_id, start_at = excluded.start_at,
       end_at = excluded.end_at, kind = excluded.kind, outcome = excluded.outcome, took = excluded.took,
       reason = excluded.reason, coder_id = excluded.coder_id, decided_at = excluded.decided_at`,
  ).run(
    row.id,
    row.document,
    row.round,
    row.start,
    row.end,
    row.key,
    row.kind,
    row.outcome,
    row.took.join(' '),
    row.reason,
    row.by,
    row.at,
  )
}

/** Takes a decision away. Its codings must have gone before. */
export function deleteDecision(db: WriteDb, id: DecisionId): void {
  db.prepare('delete from decision where id = ?').run(id)
}

/** A coding of the consensus. */
export interface ConsensusCodingRow {
  readonly id: CodingId
  readonly document: DocumentId
  readonly code: CodeId
  readonly start: number
  readonly end: number
  readonly round: RoundId | null
  /** The decision that made it; null: everybody had agreed on it. */
  readonly decision: DecisionId | null
  /** It has lost its words, and waits for others. */
  readonly isLost: boolean
}

type ConsensusRecord = Omit<ConsensusCodingRow, 'isLost'> & { readonly isLost: number }
const consensusColumns = `id, document_id as document, code_id as code, start_at as start, end_at as "end",
  round_id as round, decision_id as decision, lost_words is not null as isLost`
const shownRow = (record: ConsensusRecord): ConsensusCodingRow => ({ ...record, isLost: record.isLost === 1 })

/** The whole consensus of a document, or null: of all. The consensus is never blind. */
export function listConsensus(db: ReadDb, document: DocumentId | null): ConsensusCodingRow[] {
  const records =
    document === null
      ? db
          .prepare<[string], ConsensusRecord>(
            // By document, as the index goes: a scan would read everybody's.
            `select ${consensusColumns} from shown_coding
              where document_id in (select id from document) and coder_id = ?`,
          )
          .all(consensusCoder)
      : db
          .prepare<[string, string], ConsensusRecord>(
            `select ${consensusColumns} from shown_coding where document_id = ? and coder_id = ?`,
          )
          .all(document, consensusCoder)
  return records.map(shownRow)
}

/** The codings that a decision made. */
export function listCodingsOfDecision(db: ReadDb, decision: DecisionId): ConsensusCodingRow[] {
  return db
    .prepare<[string], ConsensusRecord>(`select ${consensusColumns} from coding where decision_id = ?`)
    .all(decision)
    .map(shownRow)
}

/** Lets a consensus coding be the work of another decision. */
export function handCodingOver(db: WriteDb, coding: CodingId, decision: DecisionId): void {
  db.prepare('update coding set decision_id = ? where id = ?').run(decision, coding)
}

/** Whether any of these codings is there and a person's, not the consensus's; and those that are not there any more. */
export function whoseCodings(
  db: ReadDb,
  ids: readonly string[],
): { readonly isAnyPersons: boolean; readonly gone: string[] } {
  const rows = db
    .prepare<[string], { id: string; coder: string | null }>(
      `select value as id, coding.coder_id as coder
         from json_each(?) left join coding on coding.id = value`,
    )
    .all(JSON.stringify(ids))
  return {
    isAnyPersons: rows.some(({ coder }) => coder !== null && coder !== consensusCoder),
    gone: rows.flatMap(({ id, coder }) => (coder === null ? [id] : [])),
  }
}
