import type { AgreementBook } from './agreement-book.ts'
import { codesTable, documentsTable, methodsTable, overallTable, pairsTable } from './agreement-tables.ts'
import { workbook } from './workbook.ts'

/** Agreement as an Excel workbook, a sheet a table. */
export function agreementToXlsx(book: AgreementBook): Promise<Uint8Array> {
  return workbook(
    [overallTable, codesTable, pairsTable, documentsTable, methodsTable].map((make) => {
      const { name, headings, rows } = make(book)
      return {
        name,
        headings,
        rows,
        widths: headings.map((heading, column) => (heading === 'text' ? 110 : column === 0 ? 36 : 18)),
        formatOf: (figure) => (Number.isInteger(figure) ? undefined : '0.000'),
      }
    }),
  )
}
