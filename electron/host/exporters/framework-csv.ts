import { stringify } from 'csv-stringify/sync'
import { startsFormula } from './csv.ts'
import type { BookQuotation, FrameworkBook } from './framework-book.ts'
import { frameworkRows, quotationHeadings, quotationRow } from './framework-rows.ts'
import { mendedForUtf8 } from './mend.ts'

/**
 * A table as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF between records). A text that a spreadsheet might run as a
 * formula is given a leading apostrophe; `formula_escaped` says "yes" on every row where that happened.
 */
function csvOf(headings: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const records = rows.map((row) => {
    const cells = row.map(mendedForUtf8)
    return [...cells, cells.some(startsFormula) ? 'yes' : '']
  })
  const text = stringify([[...headings.map(mendedForUtf8), 'formula_escaped'], ...records], {
    bom: true,
    escape_formulas: true,
    quoted_string: true,
    record_delimiter: 'windows',
  })
  return new TextEncoder().encode(text)
}

export function frameworkToCsv(book: FrameworkBook): Uint8Array {
  const { headings, rows } = frameworkRows(book)
  return csvOf(headings, rows)
}

export function quotationsToCsv(quotations: readonly BookQuotation[]): Uint8Array {
  return csvOf(quotationHeadings, quotations.map(quotationRow))
}
