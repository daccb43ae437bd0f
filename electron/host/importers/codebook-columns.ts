import type { TableSource } from './table.ts'

/** How columns are headed, by their letters alone: "When to use", "when_to_use" and "WhenToUse" are one. */
const headings = {
  path: ['path', 'codepath', 'fullpath', 'hierarchicalname', 'pathname'],
  name: ['name', 'code', 'codename', 'label', 'codelabel', 'title'],
  parent: ['parent', 'parentcode', 'parentname', 'parentpath', 'under', 'broader', 'parentid'],
  id: ['id', 'guid', 'uuid', 'codeid', 'identifier'],
  brief: ['brief', 'briefdefinition', 'shortdefinition', 'shortdescription', 'summary', 'inbrief'],
  definition: ['definition', 'fulldefinition', 'longdefinition', 'description', 'codedescription', 'meaning'],
  whenToUse: ['whentouse', 'include', 'inclusion', 'inclusioncriteria', 'usewhen', 'use'],
  whenNotToUse: ['whennottouse', 'exclude', 'exclusion', 'exclusioncriteria', 'donotuse', 'donotusewhen'],
  examples: ['examples', 'example', 'typicalexamples', 'typicalexample', 'quotes'],
  closeButNo: ['closebutno', 'closebutnoexamples', 'nearmisses', 'nearmiss', 'counterexamples'],
  synonyms: ['synonyms', 'synonym', 'keywords', 'aliases', 'otherwords'],
  colour: ['colour', 'color', 'codecolour', 'codecolor'],
  codable: ['codable', 'iscodable', 'takescodings'],
  retired: ['retired', 'isretired'],
  escaped: ['formulaescaped'],
  truncated: ['truncated'],
  counts: ['codings', 'documents', 'references', 'files', 'sources'],
} as const

/** What a column of a codebook table can tell. */
export type CodebookPart = keyof typeof headings

/** The part that a heading names, by its letters. */
function partOf(word: string): CodebookPart | undefined {
  for (const part in headings) if (isPart(part) && headings[part].some((name) => name === word)) return part
  return undefined
}

function isPart(word: string): word is CodebookPart {
  return Object.hasOwn(headings, word)
}

/** Columns that each name a level, from the top; `code` stands between the two kinds of others. */
const ranks: readonly (readonly string[])[] = [
  ['topcode', 'theme', 'category', 'group'],
  ['code', 'codename', 'name'],
  ['subcode', 'subtheme', 'subcategory'],
]

/** Which column tells what. */
export interface CodebookLayout {
  readonly columns: ReadonlyMap<CodebookPart, number>
  /** Columns that name a level each, from the top; none where codes are named in one column. */
  readonly levels: readonly number[]
  /** Headings of columns that were not understood and hold something. */
  readonly unknown: readonly string[]
}

/** Recognises the columns of a codebook by their headings; where two tell the same, the first does. */
export function codebookLayout({ columns, rows }: TableSource): CodebookLayout {
  const words = columns.map((heading) =>
    heading
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  )
  const found = new Map<CodebookPart, number>()
  words.forEach((word, column) => {
    const part = partOf(word)
    if (part !== undefined && !found.has(part)) found.set(part, column)
  })
  const levels = found.has('path') ? [] : levelsOf(words)
  if (levels.length > 0) {
    found.delete('name')
    found.delete('parent')
  }
  const used = new Set([...found.values(), ...levels])
  const unknown = columns.filter(
    (_, column) =>
      !used.has(column) &&
      partOf(words[column] ?? '') !== 'counts' &&
      rows.some((row) => (row[column] ?? '').trim() !== ''),
  )
  return { columns: found, levels, unknown }
}

function levelsOf(words: readonly string[]): number[] {
  const numbered = words
    .flatMap((word, column) => {
      const [, number] = /^(?:code)?level([1-9]\d?)$/u.exec(word) ?? []
      return number === undefined ? [] : [{ column, number: Number(number) }]
    })
    .toSorted((one, other) => one.number - other.number)
  if (numbered.length > 0) return numbered.map(({ column }) => column)
  const ranked = ranks.map((names) => words.findIndex((word) => names.includes(word)))
  const [top = -1, , sub = -1] = ranked
  const there = ranked.filter((column) => column >= 0)
  return there.length > 1 && (top >= 0 || sub >= 0) ? there : []
}
