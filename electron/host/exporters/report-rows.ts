import { printedWords } from '#shared/domain/report/printed-quotation.ts'
import { quotationsOf } from './report-blocks.ts'
import type { ReportBook, ReportCode } from './report-book.ts'

const fixed = ['case', 'theme', 'words', 'attribution', 'block', 'coding'] as const

/** Which cell of a row holds the quotation's words. */
export const wordsColumn = fixed.indexOf('words')

export interface ReportRows {
  /** No two alike. An attribute that is called as another column has " (attribute)" behind its name. */
  readonly columns: readonly string[]
  /** One a quotation; as many cells as there are columns. What isn't known is an empty text. */
  readonly rows: readonly (readonly string[])[]
}

/**
 * A report's quotations as a table, attributes in columns. Words stand as they are printed, but without quotation marks;
 * the attribution without brackets.
 *
 * @param taken names of columns that the format adds
 */
export function reportRows(book: ReportBook, taken: readonly string[]): ReportRows {
  const quotations = quotationsOf(book)
  const names = [...new Set(quotations.flatMap(({ attributes }) => Object.keys(attributes)))]
  const columns: string[] = [...fixed, ...taken]
  for (const name of names) {
    let column = name
    while (columns.includes(column)) column = `${column} (attribute)`
    columns.push(column)
  }
  const rows = quotations.map((quotation) => {
    const attributes = new Map(Object.entries(quotation.attributes))
    return [
      quotation.caseName ?? '',
      quotation.theme,
      printedWords({ turns: quotation.turns, block: true }),
      quotation.attribution,
      quotation.block ? 'yes' : 'no',
      quotation.coding,
      ...names.map((name) => attributes.get(name) ?? ''),
    ]
  })
  return { columns: [...fixed, ...columns.slice(fixed.length + taken.length)], rows }
}

export const codeColumns = [
  'path',
  'level',
  'brief',
  'definition',
  'when_to_use',
  'when_not_to_use',
  'examples',
  'close_but_no',
] as const

/** A code as a row under `codeColumns`; lists have an entry a line. */
export function codeRow(code: ReportCode): (string | number)[] {
  return [
    code.path,
    code.level,
    code.brief,
    code.definition,
    code.whenToUse,
    code.whenNotToUse,
    code.examples.join('\n'),
    code.closeButNo.join('\n'),
  ]
}
