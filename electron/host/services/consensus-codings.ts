import type { Span } from '#shared/domain/span.ts'
import {
  codingId,
  consensusCoder,
  type CodeId,
  type CodebookVersionId,
  type DecisionId,
  type DocumentId,
  type RoundId,
} from '#shared/ids.ts'
import { newId, type WriteDb } from '../project/index.ts'
import { deleteCoding, insertCoding, setCodingWords } from '../store/coding-store.ts'
import {
  handCodingOver,
  listCodingsOfDecision,
  listConsensus,
  type ConsensusCodingRow,
} from '../store/decision-store.ts'
import { now } from './clock.ts'
import { currentVersionId } from './codebook-writing.ts'
import { quoteHashOf } from './coding-room.ts'
import type { LoadedDocument } from './session.ts'

/** A code on a span of a document. */
export type ConsensusPlace = Span & { readonly document: DocumentId; readonly code: CodeId }

/** Names a place in a round's consensus: there is one coding of it at most. */
export function placeIn(round: RoundId | null, { document, code, start, end }: ConsensusPlace): string {
  return `${document} ${code} ${start} ${end} ${round ?? ''}`
}

/** Writes the consensus's codings, within one command. */
export class ConsensusWriter {
  readonly #db: WriteDb
  readonly #documentOf: (id: DocumentId) => LoadedDocument
  readonly #standing = new Map<DocumentId, Map<string, ConsensusCodingRow>>()
  readonly #version: CodebookVersionId
  readonly #at = now()

  /** @param documentOf the document as it is coded now */
  constructor(db: WriteDb, documentOf: (id: DocumentId) => LoadedDocument) {
    this.#db = db
    this.#documentOf = documentOf
    this.#version = currentVersionId(db)
  }

  /**
   * Puts a coding into a round's consensus. One that is there already stays: what was agreed on is nobody's decision,
   * what another decision made becomes the work of this one, and one that waited for its words stands on them again.
   * @param decision the decision that makes it; null: all agree
   * @returns whether it is new
   */
  put(place: ConsensusPlace, round: RoundId | null, decision: DecisionId | null): boolean {
    const standing = this.#standingIn(place.document)
    const key = placeIn(round, place)
    const quoteHash = quoteHashOf(this.#documentOf(place.document), place)
    const same = standing.get(key)
    if (same) {
      if (same.isLost) setCodingWords(this.#db, same.id, quoteHash)
      const isHandedOver = decision !== null && same.decision !== null && same.decision !== decision
      if (isHandedOver) handCodingOver(this.#db, same.id, decision)
      standing.set(key, { ...same, isLost: false, decision: isHandedOver ? decision : same.decision })
      return false
    }
    const { document, code, start, end } = place
    const row = { id: newId(codingId), document, code, start, end, round, decision }
    insertCoding(this.#db, {
      ...row,
      coder: consensusCoder,
      quoteHash,
      version: this.#version,
      at: this.#at,
    })
    standing.set(key, { ...row, isLost: false })
    return true
  }

  /** Takes away the codings that a decision made, but for those at `kept` places (by `placeIn`). */
  clear(decision: DecisionId, kept: ReadonlySet<string> = new Set()): void {
    for (const row of listCodingsOfDecision(this.#db, decision)) {
      const key = placeIn(row.round, row)
      if (kept.has(key)) continue
      deleteCoding(this.#db, row.id)
      this.#standing.get(row.document)?.delete(key)
    }
  }

  #standingIn(document: DocumentId): Map<string, ConsensusCodingRow> {
    const known = this.#standing.get(document)
    if (known) return known
    const fresh = new Map(listConsensus(this.#db, document).map((row) => [placeIn(row.round, row), row]))
    this.#standing.set(document, fresh)
    return fresh
  }
}
