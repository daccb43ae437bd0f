import writeXlsxFile from 'write-excel-file/node'
import type { Row as SheetRow } from 'write-excel-file/node'
import { aboutFramework, type FrameworkBook } from './framework-book.ts'
import { frameworkRows, quotationHeadings, quotationRow } from './framework-rows.ts'
import { mendedForUtf8 } from './mend.ts'
import { cellText, withinCell } from './xlsx-text.ts'

const count = new Intl.NumberFormat('en-GB')

/**
 * A matrix as an Excel workbook: the table, the quotations it rests on where they go along, and what the file is. Texts
 * are typed as text, so that none is run; `truncated` says which cells of a row could not be held whole.
 */
export async function frameworkToXlsx(book: FrameworkBook): Promise<Uint8Array> {
  const { headings, rows } = frameworkRows(book)
  const isWide = (heading: string) => !/: (?:level|quotations)$/u.test(heading)
  const bytes = await writeXlsxFile([
    {
      sheet: 'Matrix',
      data: sheetOf(headings, rows),
      columns: [...headings.map((heading, at) => ({ width: at === 0 ? 24 : isWide(heading) ? 48 : 14 })), {}],
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
      orientation: 'landscape',
    },
    ...(book.quotations === null
      ? []
      : [
          {
            sheet: 'Quotations',
            data: sheetOf(quotationHeadings, book.quotations.map(quotationRow)),
            columns: [
              { width: 10 },
              { width: 32 },
              { width: 90 },
              { width: 40 },
              { width: 40 },
              { width: 36 },
              {},
            ],
            stickyRowsCount: 1,
          },
        ]),
    {
      sheet: 'About this file',
      data: [{ name: 'Matrix', value: book.name }, ...aboutFramework(book)].map(
        ({ name, value }): SheetRow => [textCell(name), textCell(written(value))],
      ),
      columns: [{ width: 24 }, { width: 80 }],
    },
  ]).toBuffer()
  return new Uint8Array(bytes)
}

function sheetOf(headings: readonly string[], rows: readonly (readonly string[])[]): SheetRow[] {
  return [
    [...headings, 'truncated'].map((text) => ({
      value: written(text),
      type: String,
      fontWeight: 'bold' as const,
      wrap: true,
    })),
    ...rows.map((row): SheetRow => {
      const cut: string[] = []
      const cells = row.map((text, column) => {
        const whole = mendedForUtf8(text)
        const kept = withinCell(whole)
        if (kept !== whole)
          cut.push(
            `${headings[column] ?? ''}: first ${count.format(kept.length)} of ${count.format(whole.length)} characters`,
          )
        return textCell(cellText(kept))
      })
      return [...cells, textCell(written(cut.join('; ')))]
    }),
  ]
}

function textCell(text: string) {
  return text === '' ? null : ({ value: text, type: String, wrap: true, alignVertical: 'top' } as const)
}

function written(text: string): string {
  return cellText(withinCell(mendedForUtf8(text)))
}
