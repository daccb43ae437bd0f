import writeXlsxFile from 'write-excel-file/node'
import type { Row as SheetRow } from 'write-excel-file/node'
import { truncatedColumn } from '#shared/domain/codebook-cells.ts'
import { lineCount } from './calibri-lines.ts'
import { mendedForUtf8 } from './mend.ts'
import { cellText, longestCell, withinCell } from './xlsx-text.ts'

export type WorkbookRow = readonly (string | number)[]

/** One sheet of a workbook. Texts are typed as text, so that none is ever run as a formula. */
export interface WorkbookSheet {
  readonly name: string
  /** Null: there are none, as where rows are pairs of a name and what is said of it. */
  readonly headings: readonly string[] | null
  readonly rows: readonly WorkbookRow[]
  /** Of each column, in characters. */
  readonly widths: readonly number[]
  /** Whether a last column says what of a row was too long for its cell. */
  readonly tellsTruncated?: boolean
  /** How a number is written, as Excel has it; undefined: as it is. */
  readonly formatOf?: (figure: number) => string | undefined
  readonly stickyColumns?: number
  readonly orientation?: 'landscape'
}

const count = new Intl.NumberFormat('en-GB')
const truncatedWidth = 40
const typeSize = 11
/** A line of Calibri at that size, and the most that a row may measure, in points. */
const [lineHeight, highestRow] = [15, 409]
/** What a character of a column's width leaves for text, in points: less than it is, as screens set letters wider. */
const pointsPerCharacter = 5

/** "A cell holds at most 32,767 characters." */
export const cellLimit = `A cell holds at most ${count.format(longestCell)} characters.`

/** A text as a cell holds it. */
export function keptInCell(text: string): string {
  return withinCell(mendedForUtf8(text))
}

/**
 * The bytes of an Excel workbook. Rows are as high as their longest text takes: Excel would work that out by itself,
 * LibreOffice shows one line of it.
 */
export async function workbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const bytes = await writeXlsxFile(sheets.map(sheetOf), {
    fontFamily: 'Calibri',
    fontSize: typeSize,
  }).toBuffer()
  return new Uint8Array(bytes)
}

function sheetOf(sheet: WorkbookSheet) {
  const { name, headings, tellsTruncated = false, formatOf, stickyColumns, orientation } = sheet
  const widths = [...sheet.widths, ...(tellsTruncated ? [truncatedWidth] : [])]
  const head = headings && [...headings, ...(tellsTruncated ? [truncatedColumn] : [])]
  const rows = tellsTruncated
    ? sheet.rows.map((row) => [
        ...row,
        row.flatMap((cell, at) => shortfall(headings?.[at] ?? '', cell)).join('; '),
      ])
    : sheet.rows
  return {
    sheet: name,
    data: [
      ...(head === null ? [] : [sized(head.map(headingCell), head, widths, true)]),
      ...rows.map((row) =>
        sized(
          row.map((cell) => cellOf(cell, formatOf)),
          row,
          widths,
          false,
        ),
      ),
    ],
    columns: widths.map((width) => ({ width })),
    ...(headings === null ? {} : { stickyRowsCount: 1 }),
    ...(stickyColumns === undefined ? {} : { stickyColumnsCount: stickyColumns }),
    ...(orientation === undefined ? {} : { orientation }),
  }
}

/** Cells of a row that is as high as its longest text takes, where that is more than a line. */
function sized(cells: SheetRow, row: WorkbookRow, widths: readonly number[], bold: boolean): SheetRow {
  const lines = row.map((cell, at) =>
    typeof cell === 'number' ? 1 : lineCount(cell, typeSize, (widths[at] ?? 0) * pointsPerCharacter, bold),
  )
  const most = Math.max(1, ...lines)
  if (most === 1) return cells
  const height = Math.min(highestRow, most * lineHeight)
  return cells.map((cell) =>
    typeof cell === 'object' && cell !== null && 'value' in cell ? { ...cell, height } : cell,
  )
}

function shortfall(column: string, cell: string | number): string[] {
  if (typeof cell === 'number') return []
  const whole = mendedForUtf8(cell)
  const held = withinCell(whole)
  return held === whole
    ? []
    : [`${column}: first ${count.format(held.length)} of ${count.format(whole.length)} characters`]
}

function headingCell(text: string) {
  return { value: cellText(keptInCell(text)), type: String, fontWeight: 'bold', wrap: true } as const
}

function cellOf(cell: string | number, formatOf: WorkbookSheet['formatOf']) {
  if (typeof cell === 'number') {
    const format = formatOf?.(cell)
    return {
      value: cell,
      type: Number,
      alignVertical: 'top',
      ...(format === undefined ? {} : { format }),
    } as const
  }
  return cell === ''
    ? null
    : ({ value: cellText(keptInCell(cell)), type: String, wrap: true, alignVertical: 'top' } as const)
}
