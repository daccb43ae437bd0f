import { eachWord } from './each-word.ts'
import { foldWord } from '../folding.ts'
import type { WordPattern } from './vocabulary.ts'

/** Words that must stand one after the other, whatever punctuation is between them; mostly one word. */
export type Term = readonly WordPattern[]

/** What is looked for. */
export interface Wanted {
  readonly terms: readonly Term[]
  /** What to look for letter by letter where there is no word in it at all: "?!", an emoji, a lone asterisk. */
  readonly literal: string | null
}

const quotes = /["“”„«»]/u

/**
 * Reads what a person typed. Words in double quotes are a phrase; an asterisk at a word's end or inside stands for any
 * letters, alone within a phrase for any one word. Nothing else means anything: `AND`, `don't`, `R1:`, `co-design`,
 * parentheses and a quotation mark without its partner are words and punctuation as anywhere.
 * @param wholeWords otherwise a word outside of quotes stands also for longer ones that begin with it
 */
export function termsOf(typed: string, wholeWords: boolean): Wanted {
  const pieces = typed.split(quotes)
  const terms = pieces.flatMap((piece, index) => {
    // Between the first and second mark, the third and fourth; what follows a mark without partner is no phrase.
    const isPhrase = index % 2 === 1 && index < pieces.length - 1
    if (isPhrase) return [wordsIn(piece).map((folded) => ({ folded, begins: false }))]
    return piece.split(/\s+/u).map((chunk) => looseTerm(chunk, wholeWords))
  })
  const meant = terms.filter((term) => term.some(({ folded }) => !isWildOnly(folded)))
  if (meant.length > 0) return { terms: withoutDoubles(meant), literal: null }
  // Marks that have their partner only say that it is a phrase.
  const unquoted = pieces.length % 2 === 1 ? pieces.join('').trim() : ''
  const literal = unquoted === '' ? typed.trim() : unquoted
  return { terms: [], literal: literal === '' || !literal.isWellFormed() ? null : literal }
}

function wordsIn(typed: string): string[] {
  const words: string[] = []
  const take = (start: number, end: number) => {
    const word = typed.slice(start, end)
    if (word.includes('*')) words.push(foldWord(word).replaceAll(/\*+/gu, '*'))
    else eachWord(word, 0, word.length, (from, to) => words.push(foldWord(word.slice(from, to))))
  }
  eachWord(typed, 0, typed.length, take, true)
  return words.filter((word) => word !== '')
}

/** "and/or" is two words, one after the other. */
function looseTerm(chunk: string, wholeWords: boolean): Term {
  const words = wordsIn(chunk)
  return words.map((folded, index) => ({
    folded,
    begins: !wholeWords && index === words.length - 1 && !folded.includes('*'),
  }))
}

function isWildOnly(folded: string): boolean {
  return /^\*+$/u.test(folded)
}

function withoutDoubles(terms: readonly Term[]): Term[] {
  return [...new Map(terms.map((term) => [JSON.stringify(term), term])).values()]
}
