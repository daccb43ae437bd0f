import type { IndexedText } from './indexed-text.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { Stem } from './word-languages.ts'

/** A text to be counted, and under which column each of its passages counts; -1: not at all. */
export interface TalliedText {
  readonly text: IndexedText
  readonly columnOf: (passage: number) => number
  /** 1 at the place of each word that isn't counted; null: all are. */
  readonly silenced: Uint8Array | null
}

export interface TalliedWord {
  /** What is shown for it: the word, or of words of one stem the most frequent. */
  readonly word: string
  /** Every word counted here, most frequent first. */
  readonly forms: readonly string[]
  readonly count: number
  /** How many texts it stands in. */
  readonly texts: number
  /** One a column. */
  readonly counts: readonly number[]
}

export interface Tally {
  /** All words, also those left out below. */
  readonly total: number
  /** All words of each column. */
  readonly totals: readonly number[]
  /** How many different words there are; words of one stem are one. */
  readonly different: number
  /** How many of them are listed. */
  readonly listed: number
  /** Most frequent first, then in order of letters. */
  readonly words: readonly TalliedWord[]
}

export interface Tallying {
  readonly columns: number
  /** Which words are left out; told folded. */
  readonly isWithout: (folded: string) => boolean
  /** What words are counted under, of a word as it is written; null: each for itself. */
  readonly stem: Stem | null
  /** Folded letters that one of a listed word's forms must hold. */
  readonly containing: string
  readonly offset: number
  readonly limit: number
}

/** Counts the words of texts of one vocabulary. */
export function tallyWords(texts: readonly TalliedText[], vocabulary: Vocabulary, how: Tallying): Tally {
  const groups = groupsOf(vocabulary, how)
  const counts = new Uint32Array(vocabulary.size)
  const totals = Array.from({ length: how.columns }, () => 0)
  const inTexts = new Uint32Array(groups.size)
  const lastText = new Int32Array(groups.size).fill(-1)
  texts.forEach((tallied, index) => {
    eachCounted(tallied, (number, column) => {
      counts[number] = (counts[number] ?? 0) + 1
      totals[column] = (totals[column] ?? 0) + 1
      const group = groups.of[number] ?? -1
      if (group === -1 || lastText[group] === index) return
      lastText[group] = index
      inTexts[group] = (inTexts[group] ?? 0) + 1
    })
  })
  const counted = new Float64Array(groups.size)
  const forms = new Map<number, number[]>()
  counts.forEach((count, number) => {
    const group = groups.of[number] ?? -1
    if (count === 0 || group === -1) return
    counted[group] = (counted[group] ?? 0) + count
    const own = forms.get(group)
    if (own) own.push(number)
    else forms.set(group, [number])
  })
  const nameOf = (group: number) => vocabulary.foldedOf(forms.get(group)?.[0] ?? 0)
  for (const own of forms.values()) own.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  const order = [...forms.keys()].sort(
    (a, b) => (counted[b] ?? 0) - (counted[a] ?? 0) || (nameOf(a) < nameOf(b) ? -1 : 1),
  )
  const isListed = (group: number) =>
    (forms.get(group) ?? []).some((number) => vocabulary.foldedOf(number).includes(how.containing))
  const listed = how.containing === '' ? order : order.filter(isListed)
  const shown = listed.slice(how.offset, how.offset + how.limit)
  const byColumn = countByColumn(texts, groups.of, shown, how.columns)
  return {
    total: totals.reduce((sum, count) => sum + count, 0),
    totals,
    different: order.length,
    listed: listed.length,
    words: shown.map((group, row) => {
      const written = (forms.get(group) ?? []).map((number) => vocabulary.writtenOf(number))
      return {
        word: written[0] ?? '',
        forms: written,
        count: counted[group] ?? 0,
        texts: inTexts[group] ?? 0,
        counts: [...byColumn.subarray(row * how.columns, (row + 1) * how.columns)],
      }
    }),
  }
}

/** Under which number each word of a vocabulary counts; -1: it is left out. */
function groupsOf(vocabulary: Vocabulary, { isWithout, stem }: Tallying): { of: Int32Array; size: number } {
  const of = new Int32Array(vocabulary.size).fill(-1)
  const known = new Map<string, number>()
  for (let number = 0; number < vocabulary.size; number += 1) {
    const folded = vocabulary.foldedOf(number)
    if (isWithout(folded)) continue
    const name = stem ? stem(vocabulary.writtenOf(number)) : folded
    const group = known.get(name) ?? known.size
    known.set(name, group)
    of[number] = group
  }
  return { of, size: known.size }
}

function countByColumn(
  texts: readonly TalliedText[],
  groupOf: Int32Array,
  shown: readonly number[],
  columns: number,
): Uint32Array {
  const counts = new Uint32Array(shown.length * columns)
  const rowOf = new Map(shown.map((group, row) => [group, row]))
  const rows = Int32Array.from(groupOf, (group) => rowOf.get(group) ?? -1)
  for (const tallied of texts)
    eachCounted(tallied, (number, column) => {
      const row = rows[number] ?? -1
      if (row !== -1) counts[row * columns + column] = (counts[row * columns + column] ?? 0) + 1
    })
  return counts
}

function eachCounted(
  { text, columnOf, silenced }: TalliedText,
  visit: (number: number, column: number) => void,
): void {
  for (let passage = 0; passage < text.passages.length; passage += 1) {
    const column = columnOf(passage)
    if (column === -1) continue
    const end = text.firsts[passage + 1] ?? 0
    for (let word = text.firsts[passage] ?? 0; word < end; word += 1)
      if (silenced?.[word] !== 1) visit(text.numbers[word] ?? 0, column)
  }
}
