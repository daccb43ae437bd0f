import readExcelFile from 'read-excel-file/universal'
import { holdsControls, withLineFeeds } from './decode-text.ts'
import { ImportProblem, readingOf } from './import-problem.ts'
import { MAX_TABLE_CELLS } from './limits.ts'
import { tableOf, type TableSource } from './table.ts'
import { readXml } from './xml-guard.ts'
import { readZip } from './zip-guard.ts'

const sheetNamespaces = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': '',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': '',
}

/**
 * Reads the first sheet of a workbook that holds anything. Cells are taken as text, dates as YYYY-MM-DD, formulas as
 * the value last worked out.
 * @throws ImportProblem
 */
export async function readXlsx(bytes: Uint8Array): Promise<TableSource> {
  const entries = await readZip(bytes, (name) => /\.(xml|rels)$/i.test(name))
  for (const content of entries.values()) checkSheet(content)
  const sheets = await readingOf('workbook', () => readExcelFile(copyOf(bytes), { trim: false }))
  const filled = sheets.filter((sheet) => sheet.data.some((row) => row.some((value) => value !== null)))
  const [first, ...others] = filled
  if (!first) throw new ImportProblem('no_text')
  const rows = first.data.map((row) => row.map(asText))
  const skipped = others.map((sheet) => `“${sheet.sheet}”`).join(', ')
  return tableOf(rows, skipped ? [`Only the sheet “${first.sheet}” was read; left out: ${skipped}.`] : [])
}

/** A single cell at the far corner would make a reader lay out billions of empty ones. */
function checkSheet(content: Buffer): void {
  let rows = 0
  let columns = 0
  readXml(content, sheetNamespaces, {
    open(name, attributes) {
      const [, letters, digits] = (name === 'c' && /^([A-Z]{1,3})(\d{1,7})$/.exec(attributes.r ?? '')) || []
      if (letters === undefined) return
      rows = Math.max(rows, Number(digits))
      columns = Math.max(columns, columnNumber(letters))
      if (rows * columns > MAX_TABLE_CELLS)
        throw new ImportProblem('too_large', 'The sheet spans too many cells.')
    },
    close() {},
  })
}

/** A is 1, Z 26, AA 27. */
function columnNumber(letters: string): number {
  let number = 0
  for (let at = 0; at < letters.length; at++) number = number * 26 + letters.charCodeAt(at) - 64
  return number
}

function asText(value: unknown): string {
  if (value instanceof Date) return dateText(value)
  if (typeof value !== 'string')
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
  const text = withLineFeeds(value)
  if (holdsControls(text)) throw new ImportProblem('invalid_encoding', 'A cell holds control characters.')
  return text
}

/** A date, a date with its time, or a bare time of day or span, which Excel counts from the year 1900. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const [day = '', time = ''] = date
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .split('T')
  if (date.getUTCFullYear() < 1901) return time
  return time === '00:00:00' ? day : `${day} ${time}`
}

function copyOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}
