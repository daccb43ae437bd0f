import { stringify } from 'csv-stringify/sync'
import type { AgreementBook } from './agreement-book.ts'
import { codesTable, type Cell } from './agreement-tables.ts'
import { startsFormula } from './csv.ts'
import { mendedForUtf8 } from './mend.ts'

/**
 * The codes' figures as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF between records). A text that a spreadsheet
 * might run as a formula is given a leading apostrophe; `formula_escaped` says "yes" on every row where that happened.
 */
export function agreementToCsv(book: AgreementBook): Uint8Array {
  const { headings, rows } = codesTable(book)
  const records = rows.map((row) => {
    const cells = row.map(mended)
    return [...cells, cells.some((cell) => typeof cell === 'string' && startsFormula(cell)) ? 'yes' : '']
  })
  const text = stringify([[...headings.map(mended), 'formula_escaped'], ...records], {
    bom: true,
    escape_formulas: true,
    quoted_string: true,
    record_delimiter: 'windows',
  })
  return new TextEncoder().encode(text)
}

function mended(cell: Cell): Cell {
  return typeof cell === 'string' ? mendedForUtf8(cell) : cell
}
