import { told, type FoundConflict, type IncomingRow, type Row } from '#shared/domain/merging/row.ts'
import { consensusCoder } from '#shared/ids.ts'
import type { Plan } from './plan.ts'

/**
 * Decisions on a disagreement that were taken differently on both sides. Mine stands, and with it the codings of the
 * consensus that came of it; those of theirs are kept in the conflict.
 */
export class HeldDecisions {
  readonly #plan: Plan
  readonly #held = new Map<
    string,
    { readonly conflict: FoundConflict; readonly decision: Row; readonly codings: Row[] }
  >()

  constructor(plan: Plan) {
    this.#plan = plan
  }

  hold({ id, theirs }: IncomingRow, [conflict]: readonly FoundConflict[]): void {
    if (theirs && conflict) this.#held.set(id, { conflict, decision: theirs, codings: [] })
    else if (conflict) this.#plan.conflicts.push(conflict)
  }

  /** Whether a coding of the consensus came of a decision that isn't taken over; then it is kept with that. */
  holds({ id, theirs, base }: IncomingRow): boolean {
    const row = theirs ?? this.#plan.get('coding', id) ?? base
    const held = this.#held.get(String(row['decision_id'] ?? base['decision_id'] ?? ''))
    if (!held || row['coder_id'] !== consensusCoder) return false
    if (theirs) held.codings.push(theirs)
    return true
  }

  /** Tells the conflicts, each with all that belongs to it. */
  tell(): void {
    for (const [id, { conflict, decision, codings }] of this.#held) {
      this.#plan.conflicts.push({
        ...conflict,
        kind: 'decided_differently',
        field: 'outcome',
        mine: told([this.#plan.get('decision', id) ?? {}]),
        theirs: told([decision, ...codings]),
      })
    }
  }
}
