import { truncatedColumn } from '#shared/domain/codebook-cells.ts'
import { aboutCodebook, type CodebookBook, type ExportedCodebook } from './codebook-book.ts'
import { codebookTable, mendedNotice, type Column } from './codebook-rows.ts'
import { cellLimit, keptInCell, workbook } from './workbook.ts'
import { longestCell } from './xlsx-text.ts'

const widths: { readonly [Name in Column]?: number } = {
  path: 36,
  name: 28,
  parent: 28,
  brief: 50,
  definition: 60,
  when_to_use: 40,
  when_not_to_use: 40,
  examples: 50,
  close_but_no: 50,
  id: 38,
  colour: 10,
  codable: 9,
  retired: 9,
  codings: 9,
  documents: 11,
}

/** A codebook as an Excel workbook: one row a code. A second sheet says what the file is. */
export async function codebookToXlsx(book: CodebookBook): Promise<ExportedCodebook> {
  const table = codebookTable(book)
  const bytes = await workbook([
    {
      name: 'Codebook',
      headings: table.columns,
      rows: table.rows,
      widths: table.columns.map((name) => widths[name] ?? 24),
      tellsTruncated: true,
    },
    {
      name: 'About this file',
      headings: null,
      rows: [
        ...aboutCodebook(book).map(({ name, value }) => [name, value]),
        [
          'Long cells',
          `${cellLimit} Where more is said of a code, the column "${truncatedColumn}" tells how much of it is here; the Word, CSV and REFI-QDA files hold all of it.`,
        ],
        ['Lists', 'Examples, near misses and synonyms stand one a line.'],
      ],
      widths: [24, 90],
    },
  ])
  const cut = table.rows.filter((row) =>
    row.some((cell) => typeof cell === 'string' && keptInCell(cell) !== cell),
  )
  const shortened = cut.map(([path]) => `“${path ?? ''}”`).join(', ')
  const most = longestCell.toLocaleString('en-GB')
  return {
    bytes,
    notices: [
      ...(cut.length > 0
        ? [`Excel holds at most ${most} characters in a cell, so words were cut in: ${shortened}.`]
        : []),
      ...mendedNotice(table, 'Excel'),
    ],
  }
}
