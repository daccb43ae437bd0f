import { foldWord } from '../folding.ts'
import type { Span } from '../span.ts'

/** What stands in reports (`pseudonym`) for words of a transcript. */
export interface Pseudonym {
  readonly words: string
  readonly pseudonym: string
}

/** Where words are replaced, in UTF-16 units, half-open. */
export interface Replacement extends Span {
  readonly by: string
}

/** Scripts written without spaces, where a name stands within a run of letters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const lettersOrDigits = /[\p{L}\p{N}]+/gu

interface Entry {
  readonly pattern: RegExp
  /** Folded letters before the first letter or digit. */
  readonly before: number
  readonly length: number
  readonly by: string
}

/** A text folded as words are, and where each folded unit stood. */
interface Folded {
  readonly text: string
  readonly startOf: (unit: number) => number
  readonly endOf: (unit: number) => number
}

/** Longer words first, as they are replaced. */
export function byLength<Row extends Pseudonym>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => b.words.length - a.words.length || (a.words < b.words ? -1 : 1))
}

/** The words of an entry as they are compared: two entries of one key replace the same. */
export function pseudonymKey(words: string): string {
  return foldWord(words).replaceAll(/\s+/gu, ' ').trim()
}

/**
 * The project's list, ready to be applied. Whole words, any blanks between them being the same; case, accents and kinds of
 * apostrophes don't matter; what follows an apostrophe (a possessive 's) stays. Where two entries would overlap, the longer
 * one wins.
 */
export class PseudonymList {
  readonly #byFirst = new Map<string, Entry[]>()
  /** Without letters or digits, or in scripts without spaces: sought wherever they stand. */
  readonly #anywhere: Entry[] = []

  constructor(entries: readonly Pseudonym[]) {
    for (const { words, pseudonym } of entries) this.#add(pseudonymKey(words), pseudonym)
  }

  /** Whether there is nothing that it replaces. */
  get isEmpty(): boolean {
    return this.#byFirst.size + this.#anywhere.length === 0
  }

  /** What is replaced in a text, in order, disjoint. Takes time in proportion to the text, hardly to the list. */
  find(text: string): Replacement[] {
    if (this.isEmpty) return []
    const folded = foldedOf(text)
    const found: (Span & { readonly entry: Entry })[] = []
    const note = (entry: Entry, start: number, length: number) => {
      if (length > 0) found.push({ start, end: start + length, entry })
    }
    for (const { 0: token, index } of folded.text.matchAll(lettersOrDigits)) {
      for (const entry of this.#byFirst.get(token) ?? []) {
        entry.pattern.lastIndex = index - entry.before
        if (entry.pattern.lastIndex !== index - entry.before) continue
        const match = entry.pattern.exec(folded.text)
        if (match) note(entry, match.index, match[0].length)
      }
    }
    for (const entry of this.#anywhere)
      for (const { 0: match, index } of folded.text.matchAll(entry.pattern)) note(entry, index, match.length)
    if (found.length === 0) return []
    const taken: Replacement[] = []
    for (const { start, end, entry } of found.toSorted(
      (a, b) => b.entry.length - a.entry.length || a.start - b.start,
    )) {
      const place = { start: folded.startOf(start), end: folded.endOf(end - 1), by: entry.by }
      if (!taken.some((other) => other.start < place.end && place.start < other.end)) taken.push(place)
    }
    return taken.toSorted((a, b) => a.start - b.start)
  }

  /** A text that is no quotation, with the pseudonyms in it. */
  applied(text: string): string {
    let written = ''
    let at = 0
    for (const { start, end, by } of this.find(text)) {
      written += text.slice(at, start) + by
      at = end
    }
    return written + text.slice(at)
  }

  #add(words: string, by: string): void {
    if (words === '') return
    const pattern = words
      .split(' ')
      .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`))
      .join(String.raw`\s+`)
    const [first] = words.matchAll(lettersOrDigits)
    if (!first || unspaced.test(words)) {
      this.#anywhere.push({ pattern: new RegExp(pattern, 'gu'), before: 0, length: words.length, by })
      return
    }
    const start = first.index === 0 ? String.raw`(?<![\p{L}\p{N}])` : ''
    const end = /[\p{L}\p{N}]$/u.test(words) ? String.raw`(?![\p{L}\p{N}\p{M}])` : ''
    const own = this.#byFirst.get(first[0]) ?? []
    this.#byFirst.set(first[0], own)
    own.push({
      pattern: new RegExp(`${start}${pattern}${end}`, 'uy'),
      before: first.index,
      length: words.length,
      by,
    })
  }
}

const beyondAscii = /[^\s!-~]/u
const cluster = /\P{M}\p{M}*|\p{M}+/gu

function foldedOf(text: string): Folded {
  if (!beyondAscii.test(text) && !/[\u0085\u00A0\u1680\u2000-\uFFFF]/u.test(text))
    return { text: text.toLowerCase(), startOf: (unit) => unit, endOf: (unit) => unit + 1 }
  const starts: number[] = []
  const ends: number[] = []
  let folded = ''
  for (const { 0: letter, index } of text.matchAll(cluster)) {
    const code = letter.charCodeAt(0)
    const bare = letter.length === 1 && code < 128 ? letter.toLowerCase() : foldWord(letter)
    folded += bare
    for (let unit = 0; unit < bare.length; unit += 1) {
      starts.push(index)
      ends.push(index + letter.length)
    }
  }
  return { text: folded, startOf: (unit) => starts[unit] ?? text.length, endOf: (unit) => ends[unit] ?? 0 }
}
