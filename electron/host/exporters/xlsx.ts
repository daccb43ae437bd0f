import type { Exported, ExtractsBook } from './extracts-book.ts'
import { columns, rowsOf } from './rows.ts'
import type { Column } from './rows.ts'
import { cellLimit, keptInCell, workbook } from './workbook.ts'
import { aboutBook } from './wording.ts'

const widths: { readonly [Name in Column]?: number } = {
  code: 36,
  extract: 90,
  attribution: 40,
  document: 28,
}

const explanation =
  `${cellLimit} Where an extract is longer, the column ` +
  '"truncated" says how much of it is here; the Word, CSV and HTML exports hold all of it.'

/** A book as an Excel workbook: one row an extract. A second sheet says what the file is. */
export async function toXlsx(book: ExtractsBook): Promise<Exported> {
  const rows = rowsOf(book)
  const bytes = await workbook([
    {
      name: 'Extracts',
      headings: columns,
      rows: rows.map((row) => columns.map((name) => row[name])),
      widths: columns.map((name) => widths[name] ?? 16),
      tellsTruncated: true,
    },
    {
      name: 'About this file',
      headings: null,
      rows: [...aboutBook(book).map(({ name, value }) => [name, value]), ['Long extracts', explanation]],
      widths: [24, 90],
    },
  ])
  const isAltered = (extract: string | number) =>
    typeof extract === 'string' && keptInCell(extract) !== extract
  return { bytes, altered: rows.filter(({ extract }) => isAltered(extract)).length }
}
