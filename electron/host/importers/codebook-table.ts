import type { CodeFields } from '#shared/contract/codebook.ts'
import { readList } from '#shared/domain/codebook-cells.ts'
import { pathSeparator } from '#shared/domain/code-tree.ts'
import { codebookLayout, type CodebookLayout, type CodebookPart } from './codebook-columns.ts'
import { ImportProblem } from './import-problem.ts'
import type { TableSource } from './table.ts'

/** A code as a file tells it, before anybody made sure that a codebook can hold it. */
export interface RawCode {
  /** Names it within the file. */
  readonly key: string
  readonly id: string | null
  readonly parent: string | null
  readonly name: string
  /** What the file says of it; what isn't there it is silent about. */
  readonly told: Partial<Omit<CodeFields, 'name'>>
  readonly retired: boolean
}

export interface RawCodebook {
  readonly codes: readonly RawCode[]
  /** What was not understood, as plain sentences. */
  readonly notices: readonly string[]
}

/** Between the names of a path, as Concord and other programs write them. */
const separators = [pathSeparator, '\\\\', '\\', ' > ', '::']

/** What is said of the sheet that Concord itself writes beside a codebook: nobody misses it. */
const ownSecondSheet = 'Only the sheet “Codebook” was read; left out: “About this file”.'

/**
 * The codes of a table: one row a code, its place told by a path, by a column for each level, or by its parent. Parents
 * without a row of their own are added.
 * @throws ImportProblem no_text where no column names codes
 */
export function tableCodes(table: TableSource): RawCodebook {
  const layout = codebookLayout(table)
  const { columns, levels } = layout
  if (!columns.has('path') && !columns.has('name') && levels.length === 0)
    throw new ImportProblem(
      'no_text',
      'No column names the codes. It should be headed “Path”, “Name” or “Level 1”, “Level 2” and so on.',
    )
  const rows = table.rows.map((row, at) => new Row(String(at + 1), row, layout))
  const named = rows.filter((row) => row.name !== '')
  const places = columns.has('path') ? byPath(named) : levels.length > 0 ? byLevels(named) : byParent(named)
  return {
    codes: [
      ...places.added,
      ...named.map((row) => ({
        key: row.key,
        id: row.cell('id').trim().toLowerCase() || null,
        parent: places.parentOf.get(row.key) ?? null,
        name: row.name,
        told: toldBy(row, columns),
        retired: isYes(row.cell('retired')) === true,
      })),
    ],
    notices: [...table.warnings.filter((one) => one !== ownSecondSheet), ...noticesOf(rows, layout)],
  }
}

class Row {
  readonly key: string
  readonly name: string
  /** The names on its line above it, from the top; of levels, blank ones stand for what the row above says. */
  readonly levels: readonly string[]
  readonly #cells: readonly string[]
  readonly #columns: CodebookLayout['columns']
  readonly #escaped: ReadonlySet<number>

  constructor(key: string, cells: readonly string[], { columns, levels }: CodebookLayout) {
    this.key = key
    this.#cells = cells
    this.#columns = columns
    this.#escaped = new Set(escapedIn(cells[columns.get('escaped') ?? -1] ?? '', columns))
    this.levels = levels.map((column) => (cells[column] ?? '').trim())
    const last = this.levels.findLastIndex((name) => name !== '')
    this.name = levels.length > 0 ? (this.levels[last] ?? '') : nameIn(this)
  }

  /** A cell's words as they were before they were escaped. */
  cell(part: CodebookPart): string {
    const column = this.#columns.get(part)
    if (column === undefined) return ''
    const words = this.#cells[column] ?? ''
    return this.#escaped.has(column) && words.startsWith("'") ? words.slice(1) : words
  }
}

function nameIn(row: Row): string {
  const name = row.cell('name').trim()
  return name === '' ? lastOf(row.cell('path').trim()) : name
}

function lastOf(path: string): string {
  return separators.reduce((rest, separator) => rest.split(separator).at(-1) ?? '', path).trim()
}

/** Which columns the row says were escaped: they are named as Concord heads them. */
function escapedIn(names: string, columns: CodebookLayout['columns']): number[] {
  const wanted = new Set(names.split('; ').map((name) => name.replaceAll('_', '').toLowerCase()))
  return [...columns].flatMap(([part, column]) => (wanted.has(part.toLowerCase()) ? [column] : []))
}

interface Places {
  readonly parentOf: ReadonlyMap<string, string>
  /** Parents that have no row. */
  readonly added: readonly RawCode[]
}

/** Deeper than any codebook nests; what does would only exhaust whoever walks it. */
const deepest = 100

/** Where each code stands: its whole path, and that of what stands above it (empty: nothing). */
interface Place {
  readonly key: string
  readonly path: string
  readonly above: string
}

/** Finds parents by their paths. One that has no row is added under the last name of its path. */
function placed(places: readonly Place[], separator: string): Places {
  const keys = new Map<string, string>()
  // Of two rows with one path, the first is what others stand under.
  for (const { key, path } of places.toReversed()) keys.set(path, key)
  const added: RawCode[] = []
  const find = (path: string): string | null => {
    if (path === '') return null
    const known = keys.get(path)
    if (known !== undefined) return known
    const names = path.split(separator)
    if (names.length > deepest)
      throw new ImportProblem('damaged', `Its codes are nested more than ${deepest} deep.`)
    const key = `above ${added.length + 1}`
    keys.set(path, key)
    const code = { key, id: null, name: names.at(-1) ?? '', told: {}, retired: false }
    const at = added.push({ ...code, parent: null }) - 1
    added[at] = { ...code, parent: find(names.slice(0, -1).join(separator)) }
    return key
  }
  const parentOf = new Map<string, string>()
  for (const { key, above } of places) {
    const parent = find(above)
    if (parent !== null) parentOf.set(key, parent)
  }
  return { parentOf, added }
}

/** A row's path ends with its name, which may itself look like a path; otherwise with what stands after the last stroke. */
function byPath(rows: readonly Row[]): Places {
  const separator =
    separators.find((one) => rows.some((row) => row.cell('path').includes(one))) ?? pathSeparator
  const places = rows.map((row) => {
    const path = row
      .cell('path')
      .split(separator)
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .join(separator)
    if (path === '' || path === row.name) return { key: row.key, path: row.name, above: '' }
    const ending = separator + row.name
    const above = path.endsWith(ending)
      ? path.slice(0, -ending.length)
      : path.split(separator).slice(0, -1).join(separator)
    return { key: row.key, path, above }
  })
  return placed(places, separator)
}

/** A level left blank before others stands for what the rows above said last. */
function byLevels(rows: readonly Row[]): Places {
  const separator = '\u0000'
  let above: string[] = []
  const places = rows.map(({ key, levels }) => {
    const last = levels.findLastIndex((name) => name !== '')
    const first = levels.findIndex((name) => name !== '')
    above = levels
      .slice(0, last + 1)
      .map((name, level) => (name === '' && level < first ? (above[level] ?? '') : name))
    const line = above.filter((name) => name !== '')
    return { key, path: line.join(separator), above: line.slice(0, -1).join(separator) }
  })
  return placed(places, separator)
}

/** Parents by id, by name, or by path: its last name, the one before it told by that row's own parent. */
function byParent(rows: readonly Row[]): Places {
  const folded = (name: string) => name.trim().normalize('NFC').toLocaleLowerCase('en')
  const byId = new Map(rows.map((row) => [folded(row.cell('id')), row.key]))
  const byName = Map.groupBy(rows, (row) => folded(row.name))
  const parentOf = new Map<string, string>()
  const added = new Map<string, RawCode>()
  for (const row of rows) {
    const told = row.cell('parent').trim()
    if (told === '') continue
    const whole = byName.get(folded(told)) ?? []
    const found = whole.length > 0 ? whole : (byName.get(folded(lastOf(told))) ?? [])
    const [first] =
      found.length > 1
        ? [
            ...found.filter((one) => told.endsWith(one.cell('parent').trim() + pathSeparator + one.name)),
            ...found,
          ]
        : found
    const key = byId.get(folded(told)) ?? first?.key ?? `above ${folded(told)}`
    if (key.startsWith('above '))
      added.set(key, { key, id: null, parent: null, name: told, told: {}, retired: false })
    parentOf.set(row.key, key)
  }
  return { parentOf, added: [...added.values()] }
}

const proseParts = ['brief', 'definition', 'whenToUse', 'whenNotToUse'] as const
const listParts = ['examples', 'closeButNo', 'synonyms'] as const

function toldBy(row: Row, columns: CodebookLayout['columns']): RawCode['told'] {
  const cut = row.cell('truncated')
  const isWhole = (part: CodebookPart) => !cut.includes(`${columnNameOf(part)}: first `)
  const colour = colourOf(row.cell('colour'))
  const codable = isYes(row.cell('codable'))
  return {
    ...Object.fromEntries(
      proseParts.filter((part) => columns.has(part) && isWhole(part)).map((part) => [part, row.cell(part)]),
    ),
    ...Object.fromEntries(
      listParts
        .filter((part) => columns.has(part) && isWhole(part))
        .map((part) => [part, readList(row.cell(part))]),
    ),
    ...(colour === null ? {} : { colour }),
    ...(codable === null ? {} : { codable }),
  }
}

/** A part as Concord heads its column: whenToUse is when_to_use. */
function columnNameOf(part: CodebookPart): string {
  return part.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
}

/** `#rrggbb` in lower case; null where the cell names no colour that way. */
function colourOf(cell: string): string | null {
  const [, digits] = /^#?([0-9a-f]{6})$/iu.exec(cell.trim()) ?? []
  return digits === undefined ? null : `#${digits.toLowerCase()}`
}

function isYes(cell: string): boolean | null {
  const word = cell.trim().toLowerCase()
  if (['yes', 'y', 'true', '1', 'x'].includes(word)) return true
  return ['no', 'n', 'false', '0'].includes(word) ? false : null
}

function noticesOf(rows: readonly Row[], { columns, unknown }: CodebookLayout): string[] {
  const count = (part: CodebookPart, isOdd: (cell: string) => boolean) =>
    rows.filter((row) => row.cell(part).trim() !== '' && isOdd(row.cell(part))).length
  const rowsOf = (many: number, what: string) =>
    many === 0 ? [] : [`${many === 1 ? 'One row' : `${many} rows`} ${what}`]
  const cut = rows.filter((row) => row.cell('truncated').trim() !== '').map((row) => `“${row.name}”`)
  return [
    ...(unknown.length > 0
      ? [`Columns that were not understood were left out: ${unknown.map((one) => `“${one}”`).join(', ')}.`]
      : []),
    ...rowsOf(rows.filter((row) => row.name === '').length, 'without the name of a code left out.'),
    ...rowsOf(
      columns.has('colour') ? count('colour', (cell) => colourOf(cell) === null) : 0,
      'with a colour that was not understood: it should read like #2f6fb5.',
    ),
    ...rowsOf(
      count('codable', (cell) => isYes(cell) === null),
      'where “codable” is neither yes nor no.',
    ),
    ...(cut.length > 0 ? [`What a workbook had cut short was left out: ${cut.join(', ')}.`] : []),
  ]
}
