import type { Round, RoundDocument } from '#shared/contract/rounds.ts'
import { count } from '../../components/words.ts'

/** Documents of a blind round whose results can be opened now. */
export function readyToOpen(round: Round): readonly RoundDocument[] {
  return round.blind ? round.documents.filter((row) => row.finished && row.openedAt === null) : []
}

/** Documents of a blind round that nobody may look into yet, because someone has not finished. */
export function stillShut(round: Round): readonly RoundDocument[] {
  return round.blind ? round.documents.filter((row) => !row.finished && row.openedAt === null) : []
}

/** Whether anyone has begun: then a round stays blind or not, and can't be removed. */
export function hasBegun(round: Round): boolean {
  return round.documents.some((row) => row.states.some(({ state }) => state !== 'not_started'))
}

/** What a round is, in one word. */
export function roundState(round: Round): 'Running' | 'Closed' | 'Opened' | 'Finished' {
  if (round.closedAt !== null) return 'Closed'
  if (round.blind && round.documents.length > 0 && round.documents.every((row) => row.openedAt !== null))
    return 'Opened'
  return round.documents.length > 0 && round.documents.every((row) => row.finished) ? 'Finished' : 'Running'
}

/** `Finished by everyone: 3 of 5 documents. Opened: 2.` */
export function progressSentence(round: Round): string {
  const finished = round.documents.filter((row) => row.finished).length
  const opened = round.documents.filter((row) => row.openedAt !== null).length
  const all = `Finished by everyone: ${finished} of ${count(round.documents.length, 'document')}.`
  return round.blind ? `${all} Opened: ${opened}.` : all
}

/** `Round 3`, where two rounds are there already; never a name that is taken. */
export function nextName(rounds: readonly Pick<Round, 'name'>[]): string {
  const taken = new Set(rounds.map(({ name }) => name.toLocaleLowerCase('en')))
  let number = rounds.length + 1
  while (taken.has(`round ${number}`)) number += 1
  return `Round ${number}`
}
