import Papa from 'papaparse'
import { decodeText } from './decode-text.ts'
import { ImportProblem } from './import-problem.ts'
import { tableOf, type TableSource } from './table.ts'

/**
 * Reads a table of comma-, semicolon- or tab-separated values; which of them it is shows in the file.
 * @throws ImportProblem
 */
export function readCsv(bytes: Uint8Array): TableSource {
  const { text, warnings } = decodeText(bytes)
  // Excel writes the separator into a first line of its own.
  const stated = /^sep=(.)\n/i.exec(text)
  return parse(stated ? text.slice(stated[0].length) : text, stated?.[1] ?? '', warnings)
}

/** Reads a tab-separated table. @throws ImportProblem */
export function readTsv(bytes: Uint8Array): TableSource {
  const { text, warnings } = decodeText(bytes)
  return parse(text, '\t', warnings)
}

function parse(text: string, delimiter: string, warnings: readonly string[]): TableSource {
  const options = { delimiter, newline: '\n' as const, skipEmptyLines: 'greedy' as const }
  let result = Papa.parse<string[]>(text, options)
  if (delimiter === '\t' && result.errors.some((error) => error.type === 'Quotes')) {
    // Tab-separated files often know no quoting: a quotation mark is then a character like any other.
    result = Papa.parse<string[]>(text, { ...options, quoteChar: '\u0000' })
  }
  const errors = result.errors.filter((error) => error.type === 'Quotes')
  if (errors.some((error) => error.code === 'MissingQuotes')) {
    throw new ImportProblem('damaged', 'A quotation mark is opened and never closed.')
  }
  const odd =
    errors.length > 0
      ? ['Some cells are not quoted as they should be. Check that the columns are right.']
      : []
  return tableOf(result.data, [...warnings, ...odd])
}
