import path from 'node:path'
import Papa from 'papaparse'
import { Refusal } from '#shared/errors.ts'
import { readTextFile } from './text-file.ts'

/** A table's heading row and the rows under it, cells as they stand in the file. */
export interface CsvTable {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Reads a CSV file in UTF-8 (or UTF-16 with its mark). @throws Refusal not_found, import_rejected */
export function readCsvFile(file: string): CsvTable {
  const name = path.basename(file)
  const rejected = (reason: 'damaged' | 'empty', detail: string) =>
    new Refusal('import_rejected', { source: name, reason, detail })
  const text = readTextFile(file)
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  const problem = errors.find((error) => error.type === 'Quotes')
  if (problem) throw rejected('damaged', `Row ${(problem.row ?? 0) + 1}: ${problem.message}`)
  const [headings, ...rows] = data
  if (!headings) throw rejected('empty', '')
  return { name, headings: headings.map((heading) => heading.trim()), rows }
}

/** Cells of the named columns, whatever their order and case. @throws Refusal validation where one is missing */
export function columnsOf(table: CsvTable, needed: readonly string[], optional: readonly string[] = []) {
  const places = new Map(table.headings.map((heading, index) => [heading.toLowerCase(), index]))
  const missing = needed.find((name) => !places.has(name))
  if (missing !== undefined)
    throw new Refusal('validation', { reason: 'column_missing', name: missing, source: table.name })
  const known = new Set([...needed, ...optional])
  return table.rows.map((row) => (name: string) => {
    const place = known.has(name) ? places.get(name) : undefined
    return place === undefined ? '' : (row[place] ?? '')
  })
}
