import type { Exported } from './extracts-book.ts'
import { mendedForXml } from './mend.ts'
import { aboutReport } from './report-blocks.ts'
import type { ReportBook, ReportTable } from './report-book.ts'
import { codeColumns, codeRow, reportRows, wordsColumn } from './report-rows.ts'
import { truncatedColumn } from '#shared/domain/codebook-cells.ts'
import { cellLimit, keptInCell, workbook, type WorkbookSheet } from './workbook.ts'

const widths: { readonly [column: string]: number | undefined } = {
  theme: 36,
  words: 90,
  attribution: 40,
  coding: 38,
}

const explanation =
  `${cellLimit} Where a text is longer, the column ` +
  `"${truncatedColumn}" says how much of it is here; the Word, PDF, CSV and HTML files hold all of it.`

/**
 * A report as an Excel workbook: one row a quotation, then a sheet for each table, the codebook, and what the file is.
 */
export async function reportToXlsx(book: ReportBook): Promise<Exported> {
  const { columns, rows } = reportRows(book, [truncatedColumn])
  const bytes = await workbook([
    {
      name: 'Quotations',
      headings: columns,
      rows,
      widths: columns.map((column, at) => widths[column] ?? attributeWidth(rows.map((row) => row[at] ?? ''))),
      tellsTruncated: true,
    },
    ...book.tables.map(tableSheet),
    ...(book.codebook === null
      ? []
      : [
          {
            name: 'Codebook',
            headings: codeColumns,
            rows: book.codebook.map(codeRow),
            widths: codeColumns.map((column) => (column === 'level' ? 8 : 44)),
            tellsTruncated: true,
          },
        ]),
    {
      name: 'About this file',
      headings: null,
      rows: [
        ['Title', book.title],
        ...aboutReport(book).map(({ name, value }) => [name, value]),
        ['Language', book.language],
        ...book.introduction.map((text) => ['Introduction', text]),
        ...book.methods.map((text) => ['Methods', text]),
        ['Long texts', explanation],
      ],
      widths: [24, 100],
    },
  ])
  const altered = rows.filter((row) => keptInCell(row[wordsColumn] ?? '') !== row[wordsColumn]).length
  return { bytes, altered }
}

/** Some attributes are a word, some a description. */
function attributeWidth(values: readonly string[]): number {
  return values.some((value) => value.length > 60) ? 48 : 18
}

/** Its caption is the sheet's name, as much of it as fits, with the table's number, so that no two are alike. */
function tableSheet({ caption, head, rows }: ReportTable, at: number): WorkbookSheet {
  return {
    name: sheetName(`${at + 1} ${caption}`),
    headings: head,
    rows,
    widths: head.map((_, column) => (column === 0 ? 36 : 18)),
  }
}

/** A name that Excel accepts: at most 31 UTF-16 units, without the marks that stand for places in formulas. */
function sheetName(text: string): string {
  return mendedForXml(text)
    .replace(/[[\]:*?/\\'\p{Cc}\p{Noncharacter_Code_Point}\uFFFD]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .slice(0, 31)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()
}
