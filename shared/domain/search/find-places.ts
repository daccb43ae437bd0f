import type { IndexedText } from './indexed-text.ts'
import type { Term, Wanted } from './search-terms.ts'
import type { Vocabulary } from './vocabulary.ts'
import { holdsAny, placesHeld, wordSet, type WordSet } from './word-set.ts'

/** Whether all terms must stand in one passage, or any of them may. */
export type Match = 'all' | 'any'

/** A search as it is held against texts of one vocabulary, as large as that was then. */
export interface PreparedSearch {
  readonly match: Match
  /** The words that some term may begin with. */
  readonly mayBegin: WordSet
  /** One number a word, a bit a term that may begin with it, and all bits; null where a passage may lack a term, or there are more terms than bits. */
  readonly needed: { readonly bits: Uint32Array; readonly all: number } | null
  /** Of each term, its words; of each of these, the words that fit it. */
  readonly terms: readonly (readonly WordSet[])[]
  /** Whether every term is one word: no place overlaps another. */
  readonly isOfWords: boolean
}

/** A place, as words of an indexed text: the first of them by its place in `numbers`, and how many. */
export type Visit = (passage: number, word: number, words: number) => void

export function prepareSearch(
  { terms }: Pick<Wanted, 'terms'>,
  match: Match,
  vocabulary: Vocabulary,
): PreparedSearch {
  const fitting = terms.map((term: Term) => term.map((pattern) => wordSet(vocabulary.fitting(pattern))))
  const mayBegin = new Uint8Array(vocabulary.size)
  for (const [first] of fitting) for (const number of first?.numbers ?? []) mayBegin[number] = 1
  const hasBits = match === 'all' && fitting.length > 1 && fitting.length <= mostBits
  const needed = hasBits ? bitsOf(fitting, vocabulary) : null
  return {
    match,
    mayBegin: wordSet(mayBegin),
    needed,
    terms: fitting,
    isOfWords: fitting.every(({ length }) => length === 1),
  }
}

const mostBits = 31

function bitsOf(terms: PreparedSearch['terms'], { size }: Vocabulary): { bits: Uint32Array; all: number } {
  const bits = new Uint32Array(size)
  terms.forEach(([first], term) => {
    for (const number of first?.numbers ?? []) bits[number] = (bits[number] ?? 0) | (1 << term)
  })
  return { bits, all: 2 ** terms.length - 1 }
}

/**
 * Calls `visit` with every place where a search is found, in order and disjoint; none goes beyond a passage. Places that
 * overlap are one. Where all terms are wanted, so are places of different terms that stand side by side: "pooled" and
 * "budget" in "the pooled budget".
 * @param together whether all passages are one when all terms must be there: a memo's title and its body
 * @param admits which passages are looked at
 */
export function findPlaces(
  text: IndexedText,
  search: PreparedSearch,
  visit: Visit,
  {
    together = false,
    admits,
  }: { readonly together?: boolean; readonly admits?: (passage: number) => boolean } = {},
): void {
  if (!mayHold(text, search)) return
  const { numbers, firsts } = text
  const isSimple = isWordByWord(search)
  const runs = !together && search.isOfWords ? search.needed : null
  const found = new Found(search)
  const begins = beginnings(text, search.mayBegin)
  let passage = 0
  for (let from = 0, to = 0; from < begins.length; from = to) {
    const first = begins[from] ?? 0
    while ((firsts[passage + 1] ?? Infinity) <= first) passage += 1
    const end = firsts[passage + 1] ?? numbers.length
    for (to = from + 1; to < begins.length && (begins[to] ?? 0) < end;) to += 1
    if (admits && !admits(passage)) continue
    if (!together && lacksTerm(numbers, begins, from, to, search)) continue
    if (isSimple) for (let at = from; at < to; at += 1) visit(passage, begins[at] ?? 0, 1)
    else if (runs) visitRuns(numbers, begins, from, to, runs.bits, passage, visit)
    else {
      found.enter(passage)
      for (let at = from; at < to; at += 1) found.look(numbers, begins[at] ?? 0, end)
      if (!together) found.tell(visit)
    }
  }
  found.tell(visit)
}

/** Used again from text to text. */
let begun = new Uint32Array(1 << 12)

/** Where a word is that some term may begin with, in order. Holds until it is called again. */
function beginnings({ numbers, held, places, heldFrom }: IndexedText, mayBegin: WordSet): Uint32Array {
  const words = placesHeld(held, mayBegin)
  const [only] = words
  if (only !== undefined && words.length === 1) return places.subarray(heldFrom[only], heldFrom[only + 1])
  if (begun.length < numbers.length) begun = new Uint32Array(numbers.length * 2)
  let length = 0
  for (const word of words) {
    const past = heldFrom[word + 1] ?? 0
    for (let place = heldFrom[word] ?? 0; place < past; place += 1) begun[length++] = places[place] ?? 0
    if (length > numbers.length / mostPutInOrder) return everyBeginning(numbers, mayBegin)
  }
  return begun.subarray(0, length).sort()
}

/** Where more than this part of a text's words is meant, looking at all of them is quicker than putting these in order. */
const mostPutInOrder = 8

function everyBeginning(numbers: Uint32Array, { flags }: WordSet): Uint32Array {
  let length = 0
  for (let word = 0; word < numbers.length; word += 1)
    if (flags[numbers[word] ?? 0] === 1) begun[length++] = word
  return begun.subarray(0, length)
}

/** Whether a term that must be there can't begin at any of a passage's words that one may begin with. */
function lacksTerm(
  numbers: Uint32Array,
  begins: Uint32Array,
  from: number,
  to: number,
  { needed }: PreparedSearch,
): boolean {
  if (!needed) return false
  const { bits, all } = needed
  let met = 0
  for (let at = from; at < to; at += 1) met |= bits[numbers[begins[at] ?? 0] ?? 0] ?? 0
  return met !== all
}

/** Visits the words of a passage that holds all terms; of different terms side by side, as one place. */
function visitRuns(
  numbers: Uint32Array,
  begins: Uint32Array,
  from: number,
  to: number,
  bits: Uint32Array,
  passage: number,
  visit: Visit,
): void {
  let first = -1
  let end = -1
  let ofTerm = 0
  for (let at = from; at < to; at += 1) {
    const word = begins[at] ?? 0
    const fitting = bits[numbers[word] ?? 0] ?? 0
    // The lowest bit: of terms that fit alike, the first.
    const term = fitting & -fitting
    if (word === end && term !== ofTerm) {
      end = word + 1
      continue
    }
    if (end > first) visit(passage, first, end - first)
    first = word
    end = word + 1
    ofTerm = term
  }
  if (end > first) visit(passage, first, end - first)
}

/** How many places `findPlaces` would visit in all passages, where that is known without looking; else null. */
export function countPlaces({ held, heldFrom }: IndexedText, search: PreparedSearch): number | null {
  if (!isWordByWord(search)) return null
  let count = 0
  for (const word of placesHeld(held, search.mayBegin))
    count += (heldFrom[word + 1] ?? 0) - (heldFrom[word] ?? 0)
  return count
}

/** Whether every word that a term may begin with is a place. Most searches are like that. */
function isWordByWord({ match, terms, isOfWords }: PreparedSearch): boolean {
  return isOfWords && (match === 'any' || terms.length === 1)
}

/** Whether a text holds the words of all terms, where all are wanted. */
function mayHold({ held }: IndexedText, { match, terms }: PreparedSearch): boolean {
  return match === 'any' || terms.every((term) => term.every((words) => holdsAny(held, words)))
}

interface Place {
  readonly passage: number
  readonly word: number
  end: number
  readonly term: number
}

/** What was found so far in what must hold all terms. */
class Found {
  readonly #search: PreparedSearch
  #places: Place[] = []
  readonly #terms = new Set<number>()
  #passage = 0

  constructor(search: PreparedSearch) {
    this.#search = search
  }

  enter(passage: number): void {
    this.#passage = passage
  }

  /** Which terms stand at a word. */
  look(numbers: Uint32Array, word: number, end: number): void {
    let longest = 0
    let ofTerm = -1
    this.#search.terms.forEach((term, index) => {
      if (!standsAt(term, numbers, word, end)) return
      this.#terms.add(index)
      if (term.length <= longest) return
      longest = term.length
      ofTerm = index
    })
    if (longest > 0) this.#keep(word, word + longest, ofTerm)
  }

  #keep(word: number, end: number, term: number): void {
    const last = this.#places.at(-1)
    const isSame = last?.passage === this.#passage
    const isBeside = isSame && last.end === word && last.term !== term && this.#search.match === 'all'
    if (isSame && (word < last.end || isBeside)) last.end = Math.max(last.end, end)
    else this.#places.push({ passage: this.#passage, word, end, term })
  }

  /** Visits what was found since it was told last, if that is all that must be there. */
  tell(visit: Visit): void {
    const places = this.#places
    if (places.length === 0) return
    const isAll = this.#terms.size === this.#search.terms.length
    this.#places = []
    this.#terms.clear()
    if (this.#search.match === 'all' && !isAll) return
    for (const { passage, word, end } of places) visit(passage, word, end - word)
  }
}

function standsAt(term: readonly WordSet[], numbers: Uint32Array, word: number, end: number): boolean {
  if (word + term.length > end) return false
  for (let index = 0; index < term.length; index += 1)
    if (term[index]?.flags[numbers[word + index] ?? 0] !== 1) return false
  return true
}

/**
 * As `findPlaces`, for what holds no word: letter by letter in the text itself, never through a character as people see
 * it. `visit` gets half-open UTF-16 offsets.
 */
export function findLiteral(
  text: string,
  { passages }: Pick<IndexedText, 'passages'>,
  literal: string,
  visit: (passage: number, start: number, end: number) => void,
  admits: (passage: number) => boolean = () => true,
): void {
  const escaped = literal.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
  const pattern = new RegExp(String.raw`(?<!\u200D)${escaped}(?![\p{M}\p{Emoji_Modifier}\u200D])`, 'gu')
  passages.forEach(({ start, end }, index) => {
    if (!admits(index)) return
    for (const found of text.slice(start, end).matchAll(pattern))
      visit(index, start + found.index, start + found.index + literal.length)
  })
}
