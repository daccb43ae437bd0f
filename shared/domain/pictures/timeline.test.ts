import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timelineRows, turnTicks, type TimelineCoding } from './timeline.ts'

const codes = [
  { id: 'processes', parent: null },
  { id: 'agreements', parent: 'processes' },
  { id: 'contracts', parent: 'agreements' },
  { id: 'sharing', parent: 'processes' },
  { id: 'outcomes', parent: null },
  { id: 'unused', parent: null },
]
const at = (id: string, code: string, start: number, end: number, coder = 'ana'): TimelineCoding => ({
  id,
  code,
  coder,
  start,
  end,
})
const unfolded = { folded: new Set<string>(), coders: ['ana', 'ben'] }
const anyCodings = fc
  .array(
    fc.record({
      code: fc.constantFrom('processes', 'agreements', 'contracts', 'sharing', 'outcomes'),
      coder: fc.constantFrom('ana', 'ben', 'cleo'),
      start: fc.nat(90),
      length: fc.integer({ min: 1, max: 20 }),
    }),
  )
  .map((made) =>
    made.map(({ code, coder, start, length }, index) => at(`${index}`, code, start, start + length, coder)),
  )

describe('the rows of a timeline', () => {
  it('are the codes that are used, under their top codes', () => {
    const rows = timelineRows([at('1', 'contracts', 0, 5), at('2', 'outcomes', 3, 9)], codes, unfolded)
    expect(rows.map(({ code, level, canFold, codings }) => [code, level, canFold, codings.length])).toEqual([
      ['processes', 0, true, 0],
      ['contracts', 2, false, 1],
      ['outcomes', 0, false, 1],
    ])
  })

  it('a folded top code shows all below it', () => {
    const codings = [at('1', 'contracts', 0, 5), at('2', 'processes', 3, 9), at('3', 'sharing', 20, 30)]
    const [row, ...others] = timelineRows(codings, codes, { ...unfolded, folded: new Set(['processes']) })
    expect(others).toEqual([])
    expect(row).toMatchObject({ code: 'processes', canFold: true, isFolded: true, lanes: 2 })
    expect(row?.codings.map(({ coding, lane }) => [coding.id, lane])).toEqual([
      ['1', 0],
      ['2', 1],
      ['3', 0],
    ])
  })

  it('coders have lanes of their own, in one order', () => {
    const codings = [
      at('1', 'outcomes', 0, 5, 'ben'),
      at('2', 'outcomes', 0, 5, 'ana'),
      at('3', 'outcomes', 9, 12, 'ben'),
    ]
    const [row] = timelineRows(codings, codes, unfolded)
    expect(row?.codings.map(({ coding, lane }) => [coding.id, lane])).toEqual([
      ['2', 0],
      ['1', 1],
      ['3', 1],
    ])
  })

  it('every coding is shown once, folded or not, and none lies on another', () => {
    fc.assert(
      fc.property(anyCodings, fc.subarray(codes.map(({ id }) => id)), (codings, folded) => {
        const rows = timelineRows(codings, codes, { ...unfolded, folded: new Set(folded) })
        const shown = rows.flatMap((row) => row.codings.map(({ coding }) => coding.id))
        expect(shown.toSorted()).toEqual(codings.map(({ id }) => id).toSorted())
        for (const { codings: placed, lanes } of rows)
          for (const [index, one] of placed.entries()) {
            expect(one.lane).toBeLessThan(lanes)
            for (const other of placed.slice(index + 1))
              if (one.lane === other.lane) {
                expect(one.coding.coder).toBe(other.coding.coder)
                expect(one.coding.end).toBeLessThanOrEqual(other.coding.start)
              }
          }
      }),
    )
  })
})

describe('the turns an axis names', () => {
  it('are round numbers, after the first', () => {
    const starts = Array.from({ length: 100 }, (_, turn) => turn * 10)
    expect(turnTicks(starts, 1000, { width: 500, gap: 40 }).map(({ turn }) => turn)).toEqual([
      1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100,
    ])
    expect(turnTicks([], 1000, { width: 500, gap: 40 })).toEqual([])
  })

  it('never stand nearer than the gap, nor outside', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5000), { maxLength: 300 }),
        fc.integer({ min: 1, max: 100 }),
        (made, gap) => {
          const ticks = turnTicks(
            made.toSorted((a, b) => a - b),
            5001,
            { width: 700, gap },
          )
          expect(ticks[0]?.turn).toBe(made.length === 0 ? undefined : 1)
          for (const [index, tick] of ticks.entries()) {
            expect(tick.x).toBeLessThanOrEqual(700)
            const before = ticks[index - 1]
            if (before) expect(tick.x - before.x).toBeGreaterThanOrEqual(gap)
          }
        },
      ),
    )
  })
})
