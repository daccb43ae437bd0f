import type { Span } from '#shared/domain/span.ts'
import { trimToCodable } from '#shared/domain/codable.ts'
import { rowAt, type Row } from './rows.ts'

export type Snap = 'word' | 'character'

const segmenters = {
  character: new Intl.Segmenter('en-GB', { granularity: 'grapheme' }),
  word: new Intl.Segmenter('en-GB', { granularity: 'word' }),
} as const

/**
 * What a selection codes: drawn in to codable words, widened to whole words or graphemes, without blank edges.
 * Offsets are UTF-16, half-open. null where it holds no codable word.
 */
export function snapSelection(
  text: string,
  rows: readonly Row[],
  selected: Span,
  snap: Snap = 'character',
): Span | null {
  const codable = rows.filter((row) => row.codable)
  const drawnIn = trimToCodable(selected, codable)
  if (!drawnIn) return null
  const bare = withoutBlankEdges(text, codable, widen(text, codable, drawnIn, 'character'))
  return bare && snap === 'word' ? widen(text, codable, bare, 'word') : bare
}

function withoutBlankEdges(text: string, codable: readonly Row[], span: Span): Span | null {
  let { start, end } = span
  while (start < end) {
    const row = rowAt(codable, start)
    if (!row) return null
    if (start >= row.end) start = codable[codable.indexOf(row) + 1]?.start ?? end
    else if (isBlank(text, start)) start += 1
    else break
  }
  while (start < end) {
    const row = rowAt(codable, end - 1)
    if (!row) return null
    if (end > row.end) end = row.end
    else if (isBlank(text, end - 1)) end -= 1
    else break
    if (end === row.start) end = codable[codable.indexOf(row) - 1]?.end ?? start
  }
  return start < end ? { start, end } : null
}

function widen(text: string, codable: readonly Row[], span: Span, snap: Snap): Span {
  const first = rowAt(codable, span.start)
  const last = rowAt(codable, span.end - 1)
  if (!first || !last) return span
  const parts = segmenters[snap]
  const head = parts.segment(text.slice(first.start, first.end)).containing(span.start - first.start)
  const tail = parts.segment(text.slice(last.start, last.end)).containing(span.end - 1 - last.start)
  return {
    start: head ? first.start + head.index : span.start,
    end: tail ? last.start + tail.index + tail.segment.length : span.end,
  }
}

function isBlank(text: string, offset: number): boolean {
  return /\s/u.test(text.charAt(offset))
}
