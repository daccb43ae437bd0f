import writeXlsxFile from 'write-excel-file/node'
import type { Row as SheetRow } from 'write-excel-file/node'
import type { Exported, ExtractsBook } from './extracts-book.ts'
import { mendedForUtf8 } from './mend.ts'
import { columns, rowsOf } from './rows.ts'
import type { Column } from './rows.ts'
import { aboutBook } from './wording.ts'
import { cellText, longestCell, withinCell } from './xlsx-text.ts'

const widths: { readonly [Name in Column]?: number } = {
  code: 36,
  extract: 90,
  attribution: 40,
  document: 28,
}

const count = new Intl.NumberFormat('en-GB')

const explanation =
  `A cell holds at most ${count.format(longestCell)} characters. Where an extract is longer, the column ` +
  '"truncated" says how much of it is here; the Word, CSV and HTML exports hold all of it.'

/**
 * A book as an Excel workbook: one row an extract, every text typed as text so that nothing is ever run as a
 * formula. A second sheet says what the file is.
 */
export async function toXlsx(book: ExtractsBook): Promise<Exported> {
  let altered = 0
  const body = rowsOf(book).map((row): SheetRow => {
    const truncated: string[] = []
    const cells = columns.map((name) => {
      const value = row[name]
      if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' as const }
      const whole = mendedForUtf8(value)
      const kept = withinCell(whole)
      if (kept !== whole) truncated.push(shortfall(name, kept.length, whole.length))
      if (name === 'extract' && kept !== value) altered += 1
      return textCell(kept)
    })
    return [...cells, textCell(withinCell(truncated.join('; ')))]
  })
  const header = [...columns, 'truncated'].map((value) => ({
    value,
    type: String,
    fontWeight: 'bold' as const,
  }))
  const about = [
    ...aboutBook(book).map(({ name, value }) => [textCell(name), textCell(withinCell(mendedForUtf8(value)))]),
    [textCell('Long extracts'), textCell(explanation)],
  ]
  const bytes = await writeXlsxFile([
    {
      sheet: 'Extracts',
      data: [header, ...body],
      columns: [...columns.map((name) => ({ width: widths[name] ?? 16 })), { width: 40 }],
      stickyRowsCount: 1,
    },
    { sheet: 'About this file', data: about, columns: [{ width: 24 }, { width: 90 }] },
  ]).toBuffer()
  return { bytes: new Uint8Array(bytes), altered }
}

function shortfall(name: Column, kept: number, whole: number): string {
  return `${name}: first ${count.format(kept)} of ${count.format(whole)} characters`
}

function textCell(text: string) {
  return text === ''
    ? null
    : ({ value: cellText(text), type: String, wrap: true, alignVertical: 'top' } as const)
}
