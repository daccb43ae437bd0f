import { diff } from 'fast-myers-diff'
import type { Edit } from '#shared/domain/edits.ts'
import { alike } from './word-likeness.ts'
import { tokensOf } from './word-tokens.ts'

/**
 * How many comparisons of tokens a diff may cost: a tenth of a second or so. A count and not a clock, so that the same
 * mend has the same outcome on every machine. Only texts that have little in common reach it.
 */
const mostComparisons = 10_000_000

class TooFarApart extends Error {}

type Hunk = readonly [fromStart: number, fromEnd: number, toStart: number, toEnd: number]

/**
 * What was done to the words of `before` to make them those of `after`: in order, disjoint, never through a character
 * as people see it. An edit mends where its new words are like its old ones; other words are one edit, even where a
 * blank or a short word between them happens to be the same.
 */
export function wordEdits(before: string, after: string): Edit[] {
  return joinRewritten(before, rawEdits(before, after)).map((edit) => ({
    ...edit,
    mends: alike(before.slice(edit.start, edit.end), edit.text),
  }))
}

/** The bare difference of two texts by words, nothing joined: for showing. `mends` is false throughout. */
export function rawEdits(before: string, after: string): Edit[] {
  if (before === after) return []
  const numbers = new Map<string, number>()
  const old = numbered(tokensOf(before), numbers)
  const young = numbered(tokensOf(after), numbers)
  return hunksOf(old.ids, young.ids).map(([fromStart, fromEnd, toStart, toEnd]) => ({
    start: old.offsets[fromStart] ?? before.length,
    end: old.offsets[fromEnd] ?? before.length,
    text: after.slice(young.offsets[toStart] ?? after.length, young.offsets[toEnd] ?? after.length),
    mends: false,
  }))
}

/** Tokens as numbers, equal for equal tokens, and where each begins. */
function numbered(tokens: readonly string[], numbers: Map<string, number>) {
  const ids = new Int32Array(tokens.length)
  const offsets = new Int32Array(tokens.length)
  let offset = 0
  tokens.forEach((token, index) => {
    const known = numbers.get(token) ?? numbers.size
    numbers.set(token, known)
    ids[index] = known
    offsets[index] = offset
    offset += token.length
  })
  return { ids, offsets }
}

function hunksOf(old: Int32Array, young: Int32Array): Hunk[] {
  let left = mostComparisons
  const same = (a: number, b: number) => {
    left -= 1
    if (left < 0) throw new TooFarApart()
    return old[a] === young[b]
  }
  try {
    return [...diff(old, young, same)]
  } catch (error) {
    if (error instanceof TooFarApart) return [middleOf(old, young)]
    throw error
  }
}

/** All between the first and the last token that differ. */
function middleOf(old: Int32Array, young: Int32Array): Hunk {
  const shorter = Math.min(old.length, young.length)
  let head = 0
  while (head < shorter && old[head] === young[head]) head += 1
  let tail = 0
  while (tail < shorter - head && old[old.length - 1 - tail] === young[young.length - 1 - tail]) tail += 1
  return [head, old.length - tail, head, young.length - tail]
}

const word = /[\p{L}\p{N}]/u

/**
 * Neighbouring edits that put other words in place of old ones become one where what stands between them is no word,
 * or too short to be more than chance: so a passage that was written anew is not taken to stand on its blanks.
 */
function joinRewritten(before: string, edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = []
  for (const edit of edits) {
    const last = joined.at(-1)
    const between = last && before.slice(last.end, edit.start)
    if (last && between !== undefined && isChance(between, last, edit) && rewrites(before, last, edit)) {
      joined[joined.length - 1] = { ...last, end: edit.end, text: last.text + between + edit.text }
    } else joined.push(edit)
  }
  return joined
}

function isChance(between: string, before: Edit, after: Edit): boolean {
  if (between.length > 40) return false
  const size = ({ start, end, text }: Edit) => Math.max(end - start, text.length)
  return !word.test(between) || between.trim().length * 2 <= Math.min(size(before), size(after))
}

function rewrites(text: string, ...edits: readonly Edit[]): boolean {
  return edits.every((edit) => {
    const old = text.slice(edit.start, edit.end)
    return word.test(old) && !alike(old, edit.text)
  })
}
