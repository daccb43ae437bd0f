import { unite, type Span } from '#shared/domain/span.ts'
import { rowAt, type Row } from './rows.ts'
import { wordsOf } from './word-cursor.ts'

export type Edge = 'start' | 'end'

/**
 * A span with one edge moved by a word, over labels into the neighbouring turn where need be. null where there is no
 * word to move to, or none would be left.
 */
export function moveEdge(
  text: string,
  rows: readonly Row[],
  span: Span,
  edge: Edge,
  direction: 1 | -1,
): Span | null {
  const at = edge === 'start' ? span.start : span.end
  const passes = (word: Span) => (direction > 0 ? word[edge] > at : word[edge] < at)
  const from = rowAt(rows, edge === 'start' ? at : at - 1)
  for (let row = from?.index ?? -1; row >= 0 && row < rows.length; row += direction) {
    const here = rows[row]
    const words = here ? wordsOf(text, here) : []
    const found = direction > 0 ? words.find(passes) : words.findLast(passes)
    if (!found) continue
    const moved = { ...span, [edge]: found[edge] }
    return moved.start < moved.end ? moved : null
  }
  return null
}

/** Where a coding is split at a point: before the word the point stands in. null where that leaves one part without words. */
export function splitPoint(text: string, rows: readonly Row[], span: Span, point: number): number | null {
  const row = rowAt(rows, point)
  const word = row && wordsOf(text, row).find((one) => one.end > point)
  const at = word && word.start <= point ? word.start : point
  if (at <= span.start || at >= span.end) return null
  return text.slice(span.start, at).trim() === '' || text.slice(at, span.end).trim() === '' ? null : at
}

interface Coded extends Span {
  readonly id: string
  readonly code: string
  readonly coder: string
}

/** A coding and those of the same code and coder that overlap it or touch it: nothing but labels and blanks between. */
export function joinable<Coding extends Coded>(
  text: string,
  rows: readonly Row[],
  coding: Coding,
  all: readonly Coding[],
): Coding[] {
  const same = all.filter((other) => other.code === coding.code && other.coder === coding.coder)
  const bridges = same.flatMap((one) => {
    const next = nextWord(text, rows, one.end)
    return next === null ? [] : [{ start: one.end, end: next }]
  })
  const whole = unite([...same, ...bridges]).find(
    (span) => span.start <= coding.start && coding.end <= span.end,
  )
  return whole ? same.filter((one) => whole.start <= one.start && one.end <= whole.end) : [coding]
}

/** Where the first character that is no blank stands at or after an offset, in words that can be coded. */
function nextWord(text: string, rows: readonly Row[], offset: number): number | null {
  for (let index = rowAt(rows, offset)?.index ?? rows.length; index < rows.length; index += 1) {
    const row = rows[index]
    if (!row?.codable || row.end <= offset) continue
    const from = Math.max(row.start, offset)
    const blanks = text.slice(from, row.end).search(/\S/u)
    if (blanks >= 0) return from + blanks
  }
  return null
}
