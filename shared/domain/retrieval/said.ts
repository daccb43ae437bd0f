import { foldLetters } from '../folding.ts'
import { wordSpansOf } from '../words.ts'
import type { WordColumns } from './measures.ts'
import type { Occurrences } from './selecting.ts'
import type { TurnColumns } from './study.ts'

/**
 * Where a word or phrase stands in the turns of a text: whole words, any white space between them being the same. What is
 * no word in it (R1:, don't, &) is searched for as it is.
 * @param searched the document's text, folded
 */
export function occurrencesOf(searched: string, { start, end }: TurnColumns, phrase: string): Occurrences {
  const words = foldLetters(phrase)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const starts: number[] = []
  const ends: number[] = []
  const [first] = words
  if (first !== undefined && words.every((word) => searched.includes(word))) {
    const pattern = words.map((word) => escaped(word)).join(String.raw`\s+`)
    const found = new RegExp(`${before(first)}${pattern}${past(words.at(-1) ?? '')}`, 'gu')
    let turn = 0
    for (const { 0: said, index } of searched.matchAll(found)) {
      while (turn < end.length && (end[turn] ?? 0) <= index) turn += 1
      if (index < (start[turn] ?? Infinity) || index + said.length > (end[turn] ?? 0)) continue
      starts.push(index)
      ends.push(index + said.length)
    }
  }
  return { start: Int32Array.from(starts), end: Int32Array.from(ends) }
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
}

/** A phrase that begins with a letter or digit begins with the word. */
function before(first: string): string {
  return /^[\p{L}\p{N}]/u.test(first) ? String.raw`(?<![\p{L}\p{N}])` : ''
}

/** A phrase that ends in a letter or digit ends with the word. */
function past(last: string): string {
  return /[\p{L}\p{N}]$/u.test(last) ? String.raw`(?![\p{L}\p{N}\p{M}])` : ''
}

/** The words of a text's turns, as columns. */
export function wordColumns(text: string, { start, end }: TurnColumns): WordColumns {
  const starts: number[] = []
  const ends: number[] = []
  for (const [turn, from] of start.entries()) {
    for (const word of wordSpansOf(text.slice(from, end[turn]))) {
      starts.push(from + word.start)
      ends.push(from + word.end)
    }
  }
  return { start: Int32Array.from(starts), end: Int32Array.from(ends) }
}
