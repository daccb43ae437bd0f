import { aboutFramework, type FrameworkBook } from './framework-book.ts'
import { frameworkRows, quotationHeadings, quotationRow } from './framework-rows.ts'
import { workbook } from './workbook.ts'

/**
 * A matrix as an Excel workbook: the table, the quotations it rests on where they go along, and what the file is.
 */
export function frameworkToXlsx(book: FrameworkBook): Promise<Uint8Array> {
  const { headings, rows } = frameworkRows(book)
  const isWide = (heading: string) => !/: (?:level|quotations)$/u.test(heading)
  return workbook([
    {
      name: 'Matrix',
      headings,
      rows,
      widths: headings.map((heading, at) => (at === 0 ? 24 : isWide(heading) ? 48 : 14)),
      tellsTruncated: true,
      stickyColumns: 1,
      orientation: 'landscape',
    },
    ...(book.quotations === null
      ? []
      : [
          {
            name: 'Quotations',
            headings: quotationHeadings,
            rows: book.quotations.map(quotationRow),
            widths: [10, 32, 90, 40, 40, 36],
            tellsTruncated: true,
          },
        ]),
    {
      name: 'About this file',
      headings: null,
      rows: [{ name: 'Matrix', value: book.name }, ...aboutFramework(book)].map(({ name, value }) => [
        name,
        value,
      ]),
      widths: [24, 80],
    },
  ])
}
