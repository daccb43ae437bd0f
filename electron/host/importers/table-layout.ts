import type { TableLayout } from '#shared/contract/import.ts'

/** What a column looks like from its heading and cells. */
interface Column {
  readonly at: number
  readonly heading: string
  /** Mean length of the cells that are filled, in UTF-16 code units. */
  readonly length: number
  /** Mean number of words of the cells that are filled. */
  readonly words: number
  readonly filled: number
  readonly distinct: number
  readonly isClock: boolean
}

const nameHeading =
  /^(?:respondent|participant|interviewee|person|case|document|file|title|name|pseudonym|id|no\.?|code|record|response)\b/i
const speakerHeading = /^(?:speaker|who|voice|role|talker|sprecher(?:in)?|locuteur|hablante)\b/i
const respondentHeading = /^(?:role|who)\b/i
const clockHeading = /^(?:time|timestamp|time ?code|start|begin|from|in)\b/i
const clock = /^\[?\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\]?$/
const SAMPLE_ROWS = 500

/**
 * Guesses what a table's columns are. The longest texts are the answers to open questions (several, where several
 * columns hold sentences). A speaker who comes again, or a clock that runs, makes each row a turn; else each row is a
 * respondent's document. Shown to the reader before anything is stored.
 */
export function guessLayout(headings: readonly string[], rows: readonly (readonly string[])[]): TableLayout {
  const columns = headings.map((heading, at) => describe(heading, at, rows))
  const longest = columns.filter((column) => !column.isClock).toSorted((a, b) => b.length - a.length)[0]
  if (!longest)
    return { rowIs: 'document', text: [], title: null, speaker: null, timestamp: null, attributes: [] }
  const timestamp =
    columns.find((column) => column.isClock && clockHeading.test(column.heading)) ??
    columns.find((column) => column.isClock)
  const named = columns.filter((column) => column !== longest && column !== timestamp && column.filled > 0)
  const speaker =
    named.find((column) => speakerHeading.test(column.heading) && column.words < 6) ??
    (timestamp
      ? named.find((column) => nameHeading.test(column.heading) && column.distinct < column.filled)
      : undefined)
  // Where every row has a name of its own, roles that come again are an attribute of its respondent.
  const oneEach = named.some(
    (column) => nameHeading.test(column.heading) && column.filled > 1 && column.distinct === column.filled,
  )
  const comesAgain =
    speaker !== undefined &&
    speaker.distinct < speaker.filled &&
    !(oneEach && respondentHeading.test(speaker.heading))
  const isTurns = timestamp !== undefined || comesAgain
  const title = titleColumn(
    named.filter((column) => column !== speaker),
    isTurns,
  )
  const rest = columns.filter(
    (column) => column !== timestamp && column !== title && !(isTurns && column === speaker),
  )
  const text = isTurns ? [longest] : openQuestions(longest, rest)
  return {
    rowIs: isTurns ? 'turn' : 'document',
    text: text.map((column) => column.at),
    title: title?.at ?? null,
    speaker: isTurns ? (speaker?.at ?? null) : null,
    timestamp: timestamp?.at ?? null,
    attributes: rest.filter((column) => !text.includes(column)).map((column) => column.at),
  }
}

/** A document's name tells its rows apart, or, where rows are turns, holds for many of them. */
function titleColumn(columns: readonly Column[], isTurns: boolean): Column | undefined {
  const fitting = columns.filter((column) => nameHeading.test(column.heading) && column.words < 8)
  if (isTurns) return fitting.find((column) => column.distinct <= column.filled / 2)
  return fitting.find((column) => column.distinct === column.filled) ?? fitting[0]
}

/** Columns that hold sentences, like the longest. */
function openQuestions(longest: Column, columns: readonly Column[]): Column[] {
  return columns.filter(
    (column) =>
      column === longest ||
      (column.filled > 0 &&
        column.words >= 4 &&
        column.length >= 0.3 * longest.length &&
        column.distinct > column.filled / 2),
  )
}

function describe(heading: string, at: number, rows: readonly (readonly string[])[]): Column {
  const cells = rows
    .slice(0, SAMPLE_ROWS)
    .map((row) => (row[at] ?? '').trim())
    .filter((cell) => cell !== '')
  const filled = cells.length
  const mean = (of: (cell: string) => number): number =>
    filled === 0 ? 0 : cells.reduce((sum, cell) => sum + of(cell), 0) / filled
  return {
    at,
    heading,
    length: mean((cell) => cell.length),
    words: mean((cell) => cell.split(/\s+/).length),
    filled,
    distinct: new Set(cells).size,
    isClock: filled > 0 && cells.every((cell) => clock.test(cell)),
  }
}
