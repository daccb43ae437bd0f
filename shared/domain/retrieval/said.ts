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
  // Half a character is none.
  const words = foldLetters(phrase.toWellFormed())
    .split(/\s+/u)
    .filter((word) => word !== '')
  const longest = words.reduce((best, word, at) => (word.length > (words[best]?.length ?? 0) ? at : best), 0)
  const sought = words[longest]
  const starts: number[] = []
  const ends: number[] = []
  if (sought === undefined || !words.every((word) => searched.includes(word))) return columnsOf(starts, ends)
  // The longest is looked for, the others about it: several times as fast as a pattern of them all.
  const before = words.slice(0, longest).toReversed()
  const after = words.slice(longest + 1)
  const isOneWord = { first: isWordly.test(words[0] ?? ''), last: /[\p{L}\p{N}]$/u.test(words.at(-1) ?? '') }
  let turn = 0
  let past = 0
  for (let at = searched.indexOf(sought); at !== -1; at = searched.indexOf(sought, at + 1)) {
    let [from, to] = [at, at + sought.length]
    for (const word of before) from = beginBefore(searched, from, word)
    for (const word of after) to = endAfter(searched, to, word)
    if (from < past || to === -1) continue
    // A phrase that begins or ends with a letter or digit begins or ends with the word.
    if (isOneWord.first && goesBack(searched, from)) continue
    if (isOneWord.last && goesOn(searched, to)) continue
    past = to
    while (turn < end.length && (end[turn] ?? 0) <= from) turn += 1
    if (from < (start[turn] ?? Infinity) || to > (end[turn] ?? 0)) continue
    starts.push(from)
    ends.push(to)
  }
  return columnsOf(starts, ends)
}

function columnsOf(starts: readonly number[], ends: readonly number[]): Occurrences {
  return { start: Int32Array.from(starts), end: Int32Array.from(ends) }
}

/** Where a word begins that stands before `edge`, white space between them; -1 where it does not. */
function beginBefore(text: string, edge: number, word: string): number {
  let end = edge
  while (end > 0 && isSpace(text, end - 1)) end -= 1
  const begin = end - word.length
  return end < edge && begin >= 0 && text.startsWith(word, begin) ? begin : -1
}

/** Where a word ends that stands after `edge`, white space between them; -1 where it does not. */
function endAfter(text: string, edge: number, word: string): number {
  if (edge === -1) return -1
  let begin = edge
  while (begin < text.length && isSpace(text, begin)) begin += 1
  return begin > edge && text.startsWith(word, begin) ? begin + word.length : -1
}

/** Beyond these, what a character is has to be looked up. */
const ascii = 128
const isWordly = /^[\p{L}\p{N}]/u
const isWordlyOrMark = /^[\p{L}\p{N}\p{M}]/u
const asciiIs = Array.from({ length: ascii }, (_, code) => {
  const character = String.fromCodePoint(code)
  return { wordly: isWordly.test(character), space: /\s/u.test(character) }
})

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return asciiIs[code]?.space ?? /\s/u.test(text.charAt(at))
}

function goesBack(text: string, from: number): boolean {
  if (from === 0) return false
  const known = asciiIs[text.charCodeAt(from - 1)]
  if (known) return known.wordly
  const isPair = from > 1 && (text.codePointAt(from - 2) ?? 0) > 0xff_ff
  return isWordly.test(text.slice(isPair ? from - 2 : from - 1, from))
}

function goesOn(text: string, to: number): boolean {
  if (to >= text.length) return false
  return asciiIs[text.charCodeAt(to)]?.wordly ?? isWordlyOrMark.test(text.slice(to, to + 2))
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
