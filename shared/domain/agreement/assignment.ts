import { at } from './numeric.ts'

/**
 * The least total cost of giving every row a column of its own, by shortest augmenting paths with potentials;
 * O(rows^2 columns).
 * Source: Kuhn (1955), Naval Research Logistics 2; Jonker and Volgenant (1987), Computing 38, p. 325-340.
 * @param columns as many as rows, or more
 */
export function leastAssignment(
  rows: number,
  columns: number,
  cost: (row: number, column: number) => number,
): number {
  const rowPotential = new Float64Array(rows)
  const columnPotential = new Float64Array(columns)
  const rowOf = new Int32Array(columns).fill(-1)
  for (let start = 0; start < rows; start++) {
    const distance = new Float64Array(columns).fill(Infinity)
    const reachedFrom = new Int32Array(columns).fill(-1)
    const settled = new Uint8Array(columns)
    let row = start
    let column = -1
    let length = 0
    while (row >= 0) {
      let nearest = -1
      for (let j = 0; j < columns; j++) {
        if (settled[j] === 1) continue
        const through = length + cost(row, j) - at(rowPotential, row) - at(columnPotential, j)
        if (through < at(distance, j)) {
          distance[j] = through
          reachedFrom[j] = column
        }
        if (nearest < 0 || at(distance, j) < at(distance, nearest)) nearest = j
      }
      settled[nearest] = 1
      length = at(distance, nearest)
      column = nearest
      row = at(rowOf, nearest)
    }
    rowPotential[start] = at(rowPotential, start) + length
    for (let j = 0; j < columns; j++) {
      if (settled[j] === 0 || j === column) continue
      const shift = length - at(distance, j)
      columnPotential[j] = at(columnPotential, j) - shift
      const own = at(rowOf, j)
      rowPotential[own] = at(rowPotential, own) + shift
    }
    while (column >= 0) {
      const from = at(reachedFrom, column)
      rowOf[column] = from < 0 ? start : at(rowOf, from)
      column = from
    }
  }
  let total = 0
  for (let j = 0; j < columns; j++) if (at(rowOf, j) >= 0) total += cost(at(rowOf, j), j)
  return total
}
