import type { FreeCodeCard } from '#shared/contract/board.ts'
import { count } from '../../components/words.ts'

/** Two cards by name, more by number. */
export function namesOf(cards: readonly FreeCodeCard[]): string {
  if (cards.length === 0 || cards.length > 2) return count(cards.length, 'free code')
  return cards.map((card) => card.name).join(' and ')
}

export function codingsOf(cards: readonly FreeCodeCard[]): number {
  return cards.reduce((sum, card) => sum + card.codings, 0)
}

/** What every deed on the board adds to what it says was done. */
export const undoWords = 'Undo takes it back.'
