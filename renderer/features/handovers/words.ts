import type { Handover } from '#shared/contract/handover.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import { count, moment } from '../../components/words.ts'

/** Where a copy is now. */
export function standing({ returnedAt, calledOffAt }: Pick<Handover, 'returnedAt' | 'calledOffAt'>): string {
  if (returnedAt !== null) return `Came back ${moment(returnedAt)}`
  return calledOffAt === null ? 'Out' : `Called off ${moment(calledOffAt)}`
}

/** Whether somebody waits for it. */
export function isOut({ returnedAt, calledOffAt }: Pick<Handover, 'returnedAt' | 'calledOffAt'>): boolean {
  return returnedAt === null && calledOffAt === null
}

/** `3 copies are out.`, or that none is. */
export function outSentence(copies: readonly Pick<Handover, 'returnedAt' | 'calledOffAt'>[]): string {
  const out = copies.filter(isOut).length
  if (out === 0) return 'No copy is out.'
  return `${count(out, 'copy is', 'copies are')} out.`
}

/** `2 documents, 5 participants, 1 coding and no memos`; what there is none of is named as well. */
function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

function some(number: number, one: string): string {
  return number === 0 ? `no ${one}s` : count(number, one)
}

/** What would go along, and what would stay at home, in two sentences at most. */
export function goingSentences(going: CallOutput<'handover.preview'>): string {
  const along = listed([
    some(going.documents, 'document'),
    some(going.participants, 'participant'),
    some(going.codings, 'coding'),
    some(going.memos, 'memo'),
  ])
  const { leftOut } = going
  const stays = [
    leftOut.documents > 0 ? count(leftOut.documents, 'document') : '',
    leftOut.codings > 0 ? count(leftOut.codings, 'coding') : '',
    leftOut.memos > 0 ? count(leftOut.memos, 'memo') : '',
  ].filter(Boolean)
  return `Goes along: ${along}.${stays.length > 0 ? ` Stays here: ${listed(stays)}.` : ''}`
}
