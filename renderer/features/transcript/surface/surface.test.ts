import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../components/text/rows.ts'
import { depthsOf } from './depths.ts'
import { Pieces, type ShownCoding } from './pieces.ts'

const text = `${'a'.repeat(100)}\n${'b'.repeat(100)}\n${'c'.repeat(100)}`
const rows = rowsOf({ text, turns: [], speakers: [] })

function coding(id: string, start: number, end: number): ShownCoding {
  return { id, start, end, colour: '#336699', name: id, title: id }
}

describe('the pieces of codings', () => {
  it('cuts a coding at the rows it crosses, with one head and one tail', () => {
    const pieces = new Pieces([coding('x', 90, 210)], rows)
    expect(
      rows
        .map(({ index }) => [index, pieces.of(index)[0]] as const)
        .map(([row, piece]) => [row, piece?.start, piece?.end, piece?.isHead, piece?.isTail]),
    ).toEqual([
      [0, 90, 100, true, false],
      [1, 101, 201, false, false],
      [2, 202, 210, false, true],
    ])
  })

  it('gives codings that overlap, or share a line, different lanes', () => {
    const pieces = new Pieces([coding('x', 0, 50), coding('y', 10, 20), coding('z', 60, 70)], rows)
    expect(pieces.of(0).map((piece) => [piece.coding.id, piece.lane])).toEqual([
      ['x', 0],
      ['y', 1],
      ['z', 2],
    ])
    expect(pieces.lanes).toBe(3)
  })

  it('uses a lane again further down', () => {
    expect(new Pieces([coding('x', 0, 10), coding('y', 210, 220)], rows).lanes).toBe(1)
  })

  it('loses no coded character', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(301), fc.nat(301)).filter(([a, b]) => a < b),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(spans, (all) => {
        const codings = all.map(([start, end], index) => coding(String(index), start, end))
        const pieces = new Pieces(codings, rows)
        for (const one of codings) {
          const held = rows
            .flatMap(({ index }) => pieces.of(index))
            .filter((piece) => piece.coding.id === one.id)
          const length = held.reduce((sum, piece) => sum + piece.end - piece.start, 0)
          expect(length).toBe(text.slice(one.start, one.end).replaceAll('\n', '').length)
        }
      }),
    )
  })
})

describe('depthsOf', () => {
  it('counts how many codings lie where, without overlap', () => {
    expect(
      depthsOf(
        [
          { start: 0, end: 10 },
          { start: 5, end: 15 },
        ],
        6,
      ),
    ).toEqual([
      { start: 0, end: 5, depth: 1 },
      { start: 5, end: 10, depth: 2 },
      { start: 10, end: 15, depth: 1 },
    ])
  })

  it('joins neighbours of the same depth', () => {
    expect(
      depthsOf(
        [
          { start: 0, end: 5 },
          { start: 5, end: 9 },
        ],
        6,
      ),
    ).toEqual([{ start: 0, end: 9, depth: 1 }])
  })

  it('counts no deeper than asked', () => {
    expect(
      depthsOf(
        Array.from({ length: 9 }, () => ({ start: 1, end: 2 })),
        6,
      ),
    ).toEqual([{ start: 1, end: 2, depth: 6 }])
  })
})
