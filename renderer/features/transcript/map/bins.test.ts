import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '#shared/domain/span.ts'
import { depthsOf } from '../surface/depths.ts'
import { runsOf, shareCoded } from './bins.ts'

describe('runsOf', () => {
  it('draws a bin as deep as its deepest place', () => {
    const spans = [
      { start: 0, end: 50 },
      { start: 40, end: 45 },
    ]
    expect(runsOf(depthsOf(spans, 6), 100, 10)).toEqual([
      { from: 0, to: 4, depth: 1 },
      { from: 4, to: 5, depth: 2 },
    ])
  })

  it('loses no coding, however short', () => {
    fc.assert(
      fc.property(fc.nat(999_998), (start) => {
        const [run] = runsOf(depthsOf([{ start, end: start + 1 }], 6), 1_000_000, 500)
        expect(run?.from).toBe(Math.floor(start / 2000))
      }),
    )
  })
})

describe('shareCoded', () => {
  const codable = [
    { start: 5, end: 15 },
    { start: 20, end: 30 },
  ]

  it('counts coded characters once, and only what can be coded', () => {
    const share = (spans: readonly Span[]) => shareCoded(depthsOf(spans, 6), codable)
    expect(share([{ start: 0, end: 10 }])).toBe(0.25)
    expect(
      share([
        { start: 10, end: 25 },
        { start: 12, end: 25 },
      ]),
    ).toBe(0.5)
    expect(share([{ start: 0, end: 40 }])).toBe(1)
    expect(share([])).toBe(0)
    expect(shareCoded([], [])).toBe(0)
  })
})
