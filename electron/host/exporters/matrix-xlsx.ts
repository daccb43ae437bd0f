import writeXlsxFile from 'write-excel-file/node'
import type { Row as SheetRow } from 'write-excel-file/node'
import type { MatrixBook } from './matrix-book.ts'
import { aboutMatrix, matrixRows } from './matrix-table.ts'
import { mendedForUtf8 } from './mend.ts'
import { cellText, withinCell } from './xlsx-text.ts'

/** A matrix as an Excel workbook; a second sheet says what it counts. Texts are typed as text, so that none is run. */
export async function matrixToXlsx(book: MatrixBook): Promise<Uint8Array> {
  const { headings, rows } = matrixRows(book)
  const isShare = book.matrix.measure === 'share' || book.matrix.normalised !== 'none'
  const cellOf = (cell: string | number) =>
    typeof cell === 'number'
      ? { value: cell, type: Number, ...(isShare ? { format: '0.0%' } : {}) }
      : textCell(cell)
  const bytes = await writeXlsxFile([
    {
      sheet: 'Matrix',
      data: [headings.map(headingCell), ...rows.map((row): SheetRow => row.map(cellOf))],
      columns: headings.map((_, column) => ({ width: column === 0 ? 48 : 16 })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    {
      sheet: 'About this file',
      data: aboutMatrix(book).map(({ name, value }): SheetRow => [textCell(name), textCell(value)]),
      columns: [{ width: 20 }, { width: 80 }],
    },
  ]).toBuffer()
  return new Uint8Array(bytes)
}

function textCell(text: string) {
  return text === ''
    ? null
    : ({ value: written(text), type: String, wrap: true, alignVertical: 'top' } as const)
}

function headingCell(text: string) {
  return { value: written(text), type: String, fontWeight: 'bold', wrap: true } as const
}

function written(text: string): string {
  return cellText(withinCell(mendedForUtf8(text)))
}
