import { stringify } from 'csv-stringify/sync'
import type { Exported, ExtractsBook } from './extracts-book.ts'
import { mendedForUtf8 } from './mend.ts'
import { columns, rowsOf } from './rows.ts'

/** What a spreadsheet may take for the beginning of a formula; the same set that csv-stringify escapes. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/u

/**
 * A book as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF between records). A cell that a spreadsheet might run
 * as a formula is given a leading apostrophe; `formula_escaped` says "yes" on every row where that happened.
 */
export function toCsv(book: ExtractsBook): Exported {
  let altered = 0
  const records = rowsOf(book).map((row) => {
    const cells = columns.map((name) =>
      typeof row[name] === 'string' ? mendedForUtf8(row[name]) : row[name],
    )
    const escaped = cells.some(startsFormula)
    if (startsFormula(row.extract) || cells[columns.indexOf('extract')] !== row.extract) altered += 1
    return [...cells, escaped ? 'yes' : '']
  })
  const text = stringify([[...columns, 'formula_escaped'], ...records], {
    bom: true,
    escape_formulas: true,
    quoted_string: true,
    record_delimiter: 'windows',
  })
  return { bytes: new TextEncoder().encode(text), altered }
}

/** Whether a spreadsheet might run a cell as a formula. */
export function startsFormula(cell: string | number): boolean {
  return typeof cell === 'string' && formulaStart.test(cell)
}
