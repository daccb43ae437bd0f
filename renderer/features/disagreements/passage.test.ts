import { describe, expect, it } from 'vitest'
import type { Row } from '../../components/text/rows.ts'
import { contextOf, endsOf, passageAround, piecesOf, tracksOf, wordsIn } from './passage.ts'

/** Rows of ten characters with a label of two before each. */
function rowsOf(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    index,
    kind: 'turn',
    start: index * 12 + 2,
    end: index * 12 + 12,
    codable: true,
    speaker: 'Ann',
    timestamp: null,
    number: index + 1,
  }))
}

const numbers = (rows: readonly (Row | null)[]) => rows.map((row) => row?.number ?? null)

describe('passageAround', () => {
  it('has the turns of a place, one before and one after', () => {
    const { before, rows, after, left } = passageAround(rowsOf(6), { start: 26, end: 40 })
    expect([numbers([before]), numbers(rows), numbers([after]), left]).toEqual([[2], [3, 4], [5], 0])
  })

  it('has none before the first and after the last', () => {
    const { before, rows, after } = passageAround(rowsOf(1), { start: 2, end: 12 })
    expect([before, numbers(rows), after]).toEqual([null, [1], null])
  })

  it('ends a place of very many turns early, and says how many are left', () => {
    const { rows, after, left } = passageAround(rowsOf(100), { start: 2, end: 1200 })
    expect([rows.length, after, left]).toEqual([40, null, 60])
  })
})

describe('piecesOf', () => {
  const row = { start: 10, end: 50 }
  it('cuts the words at every edge, and names whose it is', () => {
    const pieces = piecesOf(
      row,
      [
        { letter: 'A', start: 20, end: 30 },
        { letter: 'B', start: 20, end: 40 },
        { letter: 'C', start: 0, end: 60 },
      ],
      { start: 25, end: 30 },
    )
    expect(pieces.map(({ start, end }) => [start, end])).toEqual([
      [10, 20],
      [20, 25],
      [25, 30],
      [30, 40],
      [40, 50],
    ])
    expect(pieces.map(({ begins, ends }) => [begins, ends])).toEqual([
      ['', ''],
      ['AB', ''],
      ['', 'A'],
      ['', 'B'],
      ['', ''],
    ])
    expect(pieces.map(({ isChosen }) => isChosen)).toEqual([false, false, true, false, false])
  })

  it('leaves a row that nothing is about whole', () => {
    expect(piecesOf(row, [{ letter: 'A', start: 50, end: 60 }], null)).toEqual([
      { start: 10, end: 50, begins: '', ends: '', isCoded: false, isChosen: false },
    ])
  })
})

describe('tracksOf', () => {
  it('sets side by side what would cover each other', () => {
    const extents = [
      { top: 0, bottom: 40 },
      { top: 20, bottom: 60 },
      { top: 40, bottom: 80 },
    ]
    expect(tracksOf(extents)).toEqual([0, 1, 0])
  })
})

describe('contextOf', () => {
  it('keeps what is near, in whole words', () => {
    const long = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ')
    expect(contextOf(long, 'before')).toMatch(/^… word\d+ .*word199$/u)
    expect(contextOf(long, 'after')).toMatch(/^word0 .* word\d+ …$/u)
    expect(contextOf('a few words', 'before')).toBe('a few words')
  })
})

describe('wordsIn', () => {
  it('leaves labels out', () => {
    const text = 'A:one word  A:two words '
    const rows = rowsOf(2).map((row, index) => ({
      ...row,
      start: index * 12 + 2,
      end: index === 0 ? 10 : 23,
    }))
    expect(wordsIn(text, rows, { start: 6, end: 17 })).toBe('word two')
  })
})

describe('endsOf', () => {
  it('tells a stretch by its ends', () => {
    expect(endsOf('we put the money together in one pot')).toBe('we put the … in one pot')
    expect(endsOf('one pot')).toBe('one pot')
  })
})
