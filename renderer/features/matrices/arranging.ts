import type { CallOutput } from '#shared/contract/index.ts'
import type { LineKey, LineOrder, MatrixTable, TableCell } from '../../client/matrix-table.ts'

type Matrix = CallOutput<'matrix.compute'>
type Heading = Matrix['rows'][number]

/** Which lines of a matrix are shown, in their order, as places in the answer. */
export interface Arrangement {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

/** The lines of a matrix as a table's choices lay them out. */
export function arranged(matrix: Matrix, table: MatrixTable): Arrangement {
  return {
    rows: inOrder(matrix.rows, table.rowOrder, table.hidesEmpty),
    columns: inOrder(matrix.columns, table.columnOrder, table.hidesEmpty),
  }
}

/** Lines by hand where they were put by hand, those that came since at the end; else as answered. */
export function inOrder(lines: readonly Heading[], order: LineOrder, hidesEmpty: boolean): readonly number[] {
  const shown = lines.flatMap(({ total }, line) => (hidesEmpty && total.value === 0 ? [] : [line]))
  if (typeof order === 'string') return shown
  const places = new Map(order.map((id, place) => [id, place]))
  const placeByHand = (line: number) => places.get(lines[line]?.id ?? null) ?? order.length
  return shown.toSorted((a, b) => placeByHand(a) - placeByHand(b) || a - b)
}

/**
 * The order by hand that comes of moving one line to where another stands; lines that are hidden keep to the line before
 * them.
 * @param from place among the shown lines
 * @param to place among the shown lines, held within them
 */
export function moved(
  lines: readonly Heading[],
  order: LineOrder,
  shown: readonly number[],
  from: number,
  to: number,
): readonly (string | null)[] {
  const all = [...inOrder(lines, order, false)]
  const line = shown[from]
  const target = shown[Math.max(0, Math.min(shown.length - 1, to))]
  if (line === undefined || target === undefined || line === target) return all.map(idIn(lines))
  const without = all.filter((one) => one !== line)
  const at = without.indexOf(target)
  without.splice(to > from ? at + 1 : at, 0, line)
  return without.map(idIn(lines))
}

const idIn = (lines: readonly Heading[]) => (line: number) => lines[line]?.id ?? null

/** Where a cell stands among the shown ones; totals come last. null: it is not shown. */
export function placeOf(
  { row, column }: TableCell,
  matrix: Matrix,
  shown: Arrangement,
): { readonly row: number; readonly column: number } | null {
  const at = [
    linePlace(row, matrix.rows, shown.rows),
    linePlace(column, matrix.columns, shown.columns),
  ] as const
  return at[0] < 0 || at[1] < 0 ? null : { row: at[0], column: at[1] }
}

function linePlace(key: LineKey, lines: readonly Heading[], shown: readonly number[]): number {
  return key === 'total' ? shown.length : shown.findIndex((line) => lines[line]?.id === key.id)
}

/** The cell at a place among the shown ones; totals come last. */
export function cellAt(matrix: Matrix, { rows, columns }: Arrangement, row: number, column: number) {
  const [line, across] = [rows[row], columns[column]]
  if (line === undefined) return across === undefined ? matrix.total : matrix.columns[across]?.total
  return across === undefined ? matrix.rows[line]?.total : matrix.cells[line]?.[across]
}

/** A cell by its lines, from its place among the shown ones. */
export function keyOf(
  matrix: Matrix,
  { rows, columns }: Arrangement,
  row: number,
  column: number,
): TableCell {
  const key = (lines: readonly Heading[], line: number | undefined): LineKey =>
    line === undefined ? 'total' : { id: lines[line]?.id ?? null }
  return { row: key(matrix.rows, rows[row]), column: key(matrix.columns, columns[column]) }
}

/** The largest figure that is told in the shown cells, totals left out. */
export function mostOf(matrix: Matrix, { rows, columns }: Arrangement): number {
  let most = 0
  for (const row of rows)
    for (const column of columns) most = Math.max(most, matrix.cells[row]?.[column]?.value ?? 0)
  return most
}
