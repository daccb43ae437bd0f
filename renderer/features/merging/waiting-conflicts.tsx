import { useRef } from 'react'
import type { MergeConflict } from '#shared/contract/merging.ts'
import { act } from '../../client/act.ts'
import { ConflictDesk } from './conflict-desk.tsx'
import { settledWords, type Outcome } from './words.ts'

interface WaitingConflictsProps {
  readonly conflicts: readonly MergeConflict[]
  /** While a merge is looked at. */
  readonly isFolded: boolean
}

/** Conflicts of merges that were made, until somebody settles them. */
export function WaitingConflicts({ conflicts, isFolded }: WaitingConflictsProps) {
  const underWay = useRef(new Set<string>())
  if (conflicts.length === 0) return null

  async function settle(conflict: MergeConflict, outcome: Outcome | { readonly write: string }) {
    // A second press before the first is stored would be refused.
    if (conflict.id === null || underWay.current.has(conflict.id)) return false
    underWay.current.add(conflict.id)
    const told = settledWords(conflict.kind, typeof outcome === 'string' ? outcome : 'other')
    const done = await act(
      'merge.settle',
      { conflict: conflict.id, outcome },
      `${told}. Undo takes that back.`,
    )
    underWay.current.delete(conflict.id)
    return done !== undefined
  }

  const title = `Conflicts waiting (${conflicts.length})`
  const desk = (
    <>
      <p className="soft">
        Both sides changed these. Mine stands until somebody settles them; theirs is kept until then.
      </p>
      <ConflictDesk
        label="Conflicts waiting"
        conflicts={conflicts}
        outcomeOf={() => null}
        canTakeTheirs={() => true}
        onSettle={(conflict, outcome) => outcome !== null && void settle(conflict, outcome)}
        onWrite={(conflict, write) => settle(conflict, { write })}
      />
    </>
  )
  return isFolded ? (
    <details className="card">
      <summary>{title}</summary>
      {desk}
    </details>
  ) : (
    <section className="card" aria-labelledby="merge-waiting">
      <h2 id="merge-waiting">{title}</h2>
      {desk}
    </section>
  )
}
