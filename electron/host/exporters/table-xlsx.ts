import writeXlsxFile from 'write-excel-file/node'
import type { Row as SheetRow } from 'write-excel-file/node'
import { mendedForUtf8 } from './mend.ts'
import type { AboutLine } from './wording.ts'
import { cellText, withinCell } from './xlsx-text.ts'

export interface TableSheet {
  /** The name of its sheet. */
  readonly sheet: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** Whether figures are shares, from 0 to 1. */
  readonly isShare: boolean
  /** What a second sheet says of it. */
  readonly about: readonly AboutLine[]
}

/**
 * A table of words and figures as an Excel workbook; a second sheet says what it counts. Texts are typed as text, so that
 * none is run.
 */
export async function tableToXlsx({
  sheet,
  headings,
  rows,
  isShare,
  about,
}: TableSheet): Promise<Uint8Array> {
  const cellOf = (cell: string | number) =>
    typeof cell === 'number'
      ? { value: cell, type: Number, ...(isShare ? { format: '0.0%' } : {}) }
      : textCell(cell)
  const bytes = await writeXlsxFile([
    {
      sheet,
      data: [headings.map(headingCell), ...rows.map((row): SheetRow => row.map(cellOf))],
      columns: headings.map((_, column) => ({ width: column === 0 ? 48 : 16 })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    {
      sheet: 'About this file',
      data: about.map(({ name, value }): SheetRow => [textCell(name), textCell(value)]),
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
