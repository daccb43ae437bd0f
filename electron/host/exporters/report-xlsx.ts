import writeXlsxFile from 'write-excel-file/node'
import type { Row as SheetRow } from 'write-excel-file/node'
import type { Exported } from './extracts-book.ts'
import { mendedForUtf8, mendedForXml } from './mend.ts'
import { aboutReport } from './report-blocks.ts'
import type { ReportBook, ReportTable } from './report-book.ts'
import { codeColumns, codeRow, reportRows, wordsColumn } from './report-rows.ts'
import { cellText, longestCell, withinCell } from './xlsx-text.ts'

const widths: { readonly [column: string]: number | undefined } = {
  theme: 36,
  words: 90,
  attribution: 40,
  coding: 38,
}
const count = new Intl.NumberFormat('en-GB')
const truncatedColumn = 'truncated'

const explanation =
  `A cell holds at most ${count.format(longestCell)} characters. Where a text is longer, the column ` +
  `"${truncatedColumn}" says how much of it is here; the Word, PDF, CSV and HTML files hold all of it.`

/**
 * A report as an Excel workbook: one row a quotation, then a sheet for each table, the codebook, and what the file is.
 * Every text is typed as text, so that none is ever run as a formula.
 */
export async function reportToXlsx(book: ReportBook): Promise<Exported> {
  const { columns, rows } = reportRows(book, [truncatedColumn])
  const codes = (book.codebook ?? []).map(codeRow)
  const about: SheetRow[] = [
    ['Title', book.title],
    ...aboutReport(book).map(({ name, value }) => [name, value]),
    ['Language', book.language],
    ...book.introduction.map((text) => ['Introduction', text]),
    ...book.methods.map((text) => ['Methods', text]),
    ['Long texts', explanation],
  ].map((row) => row.map(cellOf))
  const bytes = await writeXlsxFile([
    sheet('Quotations', columns, rows, (name) => widths[name] ?? 18),
    ...book.tables.map((table, at) => tableSheet(table, at)),
    ...(book.codebook === null
      ? []
      : [sheet('Codebook', codeColumns, codes, (name) => (name === 'level' ? 8 : 44))]),
    { sheet: 'About this file', data: about, columns: [{ width: 24 }, { width: 100 }] },
  ]).toBuffer()
  const altered = rows.filter((row) => kept(row[wordsColumn] ?? '') !== row[wordsColumn]).length
  return { bytes: new Uint8Array(bytes), altered }
}

/** With the column "truncated" at its end. */
function sheet(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  width: (column: string) => number,
) {
  const body = rows.map((row): SheetRow => [
    ...row.map(cellOf),
    cellOf(row.flatMap((cell, at) => shortfall(columns[at] ?? '', cell)).join('; ')),
  ])
  return {
    sheet: name,
    data: [[...columns, truncatedColumn].map(headingCell), ...body],
    columns: [...columns.map((column) => ({ width: width(column) })), { width: 40 }],
    stickyRowsCount: 1,
  }
}

/** Its caption is the sheet's name, as much of it as fits, with the table's number, so that no two are alike. */
function tableSheet({ caption, head, rows }: ReportTable, at: number) {
  return {
    sheet: sheetName(`${at + 1} ${caption}`),
    data: [head.map(headingCell), ...rows.map((row): SheetRow => row.map(cellOf))],
    columns: head.map((_, column) => ({ width: column === 0 ? 36 : 18 })),
    stickyRowsCount: 1,
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

function shortfall(column: string, cell: string | number): string[] {
  if (typeof cell === 'number') return []
  const whole = mendedForUtf8(cell)
  const held = withinCell(whole)
  return held === whole
    ? []
    : [`${column}: first ${count.format(held.length)} of ${count.format(whole.length)} characters`]
}

function kept(text: string): string {
  return withinCell(mendedForUtf8(text))
}

function headingCell(text: string) {
  return { value: cellText(kept(text)), type: String, fontWeight: 'bold' as const, wrap: true }
}

function cellOf(cell: string | number) {
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' as const }
  return cell === ''
    ? null
    : ({ value: cellText(kept(cell)), type: String, wrap: true, alignVertical: 'top' } as const)
}
