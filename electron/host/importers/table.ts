import type { TableLayout } from '#shared/contract/import.ts'
import type { SourceText, StatedTurn } from '#shared/domain/transcript.ts'
import { ImportProblem } from './import-problem.ts'
import { MAX_TABLE_CELLS, MAX_TEXT_LENGTH } from './limits.ts'
import { guessLayout } from './table-layout.ts'

/** A table as read, with a guess at what its columns are. */
export interface TableSource {
  /** Headings: none empty, none twice. */
  readonly columns: readonly string[]
  /** Cells as text; every row as long as `columns`. */
  readonly rows: readonly (readonly string[])[]
  readonly guess: TableLayout
  readonly warnings: readonly string[]
}

/** One document that a table becomes under a layout. */
export interface TableDocument {
  /** Unique among the table's documents; empty where the table names none and the file's own name has to do. */
  readonly title: string
  /** Its turns are stated. */
  readonly source: SourceText
  /** By column heading; cells left empty are not among them. */
  readonly attributes: Readonly<Record<string, string>>
}

/**
 * Makes a table of cells, the first row being the headings.
 * @throws ImportProblem no_text, too_large
 */
export function tableOf(
  cells: readonly (readonly string[])[],
  warnings: readonly string[] = [],
): TableSource {
  const [headings = [], ...body] = cells.filter((row) => row.some((text) => text.trim() !== ''))
  if (body.length === 0) throw new ImportProblem('no_text', 'The table has no rows below its headings.')
  const width = body.reduce((most, row) => Math.max(most, row.length), headings.length)
  const characters = body.reduce((sum, row) => sum + row.reduce((length, text) => length + text.length, 0), 0)
  if (width * body.length > MAX_TABLE_CELLS || characters > MAX_TEXT_LENGTH) {
    throw new ImportProblem('too_large', 'The table holds too many cells.')
  }
  const columns = unique(
    Array.from({ length: width }, (_, at) => headings[at]?.trim().replace(/\s+/g, ' ') || `Column ${at + 1}`),
  )
  const rows = body.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''))
  return { columns, rows, guess: guessLayout(columns, rows), warnings }
}

/**
 * Turns a table into documents. Where a row is a document, each open question is a turn under its heading (a single
 * one needs none); where a row is a turn, rows of one title make one document. Rows without words make nothing.
 */
export function applyTable(table: TableSource, layout: TableLayout): TableDocument[] {
  const documents = layout.rowIs === 'document' ? rowDocuments(table, layout) : turnDocuments(table, layout)
  const titles = unique(documents.map((document) => document.title))
  return documents.map((document, at) => ({ ...document, title: titles[at] ?? document.title }))
}

/** The rows, counted from 1 below the headings, that hold no words under a layout and so become nothing. */
export function rowsWithoutText(table: TableSource, layout: TableLayout): number[] {
  return table.rows.flatMap((row, at) => (layout.text.some((column) => filled(row, column)) ? [] : [at + 1]))
}

function rowDocuments(table: TableSource, layout: TableLayout): TableDocument[] {
  return table.rows.flatMap((row, at) => {
    const turns = turnsOf(table, row, layout)
    if (turns.length === 0) return []
    const title = cell(row, layout.title) ?? `Row ${at + 1}`
    return [{ title, source: stated(turns, table.warnings), attributes: attributesOf(table, [row], layout) }]
  })
}

function turnDocuments(table: TableSource, layout: TableLayout): TableDocument[] {
  const groups = Map.groupBy(table.rows, (row) => cell(row, layout.title) ?? '')
  return [...groups].flatMap(([title, rows]) => {
    const turns = rows.flatMap((row) => turnsOf(table, row, layout))
    if (turns.length === 0) return []
    return [{ title, source: stated(turns, table.warnings), attributes: attributesOf(table, rows, layout) }]
  })
}

function turnsOf(table: TableSource, row: readonly string[], layout: TableLayout): StatedTurn[] {
  const timestamp = cell(row, layout.timestamp)
  const speaker = cell(row, layout.speaker)
  return layout.text
    .filter((column) => filled(row, column))
    .map((column) => ({
      // A question is the label of its answer, so that the heading can be read and cannot be coded.
      speaker: layout.text.length > 1 ? (table.columns[column] ?? null) : speaker,
      timestamp,
      text: (row[column] ?? '').trim(),
    }))
}

/** What is the same in all rows of a document is an attribute of it. */
function attributesOf(
  table: TableSource,
  rows: readonly (readonly string[])[],
  layout: TableLayout,
): Record<string, string> {
  const pairs = layout.attributes.flatMap((column) => {
    const values = new Set(rows.map((row) => (row[column] ?? '').trim()))
    const [value] = values
    const heading = table.columns[column]
    return values.size === 1 && value && heading ? [[heading, value] as const] : []
  })
  return Object.fromEntries(pairs)
}

function stated(turns: readonly StatedTurn[], warnings: readonly string[]): SourceText {
  return { text: turns.map((turn) => turn.text).join('\n'), bold: [], stated: turns, title: null, warnings }
}

function filled(row: readonly string[], column: number): boolean {
  return (row[column] ?? '').trim() !== ''
}

function cell(row: readonly string[], column: number | null): string | null {
  return column === null ? null : (row[column] ?? '').trim().replace(/\s+/g, ' ') || null
}

/** Tells equal names apart by a number: Name, Name (2). */
function unique(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let count = 2; taken.has(free); count++) free = `${name} (${count})`
    taken.add(free)
    return free
  })
}
