import type { MatrixMeasure, MatrixQuestion } from '#shared/contract/matrices.ts'
import {
  charactersTally,
  codableIn,
  codingsTally,
  documentsTally,
  personsTally,
  tabulate,
  wordsTally,
  type Axis,
  type Sought,
  type Study,
  type Tally,
  type WordColumns,
} from '#shared/domain/retrieval/index.ts'

/** Two axes and what is counted in their cells. */
export interface Counted {
  readonly study: Study
  readonly sought: Sought
  readonly rows: Axis
  readonly columns: Axis
  readonly wordsIn: (document: number) => WordColumns
}

/** The figures of every cell, row by row, totals in the last row and column. */
export function figuresOf(
  { study, sought, rows, columns, wordsIn }: Counted,
  measure: MatrixMeasure,
): Float64Array {
  const cells = rows.lines * columns.lines
  const tallies: Record<MatrixMeasure, () => Tally> = {
    codings: () => codingsTally(cells),
    documents: () => documentsTally(cells),
    participants: () => personsTally(cells, study),
    words: () => wordsTally(cells, wordsIn),
    share: () => charactersTally(cells),
  }
  const tally = tallies[measure]()
  tabulate(study, sought, { rows, columns }, tally)
  if (measure !== 'share') return tally.values
  const whole = charactersToCode(study, sought, rows, columns)
  return tally.values.map((characters, cell) => (characters === 0 ? 0 : characters / whole(cell)))
}

/** How many characters can be coded in the documents of a cell; rows and columns that are not about documents hold all. */
function charactersToCode(
  study: Study,
  { documents, withdrawn }: Sought,
  rows: Axis,
  columns: Axis,
): (cell: number) => number {
  const [byRow, byColumn] = [rows.by === 'document', columns.by === 'document']
  const [height, width] = [byRow ? rows.lines : 1, byColumn ? columns.lines : 1]
  const sums = new Float64Array(height * width)
  for (const [place, document] of study.documents.entries()) {
    if (documents !== null && documents[place] !== 1) continue
    const characters = codableIn(study, document, withdrawn)
    for (const row of byRow ? (rows.linesOf[place] ?? []) : [0]) {
      for (const column of byColumn ? (columns.linesOf[place] ?? []) : [0]) {
        sums[row * width + column] = (sums[row * width + column] ?? 0) + characters
      }
    }
  }
  return (cell) => {
    const row = byRow ? Math.floor(cell / columns.lines) : 0
    const column = byColumn ? cell % columns.lines : 0
    return sums[row * width + column] ?? 0
  }
}

/** Each figure as a share of its row's, its column's or the whole's total; of nothing, nothing. */
export function normalised(
  values: Float64Array,
  columns: number,
  by: MatrixQuestion['normalise'],
): Float64Array {
  if (by === 'none') return values
  const last = values.length - columns
  return values.map((value, cell) => {
    const row = Math.floor(cell / columns)
    const whole = {
      rows: row * columns + columns - 1,
      columns: last + (cell % columns),
      whole: values.length - 1,
    }[by]
    const total = values[whole] ?? 0
    return total === 0 ? 0 : value / total
  })
}

/** The lines of a table by their totals, largest first, but for the last, which is the totals' own. */
export function byTotal(lines: number, total: (line: number) => number): number[] {
  return Array.from({ length: lines - 1 }, (_, line) => line).toSorted((a, b) => total(b) - total(a) || a - b)
}
