import type { CallOutput } from '#shared/contract/index.ts'
import type { Round } from '#shared/contract/rounds.ts'
import { isNarrowed, type Filter } from './filter.ts'

type Whole = Omit<CallOutput<'disagreement.list'>, 'rows'>

/** Why a list is empty. */
export type Empty =
  /** Nobody has finished what could be compared. */
  | { readonly kind: 'unfinished' }
  /** Finished, but in blind rounds that were not opened. */
  | { readonly kind: 'blind'; readonly rounds: readonly string[] }
  | { readonly kind: 'agreed' }
  | { readonly kind: 'settled' }
  /** There are some, but the filter shows none. */
  | { readonly kind: 'filtered' }

/** @param rounds all, newest first */
export function emptyFor(whole: Whole, filter: Filter, rounds: readonly Round[]): Empty | null {
  if (whole.total > 0) return null
  const all = whole.undecided + whole.decided + whole.leftOpen
  if (all === 0 && whole.agreed === 0) {
    const unopened = rounds.filter(
      (round) => isClosedToSight(round) && (filter.round ?? round.id) === round.id,
    )
    return unopened.length > 0
      ? { kind: 'blind', rounds: unopened.map(({ name }) => name) }
      : { kind: 'unfinished' }
  }
  if (all === 0) return { kind: 'agreed' }
  if (whole.undecided === 0 && filter.decided === 'undecided' && !isNarrowed(filter))
    return { kind: 'settled' }
  return { kind: 'filtered' }
}

function isClosedToSight({ blind, documents }: Round): boolean {
  return blind && documents.some(({ openedAt }) => openedAt === null)
}
