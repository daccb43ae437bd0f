import { foldWord } from '../folding.ts'
import type { Span } from '../span.ts'
import { edgesOf, firstApart, partsWithoutCapitals, wordsApart } from './pseudonym-list-scripts.ts'

/** What stands in reports (`pseudonym`) for words of a transcript. */
export interface Pseudonym {
  readonly words: string
  readonly pseudonym: string
}

/** Where words are replaced, in UTF-16 units, half-open. */
export interface Replacement extends Span {
  readonly by: string
}

interface Entry {
  readonly pattern: RegExp
  /** Folded letters before the word that it is looked up by. */
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
 * one wins. In Korean a name is found with its particles behind it, in Hebrew and Arabic with "and", "the", "in" and the like
 * before it, and in scripts without spaces wherever it stands.
 */
export class PseudonymList {
  readonly #byFirst = new Map<string, Entry[]>()
  /** Without letters or digits, or with others joined to them: sought wherever they stand. */
  readonly #anywhere: Entry[] = []
  readonly #parts = new Set<string>()

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
    for (const { 0: token, index } of folded.text.matchAll(wordsApart)) {
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

  /**
   * Where parts of entries stand whose script has no capitals to know a name by: what is left of a name that isn't written as
   * the list has it. For texts in which the list was applied. In order, disjoint.
   */
  partsIn(text: string): Span[] {
    if (this.#parts.size === 0) return []
    const folded = foldedOf(text)
    const found = [...this.#parts].flatMap((part) =>
      placesOf(part, folded.text).map((at) => ({
        start: folded.startOf(at),
        end: folded.endOf(at + part.length - 1),
      })),
    )
    const taken: Span[] = []
    for (const place of found.toSorted((a, b) => a.start - b.start || b.end - a.end))
      if ((taken.at(-1)?.end ?? 0) <= place.start) taken.push(place)
    return taken
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
    for (const part of partsWithoutCapitals(words)) this.#parts.add(part)
    const { start, end } = edgesOf(words)
    const first = firstApart(words)
    const source = `${start}${pattern}${end}`
    if (!first) {
      this.#anywhere.push({ pattern: new RegExp(source, 'gv'), before: 0, length: words.length, by })
      return
    }
    const own = this.#byFirst.get(first.word) ?? []
    this.#byFirst.set(first.word, own)
    own.push({ pattern: new RegExp(source, 'vy'), before: first.index, length: words.length, by })
  }
}

const beyondAscii = /[^\s!-~]/u
/** A letter with its marks; the letters of a Korean syllable are one, written together or apart. */
const cluster = /[\u1100-\u115F]+[\u1160-\u11FF]*\p{M}*|\P{M}\p{M}*|\p{M}+/gu

function placesOf(part: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) places.push(at)
  return places
}

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
