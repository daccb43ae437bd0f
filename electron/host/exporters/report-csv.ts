import { stringify } from 'csv-stringify/sync'
import { startsFormula } from './csv.ts'
import type { Exported } from './extracts-book.ts'
import { mendedForUtf8 } from './mend.ts'
import type { ReportBook } from './report-book.ts'
import { reportRows, wordsColumn } from './report-rows.ts'

const escapedColumn = 'formula_escaped'

/**
 * A report's quotations as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF between records), one row a quotation. A cell
 * that a spreadsheet might run as a formula is given a leading apostrophe; `formula_escaped` says "yes" on every row where
 * that happened.
 */
export function reportToCsv(book: ReportBook): Exported {
  const { columns, rows } = reportRows(book, [escapedColumn])
  let altered = 0
  const records = rows.map((row) => {
    const cells = row.map(mendedForUtf8)
    const words = cells[wordsColumn] ?? ''
    if (startsFormula(words) || words !== row[wordsColumn]) altered += 1
    return [...cells, cells.some(startsFormula) ? 'yes' : '']
  })
  const text = stringify([[...columns.map(mendedForUtf8), escapedColumn], ...records], {
    bom: true,
    escape_formulas: true,
    quoted_string: true,
    record_delimiter: 'windows',
  })
  return { bytes: new TextEncoder().encode(text), altered }
}
