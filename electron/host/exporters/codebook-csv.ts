import { stringify } from 'csv-stringify/sync'
import { escapedColumn } from '#shared/domain/codebook-cells.ts'
import type { CodebookBook, ExportedCodebook } from './codebook-book.ts'
import { codebookTable, mendedNotice } from './codebook-rows.ts'
import { startsFormula } from './csv.ts'

/**
 * A codebook as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF between records). A cell that a spreadsheet might run
 * as a formula is given a leading apostrophe; `formula_escaped` names the columns of the row where that happened, so
 * that it can be read back exactly.
 */
export function codebookToCsv(book: CodebookBook): ExportedCodebook {
  const table = codebookTable(book)
  const records = table.rows.map((row) => {
    const escaped = table.columns.filter((_, at) => startsFormula(row[at] ?? ''))
    return [...row, escaped.join('; ')]
  })
  const text = stringify([[...table.columns, escapedColumn], ...records], {
    bom: true,
    escape_formulas: true,
    quoted_string: true,
    record_delimiter: 'windows',
  })
  return { bytes: new TextEncoder().encode(text), notices: mendedNotice(table, 'CSV') }
}
