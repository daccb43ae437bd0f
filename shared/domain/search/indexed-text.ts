import type { Span } from '../span.ts'
import { eachWord } from './each-word.ts'
import { Growing } from './growing.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The words of a text by number and place, without the text. Offsets are UTF-16 code units of it. */
export interface IndexedText {
  /** The vocabulary's numbers of its words, in order. */
  readonly numbers: Uint32Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** The place of the first word of each passage, and after the last the number of words. */
  readonly firsts: Uint32Array
  /** Every word that it holds, once, ascending. */
  readonly held: Uint32Array
  /** The places in `numbers` of each of these words, in order, one word's after the other's. */
  readonly places: Uint32Array
  /** Where in `places` those of each word of `held` begin, and after the last how many there are. */
  readonly heldFrom: Uint32Array
  /** What no phrase and no context goes beyond, e.g. what was said in a turn. In order, disjoint, may be empty. */
  readonly passages: readonly Span[]
}

// Used again from text to text.
const numbers = new Growing()
const starts = new Growing()
const ends = new Growing()
const held = new Growing()
/** How often each word of a vocabulary was met in the text that is being read; otherwise 0. */
let met = new Uint32Array(1 << 16)

/** @param passages sorted, disjoint spans of the text */
export function indexText(text: string, passages: readonly Span[], vocabulary: Vocabulary): IndexedText {
  const firsts = new Uint32Array(passages.length + 1)
  passages.forEach((passage, index) => {
    firsts[index] = numbers.length
    eachWord(text, passage.start, passage.end, (start, end) => {
      numbers.push(vocabulary.numberOf(text.slice(start, end)))
      starts.push(start)
      ends.push(end)
    })
  })
  firsts[passages.length] = numbers.length
  const inOrder = numbers.taken()
  return {
    numbers: inOrder,
    starts: starts.taken(),
    ends: ends.taken(),
    firsts,
    passages,
    ...tally(inOrder, vocabulary),
  }
}

function tally(words: Uint32Array, { size }: Vocabulary): Pick<IndexedText, 'held' | 'places' | 'heldFrom'> {
  if (met.length < size) met = new Uint32Array(size * 2)
  for (const number of words) {
    if (met[number] === 0) held.push(number)
    met[number] = (met[number] ?? 0) + 1
  }
  const each = held.taken().sort()
  const heldFrom = new Uint32Array(each.length + 1)
  let next = 0
  each.forEach((number, index) => {
    const count = met[number] ?? 0
    // From here on, where the next place of each word goes.
    met[number] = next
    next += count
    heldFrom[index + 1] = next
  })
  const places = new Uint32Array(words.length)
  words.forEach((number, place) => {
    const to = met[number] ?? 0
    places[to] = place
    met[number] = to + 1
  })
  for (const number of each) met[number] = 0
  return { held: each, places, heldFrom }
}

/** The lines of a text that has no turns: its passages. */
export function linesOf(text: string): Span[] {
  const lines: Span[] = []
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    if (start < end) lines.push({ start, end })
    start = end + 1
  }
  return lines
}
