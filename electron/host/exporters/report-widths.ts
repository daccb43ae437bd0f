import type { ReportTable } from './report-book.ts'

/** Columns narrower or wider than so many characters are set as if they were so wide; the first has the headings. */
const narrowest = 7
const narrowestFirst = 16
const widest = 36

/** How a page's width is shared out among a table's columns, by their longest text; sums to 1. */
export function columnShares({ head, rows }: ReportTable): number[] {
  const longest = head.map((heading, at) =>
    rows.reduce((most, row) => Math.max(most, String(row[at] ?? '').length), longestWord(heading)),
  )
  const weights = longest.map((length, at) =>
    Math.min(widest, Math.max(at === 0 ? narrowestFirst : narrowest, length)),
  )
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** Headings may wrap between words. */
function longestWord(heading: string): number {
  return heading.split(/\s/u).reduce((most, word) => Math.max(most, word.length), 0)
}

const figure = new Intl.NumberFormat('en-GB')

/** A cell as a person reads it. */
export function cellWords(cell: string | number): string {
  return typeof cell === 'number' ? figure.format(cell) : cell
}

/** Whether a column holds numbers, and so is set flush right, with what stands for a number that isn't told. */
export function isFigures({ rows }: ReportTable, column: number): boolean {
  return column > 0 && rows.some((row) => typeof row[column] === 'number')
}
