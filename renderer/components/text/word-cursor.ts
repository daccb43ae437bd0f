import type { Span } from '#shared/domain/span.ts'
import type { Row } from './rows.ts'

/** A word of a row, by its UTF-16 offsets in the document's text. */
interface Place {
  readonly row: number
  readonly word: number
}

/** The keyboard's selection: from the word where it was begun to the word where it is now, both included. */
export interface WordCursor {
  readonly anchor: Place
  readonly active: Place
}

export type Step = 'word-before' | 'word-after' | 'row-before' | 'row-after' | 'row-start' | 'row-end'

const words = new Intl.Segmenter('en-GB', { granularity: 'word' })

/** The words of a row, without blanks and punctuation; in a row of punctuation only, the whole of it. */
export function wordsOf(text: string, row: Row): Span[] {
  if (!row.codable) return []
  const found: Span[] = []
  for (const part of words.segment(text.slice(row.start, row.end))) {
    if (!part.isWordLike) continue
    const start = row.start + part.index
    found.push({ start, end: start + part.segment.length })
  }
  return found.length > 0 ? found : [{ start: row.start, end: row.end }]
}

/** The cursor on the first word of a row, or null where the row has none. */
export function enterRow(text: string, rows: readonly Row[], row: number): WordCursor | null {
  const at = rows[row]
  if (!at || wordsOf(text, at).length === 0) return null
  const place = { row, word: 0 }
  return { anchor: place, active: place }
}

/** One step on. Without `extend` the selection becomes the one word stepped to. At either end nothing moves. */
export function stepCursor(
  text: string,
  rows: readonly Row[],
  cursor: WordCursor,
  step: Step,
  extend: boolean,
): WordCursor {
  const active = stepPlace(text, rows, cursor.active, step)
  return { anchor: extend ? cursor.anchor : active, active }
}

/** What the cursor holds. */
export function spanOf(text: string, rows: readonly Row[], cursor: WordCursor): Span | null {
  const anchor = wordAt(text, rows, cursor.anchor)
  const active = wordAt(text, rows, cursor.active)
  if (!anchor || !active) return null
  return { start: Math.min(anchor.start, active.start), end: Math.max(anchor.end, active.end) }
}

function stepPlace(text: string, rows: readonly Row[], place: Place, step: Step): Place {
  const count = wordsIn(text, rows, place.row)
  switch (step) {
    case 'row-start':
      return { row: place.row, word: 0 }
    case 'row-end':
      return { row: place.row, word: count - 1 }
    case 'word-after': {
      if (place.word + 1 < count) return { row: place.row, word: place.word + 1 }
      const next = codableRow(rows, place.row, 1)
      return next === null ? place : { row: next, word: 0 }
    }
    case 'word-before': {
      if (place.word > 0) return { row: place.row, word: place.word - 1 }
      const before = codableRow(rows, place.row, -1)
      return before === null ? place : { row: before, word: wordsIn(text, rows, before) - 1 }
    }
    case 'row-after': {
      const next = codableRow(rows, place.row, 1)
      return next === null
        ? { row: place.row, word: count - 1 }
        : { row: next, word: wordsIn(text, rows, next) - 1 }
    }
    case 'row-before': {
      const before = codableRow(rows, place.row, -1)
      return before === null || place.word > 0 ? { row: place.row, word: 0 } : { row: before, word: 0 }
    }
  }
}

function wordAt(text: string, rows: readonly Row[], place: Place): Span | undefined {
  const row = rows[place.row]
  return row && wordsOf(text, row)[place.word]
}

function wordsIn(text: string, rows: readonly Row[], row: number): number {
  const at = rows[row]
  return at ? wordsOf(text, at).length : 0
}

function codableRow(rows: readonly Row[], from: number, direction: 1 | -1): number | null {
  for (let row = from + direction; row >= 0 && row < rows.length; row += direction) {
    if (rows[row]?.codable) return row
  }
  return null
}
