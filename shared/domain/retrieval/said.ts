import { foldText, type FoldedText } from '../folding.ts'
import { isUnspaced, wordSpansOf } from '../words.ts'
import type { WordColumns } from './measures.ts'
import type { Occurrences } from './selecting.ts'
import type { TurnColumns } from './study.ts'

/**
 * Where a word or phrase stands in the turns of a text: whole words, any white space between them being the same. What is
 * no word in it (R1:, don't, &) is searched for as it is.
 * @param said the document's text
 */
export function occurrencesOf(said: FoldedText, { start, end }: TurnColumns, phrase: string): Occurrences {
  const searched = said.letters
  // Half a character is none.
  const words = foldText(phrase.toWellFormed())
    .letters.split(/\s+/u)
    .filter((word) => word !== '')
  const longest = words.reduce((best, word, at) => (word.length > (words[best]?.length ?? 0) ? at : best), 0)
  const sought = words[longest]
  const starts: number[] = []
  const ends: number[] = []
  if (sought === undefined || !words.every((word) => searched.includes(word))) return columnsOf(starts, ends)
  // The longest is looked for, the others about it: several times as fast as a pattern of them all.
  const before = words.slice(0, longest).toReversed()
  const after = words.slice(longest + 1)
  const isOneWord = { first: isWordly.test(words[0] ?? ''), last: endsWordly.test(words.at(-1) ?? '') }
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
    const [first, last] = [said.startOf(from), said.endOf(to)]
    // One character may have become many letters.
    if (first < (ends.at(-1) ?? 0)) continue
    while (turn < end.length && (end[turn] ?? 0) <= first) turn += 1
    if (first < (start[turn] ?? Infinity) || last > (end[turn] ?? 0)) continue
    starts.push(first)
    ends.push(last)
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
const endsWordly = /[\p{L}\p{N}]\p{M}*$/u
const asciiIs = Array.from({ length: ascii }, (_, code) => {
  const character = String.fromCodePoint(code)
  return { wordly: isWordly.test(character), space: /\s/u.test(character) }
})

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return asciiIs[code]?.space ?? /\s/u.test(text.charAt(at))
}

/** Whether the word that a phrase begins with begins before it. */
function goesBack(text: string, from: number): boolean {
  if (from === 0) return false
  const known = asciiIs[text.charCodeAt(from - 1)]
  if (known && (!known.wordly || text.charCodeAt(from) < ascii)) return known.wordly
  // Marks belong to the letter before them.
  const before = /[^]\p{M}*$/u.exec(text.slice(Math.max(0, from - mostMarks), from))?.[0] ?? ''
  return isWordly.test(before) && !isAtUnspaced(before, text.slice(from, from + 2))
}

function goesOn(text: string, to: number): boolean {
  if (to >= text.length) return false
  const known = asciiIs[text.charCodeAt(to)]
  if (known && (!known.wordly || text.charCodeAt(to - 1) < ascii)) return known.wordly
  const after = text.slice(to, to + 2)
  return isWordlyOrMark.test(after) && !isAtUnspaced(text.slice(Math.max(0, to - mostMarks), to), after)
}

/** More of them on one letter are no writing. */
const mostMarks = 16

/** Whether a letter stands at a place that is written without spaces: a word may begin or end there. */
function isAtUnspaced(before: string, after: string): boolean {
  const [last = ''] = /\P{M}\p{M}*$/u.exec(before) ?? []
  const [first = ''] = /^\P{M}/u.exec(after) ?? []
  return isUnspaced(last) ? first !== '' : isUnspaced(first)
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
