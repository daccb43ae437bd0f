import {
  codebookColumns,
  countColumns,
  writeList,
  type CodebookColumn,
} from '#shared/domain/codebook-cells.ts'
import type { BookCode, CodebookBook } from './codebook-book.ts'
import { mendedForXml } from './mend.ts'

export type Column = CodebookColumn | (typeof countColumns)[number]

/** A codebook as a table, one row a code. */
export interface CodebookTable {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** Codes whose words hold control characters, which are left out. */
  readonly mended: number
}

const cells: { readonly [Name in Column]: (code: BookCode) => string | number } = {
  path: ({ path }) => path,
  name: ({ name }) => name,
  parent: ({ parent }) => parent,
  brief: ({ brief }) => brief,
  definition: ({ definition }) => definition,
  when_to_use: ({ whenToUse }) => whenToUse,
  when_not_to_use: ({ whenNotToUse }) => whenNotToUse,
  examples: ({ examples }) => writeList(examples.map(inTable)),
  close_but_no: ({ closeButNo }) => writeList(closeButNo.map(inTable)),
  synonyms: ({ synonyms }) => writeList(synonyms),
  colour: ({ colour }) => colour,
  codable: ({ codable }) => (codable ? 'yes' : 'no'),
  retired: ({ retired }) => (retired ? 'yes' : 'no'),
  id: ({ id }) => id,
  codings: ({ codings }) => codings,
  documents: ({ documents }) => documents,
}

/** Words as a table can hold them and is read back: whoever reads one takes every kind of line end for a line feed. */
function inTable(text: string): string {
  return mendedForXml(text).replace(/[\u0085\u2028\u2029]/gu, '\n')
}

/** Control characters are left out: no table with them can be read back. */
export function codebookTable({ codes, counts }: CodebookBook): CodebookTable {
  const columns = counts ? [...codebookColumns, ...countColumns] : codebookColumns
  let mended = 0
  const rows = codes.map((code) => {
    let altered = code.examples.concat(code.closeButNo).some((text) => inTable(text) !== text)
    const row = columns.map((column) => {
      const cell = cells[column](code)
      if (typeof cell === 'number') return cell
      const kept = inTable(cell)
      altered ||= kept !== cell
      return kept
    })
    if (altered) mended += 1
    return row
  })
  return { columns, rows, mended }
}

/** Says that control characters were left out; nothing where none were. */
export function mendedNotice({ mended }: CodebookTable, format: string): string[] {
  if (mended === 0) return []
  const codes = mended === 1 ? 'one code' : `${mended} codes`
  return [`${format}: characters that a table can’t hold were left out of ${codes} or made line breaks.`]
}
