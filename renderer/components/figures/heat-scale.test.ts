import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heatInk, heatRanges, heatStep, heatSteps } from './heat-scale.ts'

describe('how dark a figure is', () => {
  it('nothing is not shaded, the least is, and the largest is the darkest', () => {
    expect([0, 1, 20, 21, 99, 100].map((value) => heatStep(value, 100))).toEqual([0, 1, 1, 2, 5, 5])
    expect(heatStep(null, 100)).toBe(0)
    expect(heatStep(3, 0)).toBe(0)
    expect(heatInk).toHaveLength(heatSteps + 1)
  })

  it('every count lies in the range that the legend tells for its step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (most) => {
        const ranges = heatRanges(most, true)
        for (let value = 1; value <= most; value += 1) {
          const holding = ranges.filter(({ above, upTo }) => above < value && value <= upTo)
          expect(holding.map(({ step }) => step)).toEqual([heatStep(value, most)])
        }
      }),
    )
  })

  it('a legend of few counts has no step in which none lies', () => {
    expect(heatRanges(2, true)).toEqual([
      { step: 3, above: 0, upTo: 1 },
      { step: 5, above: 1, upTo: 2 },
    ])
    expect(heatRanges(0, true)).toEqual([])
    expect(heatRanges(0.5, false).map(({ upTo }) => upTo)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5])
  })
})
