import { sentencesOf } from '#shared/domain/sentences-of.ts'
import type { Span } from '#shared/domain/span.ts'
import type { Row } from './rows.ts'

export type Unit = 'turn' | 'sentence' | 'paragraph'

/** The units of a row: the whole of it, its sentences, or its lines that are not blank. */
export function unitsOf(text: string, row: Row, unit: Unit): Span[] {
  if (!row.codable) return []
  if (unit === 'turn') return [{ start: row.start, end: row.end }]
  if (unit === 'sentence') return sentencesOf(text, [row])
  const lines: Span[] = []
  for (const found of text.slice(row.start, row.end).matchAll(/[^\n]*\S[^\n]*/gu))
    lines.push({ start: row.start + found.index, end: row.start + found.index + found[0].length })
  return lines
}

/**
 * Which unit to select: the one where the selection begins, or the one after it where that very unit is selected
 * already; the first where nothing in the row is selected.
 */
export function unitAt(units: readonly Span[], selected: Span | null): Span | undefined {
  const here = selected ? units.findIndex((unit) => unit.end > selected.start) : 0
  const unit = units[here]
  if (!unit || !selected || selected.start < unit.start) return unit ?? units[0]
  const isSelected = selected.start === unit.start && selected.end === unit.end
  return isSelected ? (units[here + 1] ?? unit) : unit
}

const longestName = 60
const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/** The name of a code made from the words it codes: labels left out, blanks drawn together, at most 60 characters. */
export function inVivoName(text: string, rows: readonly Row[], span: Span): string {
  const words = rows
    .filter((row) => row.codable && row.start < span.end && span.start < row.end)
    .map((row) => text.slice(Math.max(row.start, span.start), Math.min(row.end, span.end)))
    .join(' ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  let name = ''
  for (const { segment } of graphemes.segment(words)) {
    if (name.length + segment.length > longestName) break
    name += segment
  }
  return name.trim()
}
