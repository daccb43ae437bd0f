import { stringify } from 'csv-stringify/sync'
import { startsFormula } from './csv.ts'
import { mendedForUtf8 } from './mend.ts'

/**
 * A table of words and figures as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF between records). A text that a
 * spreadsheet might run as a formula is given a leading apostrophe; `formula_escaped` says "yes" on every row where that
 * happened.
 */
export function tableToCsv(
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Uint8Array {
  const records = rows.map((row) => {
    const cells = row.map(mended)
    return [...cells, cells.some(startsFormula) ? 'yes' : '']
  })
  const text = stringify([[...headings.map(mended), 'formula_escaped'], ...records], {
    bom: true,
    escape_formulas: true,
    quoted_string: true,
    record_delimiter: 'windows',
  })
  return new TextEncoder().encode(text)
}

function mended(cell: string | number): string | number {
  return typeof cell === 'string' ? mendedForUtf8(cell) : cell
}
