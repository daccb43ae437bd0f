import { candidateOf, countsOf, isStrong } from '../candidate.ts'
import type { Head, Layout } from '../head.ts'
import { cleanLabel, shapeOf } from '../labels.ts'
import type { Line, Page } from '../lines.ts'
import { stampAlone } from '../stamps.ts'
import { columnHeadings } from '../vocabulary.ts'

/** Cells past this one are part of the last: a row of a transcript has a few. */
const mostCells = 6
const sample = 300

interface Cell {
  readonly start: number
  readonly end: number
  readonly words: string
}

/** A line's cells, split at tabs (or at two spaces and more, as in columns set by hand). */
function cellsOf(page: Page, line: Line, spaced: boolean): Cell[] {
  const cells: Cell[] = []
  let start = line.start
  if (!spaced) {
    while (cells.length < mostCells - 1) {
      const tab = page.text.indexOf('\t', start)
      if (tab < 0 || tab >= line.end) break
      cells.push(cell(page, start, tab))
      start = tab + 1
    }
  } else {
    const gap = /\S(\t+| {2,})(?=\S)/.exec(line.head)
    if (gap?.[1]) {
      const at = line.start + gap.index + 1
      cells.push(cell(page, start, at))
      start = at + gap[1].length
    }
  }
  cells.push(cell(page, start, line.end))
  return cells
}

function cell(page: Page, start: number, end: number): Cell {
  return { start, end, words: page.text.slice(start, Math.min(end, start + 90)).trim() }
}

interface Columns {
  readonly count: number
  readonly time: number
  readonly speaker: number
  readonly words: number
}

const isNumber = /^\d{1,5}\.?$/

function labelIn(words: string): string {
  return cleanLabel(words.replace(/\s*[:：]\s*[*_]*$/, '').replace(/^(\p{Lu}{1,3}\d{0,3})\.$/u, '$1'))
}

/** What each column holds, judged from its cells; null where they don't read as a transcript's. */
function columnsOf(rows: readonly (readonly Cell[])[]): Columns | null {
  const tally = new Map<number, number>()
  for (const row of rows) if (row.length > 1) tally.set(row.length, (tally.get(row.length) ?? 0) + 1)
  const count = [...tally].toSorted((a, b) => b[1] - a[1])[0]?.[0]
  if (count === undefined) return null
  const alike = rows.filter((row) => row.length === count).slice(0, sample)
  const traits = Array.from({ length: count }, (_, at) => {
    const filled = alike.map((row) => row[at]).filter((one) => one !== undefined && one.words !== '')
    const share = (test: (words: string) => boolean) =>
      filled.filter((one) => one !== undefined && test(one.words)).length / Math.max(filled.length, 1)
    const lengths = filled.reduce((sum, one) => sum + (one ? one.end - one.start : 0), 0)
    return {
      at,
      filled: filled.length,
      time: share((words) => stampAlone(words) !== null),
      number: share((words) => isNumber.test(words)),
      label: share((words) => shapeOf(labelIn(words)) !== null),
      length: lengths / Math.max(filled.length, 1),
    }
  }).filter((column) => column.filled > 0)
  const time = traits.find((column) => column.time >= 0.6)
  const others = traits.filter((column) => column.time < 0.6 && column.number < 0.8)
  // Words are long and seldom look like a name.
  const words = others.toSorted((a, b) => b.length * (1.1 - b.label) - a.length * (1.1 - a.label))[0]
  const speaker = others
    .filter((column) => column !== words && column.label >= 0.6)
    .toSorted((a, b) => b.label - a.label || a.length - b.length)[0]
  if (!words || !speaker || speaker.length > 48) return null
  return { count, time: time?.at ?? -1, speaker: speaker.at, words: words.at }
}

function headsOf(page: Page, spaced: boolean): Head[] {
  const rows = page.lines.map((line, at) => (at < page.from || line.blank ? [] : cellsOf(page, line, spaced)))
  const first = rows.findIndex((row) => row.length > 0)
  if (rows[first]?.every((one) => one.words === '' || columnHeadings.has(one.words.toLowerCase())))
    rows[first] = []
  const columns = columnsOf(rows)
  if (!columns) return []
  const heads: Head[] = []
  const candidates = []
  for (const [at, row] of rows.entries()) {
    const who = row[columns.speaker]
    const words = row[columns.words]
    const line = page.lines[at]
    if (row.length !== columns.count || !who || !words || !line) continue
    const time = stampAlone(row[columns.time]?.words ?? '')?.text ?? null
    if (who.words === '' && time === null) continue
    const candidate = candidateOf(page, at, { label: labelIn(who.words), timestamp: time, after: 0 })
    if (who.words !== '' && !candidate) continue
    if (candidate) candidates.push(candidate)
    const last = words.end === line.end
    heads.push({
      line: at,
      lastLine: at,
      start: line.start,
      bodyFrom: words.start,
      bodyTo: last ? null : words.end,
      speaker: candidate?.speaker ?? heads.at(-1)?.speaker ?? null,
      timestamp: time,
    })
  }
  const counts = countsOf(candidates)
  if (columns.time < 0) {
    if (counts.size < 2 || heads.length < page.content * 0.4) return []
    const strong = candidates.filter(isStrong).length
    const again = candidates.filter((one) => (counts.get(one.speaker) ?? 0) >= 2).length
    if (strong * 2 < candidates.length && again * 2 < candidates.length) return []
    if (spaced && candidates.some((one) => one.shape === 'lower')) return []
  }
  return heads.length >= page.content * 0.25 ? heads : []
}

/** Columns of time, speaker and words, in any order; a table's cells joined by tabs. */
export const table: Layout = {
  name: 'table of speakers and words',
  weight: 0.99,
  read: (page) => (page.text.includes('\t') ? headsOf(page, false) : []),
}

/** The name, a stretch of spaces, the words. */
export const columns: Layout = {
  name: 'name and words in columns',
  weight: 0.8,
  read: (page) => headsOf(page, true),
}
