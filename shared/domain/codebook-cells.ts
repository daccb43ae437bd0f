/** The columns of a codebook as a table, in order. Reading back goes by these names and others that mean the same. */
export const codebookColumns = [
  'path',
  'name',
  'parent',
  'brief',
  'definition',
  'when_to_use',
  'when_not_to_use',
  'examples',
  'close_but_no',
  'synonyms',
  'colour',
  'codable',
  'retired',
  'id',
] as const
export type CodebookColumn = (typeof codebookColumns)[number]

/** How often a code was used: for people, never read back. */
export const countColumns = ['codings', 'documents'] as const

/** Names the columns of a row whose cells were given an apostrophe, so that no spreadsheet runs them as formulas. */
export const escapedColumn = 'formula_escaped'

/** Names the columns of a row whose cells were cut, and how much of them is there. */
export const truncatedColumn = 'truncated'

/**
 * A list as one cell: an entry a line, further lines of an entry after two spaces. Where an entry begins with white
 * space or a backslash, a backslash stands before it. `readList` reads back exactly what was given, but for blank entries.
 */
export function writeList(entries: readonly string[]): string {
  return entries
    .filter((entry) => entry.trim() !== '')
    .map((entry) => (/^[\s\\]/u.test(entry) ? `\\${entry}` : entry).replaceAll('\n', '\n  '))
    .join('\n')
}

/** The entries of a list that stands in one cell. */
export function readList(cell: string): string[] {
  const entries: string[] = []
  for (const line of cell.split('\n')) {
    const last = entries.length - 1
    if (line.startsWith('  ') && last >= 0) entries[last] += `\n${line.slice(2)}`
    else if (line.trim() !== '') entries.push(line)
  }
  return entries.map((entry) => (entry.startsWith('\\') ? entry.slice(1) : entry))
}
