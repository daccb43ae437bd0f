import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suppressed } from './suppress.ts'

const alone = { ofRow: () => [], ofColumn: () => [] }

/** Rows of figures with totals after them. */
function totalled(rows: readonly (readonly number[])[]) {
  const sum = (figures: readonly number[]) => figures.reduce((a, b) => a + b, 0)
  const wide = rows.map((row) => [...row, sum(row)])
  const last = (wide[0] ?? []).map((_, column) => sum(wide.map((row) => row[column] ?? 0)))
  return { rows: rows.length + 1, columns: last.length, values: [...wide, last].flat() }
}

describe('small figures', () => {
  it('are not told, nor the totals of their row, their column and the whole', () => {
    const hidden = suppressed(
      totalled([
        [9, 2, 0],
        [7, 8, 9],
      ]),
      3,
      alone,
    )
    expect([...hidden]).toEqual([0, 1, 0, 2, 0, 0, 0, 0, 0, 2, 0, 2])
  })

  it('are not told by what holds them', () => {
    const table = totalled([[9], [2]])
    const hidden = suppressed(table, 3, { ofRow: (row) => (row === 1 ? [0] : []), ofColumn: () => [] })
    expect([...hidden]).toEqual([2, 2, 1, 1, 2, 2])
  })

  it('cannot be worked out: every sum with one in it has its total withheld', () => {
    const figures = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(fc.array(fc.nat(12), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    fc.assert(
      fc.property(figures, fc.integer({ min: 3, max: 6 }), (rows, threshold) => {
        const table = totalled(rows)
        const hidden = suppressed(table, threshold, alone)
        const { columns } = table
        for (const [cell, value] of table.values.entries()) {
          const [row, column] = [Math.floor(cell / columns), cell % columns]
          if (value > 0 && value < threshold) expect(hidden[cell]).toBe(1)
          if (hidden[cell] === 0) continue
          expect(hidden[row * columns + columns - 1]).toBeGreaterThan(0)
          expect(hidden[(table.rows - 1) * columns + column]).toBeGreaterThan(0)
          expect(hidden.at(-1)).toBeGreaterThan(0)
        }
        // Another table with other small figures looks the same: they are not told.
        const isSmall = (value: number) => value > 0 && value < threshold
        const other = totalled(
          rows.map((row) => row.map((value) => (isSmall(value) ? (value % (threshold - 1)) + 1 : value))),
        )
        const shown = (of: typeof table, at: Uint8Array) =>
          of.values.map((value, cell) => (at[cell] === 0 ? value : null))
        const otherHidden = suppressed(other, threshold, alone)
        expect(shown(other, otherHidden)).toEqual(shown(table, hidden))
      }),
    )
  })
})
