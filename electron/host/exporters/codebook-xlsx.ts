import writeXlsxFile from 'write-excel-file/node'
import type { Row as SheetRow } from 'write-excel-file/node'
import { truncatedColumn } from '#shared/domain/codebook-cells.ts'
import { aboutCodebook, type CodebookBook, type ExportedCodebook } from './codebook-book.ts'
import { codebookTable, mendedNotice, type Column } from './codebook-rows.ts'
import { cellText, longestCell, withinCell } from './xlsx-text.ts'

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

const count = new Intl.NumberFormat('en-GB')
const most = count.format(longestCell)

/**
 * A codebook as an Excel workbook: one row a code, every text typed as text so that nothing is ever run as a formula. A
 * second sheet says what the file is.
 */
export async function codebookToXlsx(book: CodebookBook): Promise<ExportedCodebook> {
  const table = codebookTable(book)
  const cut: string[] = []
  const body = table.rows.map((row): SheetRow => {
    const truncated: string[] = []
    const cells = row.map((value, at) => {
      if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' as const }
      const kept = withinCell(value)
      if (kept !== value)
        truncated.push(
          `${table.columns[at] ?? ''}: first ${count.format(kept.length)} of ${count.format(value.length)} characters`,
        )
      return textCell(kept)
    })
    if (truncated.length > 0) cut.push(String(row[0] ?? ''))
    return [...cells, textCell(truncated.join('; '))]
  })
  const header = [...table.columns, truncatedColumn].map((value) => ({
    value,
    type: String,
    fontWeight: 'bold' as const,
  }))
  const about = [
    ...aboutCodebook(book).map(({ name, value }) => [textCell(name), textCell(withinCell(value))]),
    [
      textCell('Long cells'),
      textCell(
        `A cell holds at most ${most} characters. Where more is said of a code, the column "${truncatedColumn}" tells how much of it is here; the Word, CSV and REFI-QDA files hold all of it.`,
      ),
    ],
    [textCell('Lists'), textCell('Examples, near misses and synonyms stand one a line.')],
  ]
  const bytes = await writeXlsxFile([
    {
      sheet: 'Codebook',
      data: [header, ...body],
      columns: [...table.columns.map((name) => ({ width: widths[name] ?? 24 })), { width: 40 }],
      stickyRowsCount: 1,
    },
    { sheet: 'About this file', data: about, columns: [{ width: 24 }, { width: 90 }] },
  ]).toBuffer()
  const shortened = cut.map((path) => `“${path}”`).join(', ')
  return {
    bytes: new Uint8Array(bytes),
    notices: [
      ...(cut.length > 0
        ? [`Excel holds at most ${most} characters in a cell, so words were cut in: ${shortened}.`]
        : []),
      ...mendedNotice(table, 'Excel'),
    ],
  }
}

function textCell(text: string) {
  return text === ''
    ? null
    : ({ value: cellText(text), type: String, wrap: true, alignVertical: 'top' } as const)
}
