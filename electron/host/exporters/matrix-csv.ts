import type { MatrixBook } from './matrix-book.ts'
import { matrixRows } from './matrix-table.ts'
import { tableToCsv } from './table-csv.ts'

/** A matrix as CSV, its totals last. */
export function matrixToCsv(book: MatrixBook): Uint8Array {
  const { headings, rows } = matrixRows(book)
  return tableToCsv(headings, rows)
}
