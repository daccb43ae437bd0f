import type { AboutLine } from './wording.ts'
import { workbook, type WorkbookRow } from './workbook.ts'

export interface TableSheet {
  /** The name of its sheet. */
  readonly sheet: string
  readonly headings: readonly string[]
  readonly rows: readonly WorkbookRow[]
  /** Whether figures are shares, from 0 to 1. */
  readonly isShare: boolean
  /** What a second sheet says of it. */
  readonly about: readonly AboutLine[]
}

/** A table of words and figures as an Excel workbook; a second sheet says what it counts. */
export function tableToXlsx({ sheet, headings, rows, isShare, about }: TableSheet): Promise<Uint8Array> {
  return workbook([
    {
      name: sheet,
      headings,
      rows,
      widths: headings.map((_, column) => (column === 0 ? 48 : 16)),
      stickyColumns: 1,
      formatOf: () => (isShare ? '0.0%' : undefined),
    },
    {
      name: 'About this file',
      headings: null,
      rows: about.map(({ name, value }) => [name, value]),
      widths: [20, 80],
    },
  ])
}
