import type { Span } from '../span.ts'
import type { IndexedText } from './indexed-text.ts'
import { firstFrom } from './word-set.ts'

/** How much is shown on each side of a place, in UTF-16 code units. */
export const contextLength = 60

/** A place as UTF-16 offsets, and where it stands among the words of its text. */
export interface Place extends Span {
  readonly passage: number
  /** The first word that begins at or after the place's start, and the first at or after its end. */
  readonly word: number
  readonly after: number
}

export interface InContext {
  readonly left: string
  readonly words: string
  readonly right: string
}

/** A place of words by their places in `numbers`, with its offsets. */
export function placeOfWords(text: IndexedText, passage: number, word: number, words: number): Place {
  const start = text.starts[word] ?? 0
  const end = text.ends[word + words - 1] ?? start
  return { passage, start, end, word, after: word + words }
}

/** A place by its offsets. */
export function placeOfSpan(text: IndexedText, passage: number, { start, end }: Span): Place {
  return { passage, start, end, word: firstFrom(text.starts, start), after: firstFrom(text.starts, end) }
}

/** A place's words and what stands before and after them in the same passage: whole words, a little more than none. */
export function inContext(text: string, indexed: IndexedText, place: Place): InContext {
  const { passages, firsts, starts, ends } = indexed
  const { start, end, passage } = place
  const bounds = passages[passage] ?? { start, end }
  let from = bounds.start
  if (start - from > contextLength) {
    from = start
    const first = firsts[passage] ?? 0
    for (let word = place.word - 1; word >= first; word -= 1) {
      const at = starts[word] ?? 0
      if (start - at > contextLength) break
      from = at
    }
  }
  let to = bounds.end
  if (to - end > contextLength) {
    to = end
    const last = firsts[passage + 1] ?? 0
    for (let word = place.after; word < last; word += 1) {
      const at = ends[word] ?? 0
      if (at - end > contextLength) break
      to = at
    }
  }
  return { left: text.slice(from, start), words: text.slice(start, end), right: text.slice(end, to) }
}

/** How places are put in order: as they stand, or by the words before or after them. */
export type PlaceOrder = 'place' | 'left' | 'right'

/** How many words on a side count when places are put in order. */
const compared = 2

/**
 * What a place is sorted by: the words on one side of it, nearest first, as one number; where there is none, before all.
 * @param ranks the vocabulary's
 */
export function sideKey(
  { firsts, numbers }: IndexedText,
  place: Pick<Place, 'passage' | 'word' | 'after'>,
  side: 'left' | 'right',
  ranks: Uint32Array,
): number {
  const first = firsts[place.passage] ?? 0
  const end = firsts[place.passage + 1] ?? 0
  let key = 0
  for (let step = 0; step < compared; step += 1) {
    const word = side === 'left' ? place.word - 1 - step : place.after + step
    const rank = word >= first && word < end ? (ranks[numbers[word] ?? 0] ?? 0) + 1 : 0
    key = key * (ranks.length + 1) + rank
  }
  return key
}
