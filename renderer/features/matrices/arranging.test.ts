import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallOutput } from '#shared/contract/index.ts'
import { retrievalQuery } from '#shared/contract/retrieval.ts'
import {
  arranged,
  cellAt,
  inOrder,
  keyOf,
  mostOf,
  moved,
  placeOf,
  sortedAnew,
  sortedBy,
} from './arranging.ts'
import type { LineKey, RestingOrder } from '../../client/matrix-table.ts'
import { firstTable } from './ready-made.ts'

type Matrix = CallOutput<'matrix.compute'>

const query = retrievalQuery.parse({})
const told = (value: number | null) => ({
  value,
  withheld: value === null ? ('small' as const) : null,
  query,
})

/** A matrix of these figures, with the ids a, b, c … and totals by addition. */
function matrixOf(cells: readonly (readonly (number | null)[])[]): Matrix {
  const sum = (values: readonly (number | null)[]) =>
    values.includes(null) ? null : values.reduce<number>((all, value) => all + (value ?? 0), 0)
  const width = cells[0]?.length ?? 0
  const column = (at: number) => cells.map((row) => row[at] ?? 0)
  const id = (at: number) => 'abcdefgh'[at] ?? null
  return {
    rows: cells.map((row, at) => ({ id: id(at), label: `Row ${at}`, total: told(sum(row)) })),
    columns: Array.from({ length: width }, (_, at) => ({
      id: at === width - 1 ? null : id(at),
      label: `Column ${at}`,
      total: told(sum(column(at))),
    })),
    cells: cells.map((row) => row.map(told)),
    total: told(sum(cells.flat())),
    measure: 'codings',
    normalised: 'none',
    suppressBelow: null,
    withdrawn: 0,
  }
}

const matrix = matrixOf([
  [1, 0, 4],
  [0, 0, 0],
  [null, 0, 2],
])
const table = firstTable('codes_by_case', null, 3)

describe('the lines of a table', () => {
  it('stand as answered, or by hand with newcomers last', () => {
    expect(arranged(matrix, table)).toEqual({ rows: [0, 1, 2], columns: [0, 1, 2] })
    expect(inOrder(matrix, 'rows', ['c', 'gone', 'a'], false)).toEqual([2, 0, 1])
    expect(inOrder(matrix, 'columns', [null], false)).toEqual([2, 0, 1])
  })

  it('without anything can be hidden, but not those of which something is withheld', () => {
    expect(arranged(matrix, { ...table, hidesEmpty: true })).toEqual({ rows: [0, 2], columns: [0, 2] })
  })

  it('stand largest first by a line across, the same as before, what is withheld last', () => {
    const rows = (by: LineKey, before: RestingOrder = 'given') =>
      inOrder(matrix, 'rows', { by, before }, false)
    expect(rows({ id: null })).toEqual([0, 2, 1])
    expect(rows({ id: 'a' })).toEqual([0, 1, 2])
    expect(rows({ id: 'b' })).toEqual([0, 1, 2])
    expect(rows({ id: 'b' }, ['c', 'a', 'b'])).toEqual([2, 0, 1])
    expect(rows('total')).toEqual([0, 1, 2])
    expect(inOrder(matrix, 'columns', { by: { id: 'a' }, before: 'given' }, false)).toEqual([2, 0, 1])
    expect(rows({ id: 'gone' }, ['c'])).toEqual([2, 0, 1])
  })

  it('are put in order by a line, and back as they were before', () => {
    const byHand = ['c', 'a', 'b']
    const byA = sortedAnew(byHand, { id: 'a' })
    expect(sortedBy(matrix, 'rows', byA)).toEqual({ id: 'a' })
    const byTotal = sortedAnew(byA, 'total')
    expect(sortedBy(matrix, 'rows', byTotal)).toBe('total')
    expect(sortedAnew(byTotal, 'total')).toEqual(byHand)
    expect(sortedBy(matrix, 'rows', byHand)).toBeNull()
    expect(sortedBy(matrix, 'rows', { by: { id: 'gone' }, before: 'given' })).toBeNull()
  })

  it('are moved one by one, past what is hidden', () => {
    expect(moved(matrix, 'rows', 'given', { shown: [0, 1, 2], from: 0, to: 1 })).toEqual(['b', 'a', 'c'])
    expect(moved(matrix, 'rows', 'given', { shown: [0, 2], from: 1, to: 0 })).toEqual(['c', 'a', 'b'])
    expect(moved(matrix, 'rows', ['c', 'a', 'b'], { shown: [2, 0, 1], from: 0, to: 9 })).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(moved(matrix, 'columns', 'given', { shown: [0, 1, 2], from: 2, to: 0 })).toEqual([null, 'a', 'b'])
  })

  it('moving one keeps every line, and puts it where it was to go', () => {
    const six = matrixOf(Array.from({ length: 6 }, () => [1]))
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (from, to) => {
        const shown = [0, 1, 2, 3, 4, 5]
        const order = moved(six, 'rows', 'given', { shown, from, to })
        expect(new Set(order)).toEqual(new Set(six.rows.map(({ id }) => id)))
        expect(order).toHaveLength(six.rows.length)
        expect(order.indexOf(six.rows[from]?.id ?? null)).toBe(to)
      }),
    )
  })
})

describe('a cell of a table', () => {
  it('is found by its lines and its place, totals last', () => {
    const shown = { rows: [2, 0], columns: [2, 0] }
    expect(cellAt(matrix, shown, 0, 0)?.value).toBe(2)
    expect(cellAt(matrix, shown, 1, 2)?.value).toBe(5)
    expect(cellAt(matrix, shown, 2, 0)?.value).toBe(6)
    expect(cellAt(matrix, shown, 2, 2)).toBe(matrix.total)
    for (const row of [0, 1, 2])
      for (const column of [0, 1, 2])
        expect(placeOf(keyOf(matrix, shown, row, column), matrix, shown)).toEqual({ row, column })
    expect(placeOf({ row: { id: 'b' }, column: 'total' }, matrix, shown)).toBeNull()
  })

  it('the darkest is the largest that is shown', () => {
    expect(mostOf(matrix, { rows: [0, 1, 2], columns: [0, 1, 2] })).toBe(4)
    expect(mostOf(matrix, { rows: [2], columns: [0] })).toBe(0)
  })
})
