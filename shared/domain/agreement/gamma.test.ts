import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drain } from './assemble-report.ts'
import { bestAlignmentDisorder } from './best-alignment.ts'
import type { Segment } from './continuum.ts'
import { unitDissimilarity } from './gamma-dissimilarity.ts'
import { gammaSteps } from './gamma.ts'
import type { GammaInput } from './gamma.ts'
import { seededRandom } from './random.ts'
import { unitSampler } from './sampled-units.ts'

const weights = { alpha: 1, beta: 1, deltaEmpty: 1 }

const unit = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 2 }))
  .map(([start, length, code]): Segment => ({ start, end: start + length, code }))

const coders = (most: number) => fc.array(fc.array(unit, { maxLength: most }), { minLength: 2, maxLength: 4 })

/** The least disorder by trying every alignment. */
function naiveDisorder(all: readonly (readonly Segment[])[], own: typeof weights): number {
  const units = all.flatMap((some, coder) => some.map((segment) => ({ ...segment, coder })))
  if (units.length === 0) return 0
  const pairs = (all.length * (all.length - 1)) / 2
  const costOf = (group: readonly (typeof units)[number][]) => {
    let cost = pairs * own.deltaEmpty
    group.forEach((a, i) =>
      group.slice(i + 1).forEach((b) => (cost += unitDissimilarity(a, b, own) - own.deltaEmpty)),
    )
    return cost / pairs
  }
  const least = (number: number, groups: readonly (readonly (typeof units)[number][])[]): number => {
    const next = units[number]
    if (!next) return groups.reduce((total, group) => total + costOf(group), 0)
    const joined = groups
      .filter((group) => group.every(({ coder }) => coder !== next.coder))
      .map((group) => least(number + 1, [...groups.filter((other) => other !== group), [...group, next]]))
    return Math.min(least(number + 1, [...groups, [next]]), ...joined)
  }
  return least(0, []) / (units.length / all.length)
}

const ask = (own: GammaInput['coders'], part: Partial<GammaInput> = {}) =>
  drain(gammaSteps({ coders: own, seed: 7, ...part }))

const coding = (start: number, end: number, code = 'a') => ({ start, end, code })

describe('the best alignment', () => {
  it('is the cheapest of all, for two to four coders and any weights', () => {
    const some = fc.constantFrom(
      weights,
      { alpha: 3, beta: 1, deltaEmpty: 1 },
      { alpha: 0.5, beta: 2, deltaEmpty: 0.7 },
    )
    fc.assert(
      fc.property(coders(2), some, (all, own) => {
        expect(bestAlignmentDisorder(all, own)).toBeCloseTo(naiveDisorder(all, own), 9)
      }),
      { numRuns: 400 },
    )
  })

  it('costs nothing where all have the same units, and the same whoever is named first', () => {
    fc.assert(
      fc.property(coders(6), fc.array(unit, { minLength: 1, maxLength: 6 }), (all, own) => {
        expect(bestAlignmentDisorder([own, own, own], weights)).toBeCloseTo(0, 12)
        expect(bestAlignmentDisorder(all.toReversed(), weights)).toBeCloseTo(
          bestAlignmentDisorder(all, weights),
          9,
        )
      }),
      { numRuns: 100 },
    )
  })
})

describe('sampled units', () => {
  it('are as many, as long and as far apart as the observed ones', () => {
    const own = [0, 1].map((coder) =>
      Array.from({ length: 200 }, (_, i): Segment => ({
        start: i * 30 + coder,
        end: i * 30 + coder + 10 + (i % 5),
        code: i % 4 === 0 ? 1 : 0,
      })),
    )
    const [sampled = []] = unitSampler(own)(seededRandom(3))
    const mean = (values: readonly number[]) =>
      values.reduce((total, value) => total + value, 0) / values.length
    expect(sampled).toHaveLength(200)
    expect(mean(sampled.map(({ start, end }) => end - start))).toBeCloseTo(12, 0)
    expect((sampled.at(-1)?.end ?? 0) / 6000).toBeCloseTo(1, 1)
    expect(mean(sampled.map(({ code }) => code))).toBeCloseTo(0.25, 1)
  })
})

describe('gamma', () => {
  it('repeats itself for a seed, and says what it was made from', () => {
    const own = { ann: [coding(0, 10), coding(20, 30, 'b')], bob: [coding(2, 10), coding(20, 33)] }
    const result = ask(own)
    expect(result).toEqual(ask(own))
    expect(result).not.toEqual(ask(own, { seed: 8 }))
    if ('null' in result) throw new Error('A value was expected')
    expect(result).toMatchObject({ alpha: 3, beta: 1, deltaEmpty: 1, samples: 30, seed: 7 })
    expect(result.gamma).toBe(1 - result.observed / result.expected)
    expect(result.expectedError).toBeGreaterThan(0)
  })

  it('unites overlapping spans of one code first', () => {
    const bob = [coding(2, 10)]
    expect(ask({ ann: [coding(0, 6), coding(5, 10)], bob })).toEqual(ask({ ann: [coding(0, 10)], bob }))
  })

  it('has no value for one coder or where nothing is coded, and refuses empty spans and a lone sample', () => {
    expect(ask({ ann: [coding(0, 10)] })).toEqual({ null: 'one_coder' })
    expect(ask({ ann: [], bob: [] })).toEqual({ null: 'nothing_coded' })
    expect(() => ask({ ann: [coding(3, 3)], bob: [] })).toThrow('Not a span')
    expect(() => ask({ ann: [coding(0, 3)], bob: [] }, { samples: 1 })).toThrow('Fewer than two samples')
  })

  it('yields its progress', () => {
    const progress: number[] = []
    const steps = gammaSteps({ coders: { ann: [coding(0, 9)], bob: [coding(1, 9)] }, samples: 10, seed: 1 })
    for (let step = steps.next(); !step.done; step = steps.next()) progress.push(step.value)
    expect(progress).toHaveLength(10)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  })
})
