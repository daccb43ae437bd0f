import type { Span } from '../span.ts'
import type { Piece } from './pieces.ts'
import { readsAsName } from './vocabulary-names.ts'
import {
  bareWord,
  isCapitalised,
  isPlain,
  opensSentence,
  withoutPossessive,
  wordPattern,
  type Vocabulary,
} from './vocabulary.ts'

export type FoundKind = 'name' | 'number' | 'email' | 'postcode' | 'phone'

/** Something that might say who or where. Offsets in UTF-16 units of the text that was looked through. */
export interface Found {
  readonly kind: FoundKind
  readonly words: string
  readonly start: number
  readonly end: number
}

/** A text to be looked through, and where in it words stand of which a cut left only a part. */
export interface Readable {
  readonly text: string
  /** Whether its first word opens a sentence. */
  readonly opens: boolean
  /** Where the rest of a capitalised word begins, the other half of which was cut. */
  readonly halves: readonly number[]
}

/** Stands where something was cut or replaced: neither a letter nor an end. */
const gap = '\uFFFC'

/** A turn's pieces as a text in which what was cut and what was replaced cannot be read. */
export function readableTurn(pieces: readonly Piece[], opens: boolean): Readable {
  let text = ''
  const halves: number[] = []
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'put_in') text += `${gap}[${piece.text}]${gap}`
    // After a cut that took a sentence's end along, a sentence begins.
    else if (piece.kind === 'cut') text += /[.!?…\n]["'”’)\]]*\s*$/u.test(piece.text) ? `${gap}. ` : gap
    else if (piece.kind === 'replaced') text += gap
    else {
      const half = restOfWord(pieces[index - 1], piece)
      if (half) halves.push(text.length)
      text += piece.text
    }
  }
  return { text, opens, halves }
}

/** Whether a stretch begins within a word whose capital was cut. */
function restOfWord(before: Piece | undefined, { text }: Piece): boolean {
  if (before?.kind !== 'cut' || !/^[\p{L}\p{M}]/u.test(text)) return false
  const cut = /[\p{L}\p{N}\p{M}'’-]+$/u.exec(before.text)?.[0]
  return cut !== undefined && isCapitalised(cut)
}

const patterns: readonly (readonly [FoundKind, RegExp])[] = [
  ['email', /[\p{L}\p{N}._%+'’-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  // Eight to fifteen digits after a plus or a nought, in any groups.
  [
    'phone',
    /(?<![\p{L}\p{N}])(?:\+|\(\+?|0)[\s().\u00A0/–-]*(?:\p{Nd}[\s().\u00A0/–-]*){7,15}(?<=\p{Nd})(?![\p{L}\p{N}])/gu,
  ],
  ['postcode', /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}(?![\p{L}\p{N}])/giu],
  ['postcode', /(?<![\p{L}\p{N}.,:/-])\d{5}(?:-\d{4})?(?![\p{L}\p{N}]|[.,:/-]\d)/gu],
]

const number = /\p{Nd}+(?:[.,:/\u00A0-]\p{Nd}+)*/gu

/** Small words that stand within names: Isle of Wight, Henley on Thames. */
const between = /^\s+(?:(?:of|de|la|le|van|von|der|den|upon|on)\s+(?:the\s+)?)?$/u

/**
 * What in a text might say who or where: capitalised words (several in a row are one name), e-mail addresses, postcodes of
 * the United Kingdom and of five digits, telephone numbers, and all other numbers in digits. A word at a sentence's start is
 * one where the vocabulary doesn't know it in lower case, or knows it capitalised elsewhere, and where it reads as one.
 * Scripts without capitals have names that this can't see, but for those that `known` finds.
 */
export function findingsIn(
  { text, opens, halves }: Readable,
  vocabulary: Vocabulary,
  known: (text: string) => readonly Span[] = () => [],
): Found[] {
  const found: Found[] = []
  let left = text
  // What was found is not read again, so that all around it is: Leeds LS1 4AP.
  const take = (kind: FoundKind, places: readonly Span[]) => {
    let rest = ''
    let at = 0
    for (const { start, end } of places) {
      found.push({ kind, words: text.slice(start, end), start, end })
      rest += left.slice(at, start) + gap.repeat(end - start)
      at = end
    }
    if (at > 0) left = rest + left.slice(at)
  }
  for (const [kind, pattern] of patterns) take(kind, matches(left, pattern))
  take('name', known(left))
  take('name', namesIn(left, opens, new Set(halves), vocabulary))
  take('number', matches(left, number))
  return found.toSorted((a, b) => a.start - b.start)
}

function matches(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }))
}

function namesIn(text: string, opens: boolean, halves: ReadonlySet<number>, vocabulary: Vocabulary): Span[] {
  const names: { start: number; end: number }[] = []
  let last: { start: number; end: number } | null = null
  const firstAt = text.search(wordPattern)
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const end = index + withoutPossessive(word).length
    const isHalf = halves.has(index)
    // "A" and "I" are words of their own but behind a name: Site A.
    const isLetter = word.length === 1 && last !== null && /^[^\S\n]+$/u.test(text.slice(last.end, index))
    if (!isHalf && (!isCapitalised(word) || (isPlain(word) && !isLetter))) continue
    const isFirst = index === firstAt && text.slice(0, index).trim() === ''
    const begins = isFirst ? opens : opensSentence(text, index)
    const joins: boolean =
      last !== null &&
      !text.slice(last.end, index).includes('\n') &&
      between.test(text.slice(last.end, index))
    if (
      begins &&
      !isHalf &&
      !vocabulary.mayBeName(word) &&
      !readsAsName(text.slice(index, end), text.slice(index + word.length))
    ) {
      last = null
      continue
    }
    if (joins && last) last.end = end
    else {
      last = { start: index, end }
      names.push(last)
    }
    // A possessive ends a name: in "Dana's Trust" two are named.
    if (end < index + word.length) last = null
  }
  return names
}

/** Findings that say the same count as one: names without regard to blanks. */
export function findingKey({ kind, words }: Pick<Found, 'kind' | 'words'>): string {
  return `${kind} ${kind === 'name' ? words.split(/\s+/u).map(bareWord).join(' ') : words.replaceAll(/\s+/gu, '')}`
}

/** Letters before and after, on one line, as far as they can be read. */
export function around(text: string, start: number, end: number): { before: string; after: string } {
  const plain = (words: string) => words.replaceAll(gap, '…').replaceAll(/\s+/gu, ' ')
  return {
    before: plain(text.slice(Math.max(0, start - 60), start)).replace(/^[\uDC00-\uDFFF]/u, ''),
    after: plain(text.slice(end, end + 60)).replace(/[\uD800-\uDBFF]$/u, ''),
  }
}
