import type { Matrix, MatrixAxisKind, MatrixCell, MatrixFormat } from '#shared/contract/matrices.ts'
import { matrixToCsv } from './matrix-csv.ts'

/** A matrix as it goes into one file. Plain data. */
export interface MatrixBook {
  readonly project: string
  /** ISO 8601, UTC. */
  readonly exportedAt: string
  readonly rowsOf: MatrixAxisKind
  readonly columnsOf: MatrixAxisKind
  readonly of: 'codings' | 'text'
  /** Whether the project has names that are replaced. */
  readonly isDisguised: boolean
  readonly matrix: Matrix
}

/** Makes one file of a matrix. Touches no disk: the caller writes the bytes. */
export async function exportMatrix(book: MatrixBook, format: MatrixFormat): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return matrixToCsv(book)
    case 'xlsx':
      // Loaded when it is first needed, as for extracts.
      return (await import('./matrix-xlsx.ts')).matrixToXlsx(book)
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(plainMatrix(book), null, 2)}\n`)
  }
}

/** Headings and figures without the queries behind them, which name things by id. */
function plainMatrix({ matrix, ...about }: MatrixBook) {
  const { measure, normalised, suppressBelow, withdrawn } = matrix
  const heading = ({ id, label, total }: Matrix['rows'][number]) => ({ id, label, total: plainCell(total) })
  return {
    ...about,
    measure,
    normalised,
    suppressBelow,
    withdrawn,
    rows: matrix.rows.map(heading),
    columns: matrix.columns.map(heading),
    cells: matrix.cells.map((row) => row.map(plainCell)),
    total: plainCell(matrix.total),
  }
}

function plainCell({ value, withheld }: MatrixCell) {
  return withheld === null ? value : { withheld }
}
