import writeXlsxFile from 'write-excel-file/node'
import type { Row as SheetRow } from 'write-excel-file/node'
import type { AgreementBook } from './agreement-book.ts'
import {
  codesTable,
  documentsTable,
  methodsTable,
  overallTable,
  pairsTable,
  type Cell,
  type Table,
} from './agreement-tables.ts'
import { mendedForUtf8 } from './mend.ts'
import { cellText, withinCell } from './xlsx-text.ts'

/** Agreement as an Excel workbook, a sheet a table. Texts are typed as text, so that none is ever run as a formula. */
export async function agreementToXlsx(book: AgreementBook): Promise<Uint8Array> {
  const tables = [overallTable, codesTable, pairsTable, documentsTable, methodsTable].map((make) =>
    make(book),
  )
  const bytes = await writeXlsxFile(
    tables.map((table) => ({
      sheet: table.name,
      data: sheetRows(table),
      columns: table.headings.map((heading, index) => ({
        width: heading === 'text' ? 110 : index === 0 ? 36 : 18,
      })),
      stickyRowsCount: 1,
    })),
  ).toBuffer()
  return new Uint8Array(bytes)
}

function sheetRows({ headings, rows }: Table): SheetRow[] {
  const header = headings.map((heading) => ({
    value: written(heading),
    type: String,
    fontWeight: 'bold' as const,
  }))
  return [header, ...rows.map((row): SheetRow => row.map(cellOf))]
}

function cellOf(cell: Cell) {
  if (typeof cell === 'number') {
    const format = Number.isInteger(cell) ? {} : { format: '0.000' }
    return { value: cell, type: Number, alignVertical: 'top' as const, ...format }
  }
  return cell === ''
    ? null
    : { value: written(cell), type: String, wrap: true, alignVertical: 'top' as const }
}

function written(text: string): string {
  return cellText(withinCell(mendedForUtf8(text)))
}
