import type { CallOutput } from '#shared/contract/index.ts'
import type { LineKey, LineOrder, MatrixTable, TableCell } from '../../client/matrix-table.ts'

type Matrix = CallOutput<'matrix.compute'>
type Heading = Matrix['rows'][number]

/** Which lines of a matrix are shown, in their order, as places in the answer. */
export interface Arrangement {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

export type Side = 'rows' | 'columns'

/** The lines of a matrix as a table's choices lay them out. */
export function arranged(matrix: Matrix, table: MatrixTable): Arrangement {
  return {
    rows: inOrder(matrix, 'rows', table.rowOrder, table.hidesEmpty),
    columns: inOrder(matrix, 'columns', table.columnOrder, table.hidesEmpty),
  }
}

/** Lines by hand where they were put by hand, those that came since at the end; by one across; else as answered. */
export function inOrder(
  matrix: Matrix,
  side: Side,
  order: LineOrder,
  hidesEmpty: boolean,
): readonly number[] {
  const lines = matrix[side]
  const shown = lines.flatMap(({ total }, line) => (hidesEmpty && total.value === 0 ? [] : [line]))
  if (typeof order === 'string') return shown
  if ('by' in order) {
    const before = inOrder(matrix, side, order.before, hidesEmpty)
    const figures = figuresBy(matrix, side, order.by)
    // What is withheld stands last, as an order would tell it.
    return figures ? before.toSorted((a, b) => (figures[b] ?? -1) - (figures[a] ?? -1)) : before
  }
  const places = new Map(order.map((id, place) => [id, place]))
  const placeByHand = (line: number) => places.get(lines[line]?.id ?? null) ?? order.length
  return shown.toSorted((a, b) => placeByHand(a) - placeByHand(b) || a - b)
}

/** What stands in one line across, by the lines of a side; null: there is no such line. */
function figuresBy(matrix: Matrix, side: Side, by: LineKey): readonly (number | null)[] | null {
  if (by === 'total') return matrix[side].map(({ total }) => total.value)
  const across = matrix[acrossFrom[side]].findIndex(({ id }) => id === by.id)
  if (across < 0) return null
  return side === 'rows'
    ? matrix.cells.map((row) => row[across]?.value ?? null)
    : (matrix.cells[across] ?? []).map(({ value }) => value)
}

export const acrossFrom: { readonly [S in Side]: Side } = { rows: 'columns', columns: 'rows' }

/** By which line across the lines of a side are put in order; null: by none that there is. */
export function sortedBy(matrix: Matrix, side: Side, order: LineOrder): LineKey | null {
  if (typeof order === 'string' || !('by' in order)) return null
  return figuresBy(matrix, side, order.by) ? order.by : null
}

export const isSameKey = (one: LineKey, other: LineKey) =>
  one === 'total' || other === 'total' ? one === other : one.id === other.id

/** Largest first by one line across; as they were before where they are so already. */
export function sortedAnew(order: LineOrder, by: LineKey): LineOrder {
  const isSorted = typeof order !== 'string' && 'by' in order
  const before = isSorted ? order.before : order
  return isSorted && isSameKey(order.by, by) ? before : { by, before }
}

/**
 * The order by hand that comes of moving one line to where another stands; lines that are hidden keep to the line before
 * them.
 * @param from place among the shown lines
 * @param to place among the shown lines, held within them
 */
export function moved(
  matrix: Matrix,
  side: Side,
  order: LineOrder,
  { shown, from, to }: { readonly shown: readonly number[]; readonly from: number; readonly to: number },
): readonly (string | null)[] {
  const idOf = (line: number) => matrix[side][line]?.id ?? null
  const all = [...inOrder(matrix, side, order, false)]
  const line = shown[from]
  const target = shown[Math.max(0, Math.min(shown.length - 1, to))]
  if (line === undefined || target === undefined || line === target) return all.map(idOf)
  const without = all.filter((one) => one !== line)
  const at = without.indexOf(target)
  without.splice(to > from ? at + 1 : at, 0, line)
  return without.map(idOf)
}

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
  return { row: lineKeyOf(matrix.rows, rows[row]), column: lineKeyOf(matrix.columns, columns[column]) }
}

/** A line by its id, from its place in the answer; undefined: the totals. */
export function lineKeyOf(lines: readonly Heading[], line: number | undefined): LineKey {
  return line === undefined ? 'total' : { id: lines[line]?.id ?? null }
}

/** The largest figure that is told in the shown cells, totals left out. */
export function mostOf(matrix: Matrix, { rows, columns }: Arrangement): number {
  let most = 0
  for (const row of rows)
    for (const column of columns) most = Math.max(most, matrix.cells[row]?.[column]?.value ?? 0)
  return most
}
