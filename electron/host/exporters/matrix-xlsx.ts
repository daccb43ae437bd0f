import type { MatrixBook } from './matrix-book.ts'
import { aboutMatrix, matrixRows } from './matrix-table.ts'
import { tableToXlsx } from './table-xlsx.ts'

/** A matrix as an Excel workbook; a second sheet says what it counts. */
export function matrixToXlsx(book: MatrixBook): Promise<Uint8Array> {
  const isShare = book.matrix.measure === 'share' || book.matrix.normalised !== 'none'
  return tableToXlsx({ sheet: 'Matrix', ...matrixRows(book), isShare, about: aboutMatrix(book) })
}
