import type { Round } from '#shared/contract/rounds.ts'
import { useAsk } from './ask.ts'

export interface Rounds {
  /** Newest first. */
  readonly rounds: readonly Round[]
  /** By id; undefined for null and for a round that is gone. */
  of(id: string | null): Round | undefined
}

export function useRounds(): Rounds {
  const rounds = useAsk('round.list', {})
  return { rounds, of: (id) => rounds.find((round) => round.id === id) }
}

/** `Round 1 (blind)`. */
export function roundTitle(round: Pick<Round, 'name' | 'blind'>): string {
  return round.blind ? `${round.name} (blind)` : round.name
}

/** Whether this document's results were opened in the round; a round that isn't blind has none to open. */
export function isOpened(round: Pick<Round, 'documents'>, document: string): boolean {
  return round.documents.some((row) => row.document === document && row.openedAt !== null)
}
