import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf } from './agreement.ts'
import { agreementOfRatings, tableOfRatings } from './agreement-of-ratings.ts'
import { drain } from './assemble-report.ts'
import type { AgreementDocument, AgreementInput, CodedSpan } from './input.ts'
import type { IntervalResult } from './interval.ts'
import { label, naiveUnits } from './naive.test-help.ts'
import { seededRandom } from './random.ts'
import { distanceBetween, jaccardDistance } from './set-distances.ts'
import { expectedJaccard } from './set-resampling.ts'

const random = seededRandom(11)
const between = (low: number, high: number) => low + Math.floor(random() * (high - low))

function documents(count: number, turnsEach: number): AgreementDocument[] {
  return Array.from({ length: count }, (_, number) => {
    const turns = Array.from({ length: turnsEach }, (__, i) => ({ start: i * 50, end: i * 50 + 50 }))
    const length = turnsEach * 50
    const spans = Array.from({ length: turnsEach }, (): CodedSpan => {
      const start = between(0, length - 30)
      return { start, end: start + between(5, 30), code: random() < 0.5 ? 'a' : 'b' }
    })
    const moved = spans.map((span) => ({ ...span, start: Math.max(0, span.start - between(0, 5)) }))
    return {
      id: `d${number}`,
      length,
      codable: turns,
      units: turns,
      turns,
      coders: { ann: spans, bob: moved },
    }
  })
}

function ask(own: readonly AgreementDocument[], part: Partial<AgreementInput> = {}): AgreementInput {
  const codes = ['a', 'b', 'unused'].map((id) => ({ id, parent: null }))
  const bootstrap = { resamples: 400, seed: 1 }
  return { documents: own, coders: ['ann', 'bob'], codes, unit: 'character', bootstrap, ...part }
}

describe('intervals', () => {
  const many = documents(12, 8)

  it('resample documents where there are 10 or more, else turns, and say so', () => {
    expect(agreementOf(ask(many)).overall.interval).toMatchObject({
      resampled: 'documents',
      clusters: 12,
      seed: 1,
    })
    expect(agreementOf(ask(many.slice(0, 2))).overall.interval).toMatchObject({
      resampled: 'turns',
      clusters: 16,
    })
  })

  it('hold the figure itself, and the same seed gives the same interval', () => {
    const report = agreementOf(ask(many))
    expect(agreementOf(ask(many))).toEqual(report)
    for (const [figure, interval] of [
      [report.overall.alpha_set_jaccard, report.overall.interval] as const,
      [report.codes[0]?.alpha_nominal, report.codes[0]?.interval] as const,
    ]) {
      if (!interval || 'null' in interval) throw new Error('An interval was expected')
      expect(interval.lower).toBeLessThan(Number(figure))
      expect(interval.upper).toBeGreaterThan(Number(figure))
      expect(interval.resamples).toBe(400)
    }
    const other = agreementOf(ask(many, { bootstrap: { resamples: 400, seed: 2 } }))
    expect(other.overall.interval).not.toEqual(report.overall.interval)
  })

  it('are far wider than resampling characters would make them, where documents differ', () => {
    const mixed = many.map((document, number) => {
      const [ann, bob] = [document.coders['ann'] ?? [], document.coders['bob'] ?? []]
      return { ...document, coders: number % 2 === 0 ? { ann, bob: ann } : { ann, bob: bob.slice(0, 2) } }
    })
    const input = ask(mixed)
    const units = naiveUnits(mixed, input.coders).map((unit) => unit.map((set) => set && [...set]))
    const width = (interval: IntervalResult) =>
      'null' in interval ? Number.NaN : interval.upper - interval.lower
    const ofDocuments = width(agreementOf(input).overall.interval)
    const ofCharacters = width(
      agreementOfRatings({ units, bootstrap: { resamples: 100, seed: 1 } }).overall.interval,
    )
    expect(ofDocuments).toBeGreaterThan(3 * ofCharacters)
  })

  it.each([
    ['documents', 12, 3],
    ['turns', 3, 4],
  ])('shrink to the figure itself where all %s are equal', (_, count, turnsEach) => {
    const turns = Array.from({ length: turnsEach }, (__, i) => ({ start: i * 50, end: i * 50 + 50 }))
    const spans = (from: number, to: number) =>
      turns.map((turn): CodedSpan => ({ start: turn.start + from, end: turn.start + to, code: 'a' }))
    const coders = { ann: spans(0, 20), bob: spans(10, 25), eve: spans(5, 20) }
    const length = turnsEach * 50
    const equal = Array.from({ length: count }, (__, i): AgreementDocument => {
      return { id: `d${i}`, length, codable: turns, units: turns, turns, coders }
    })
    const report = agreementOf(ask(equal, { coders: ['ann', 'bob', 'eve'] }))
    for (const [figure, interval] of [
      [report.overall.alpha_set_jaccard, report.overall.interval] as const,
      [report.codes[0]?.alpha_nominal, report.codes[0]?.interval] as const,
    ]) {
      if (!interval || 'null' in interval) throw new Error('An interval was expected')
      expect(interval.lower).toBeCloseTo(Number(figure), 12)
      expect(interval.upper).toBeCloseTo(Number(figure), 12)
      expect(interval.degenerate).toBe(0)
    }
  })

  it('have the reason of their figure where it has no value', () => {
    const report = agreementOf(ask(many))
    expect(report.codes[2]?.interval).toEqual({ null: 'nothing_coded' })
    const { bootstrap: _, ...plain } = ask(many)
    expect(agreementOf(plain).codes[0]?.interval).toEqual({ null: 'not_asked' })
    const single = agreementOf(ask(documents(1, 1)))
    expect(single.overall.interval).toEqual({ null: 'too_few_to_resample' })
  })

  it('count resamples without variation apart', () => {
    const quiet = documents(11, 2).map((document) => ({ ...document, coders: { ann: [], bob: [] } }))
    const [first] = documents(1, 2)
    if (!first) throw new Error('A document was expected')
    const interval = agreementOf(ask([first, ...quiet])).overall.interval
    if ('null' in interval) throw new Error('An interval was expected')
    expect(interval.degenerate).toBeGreaterThan(50)
    expect(interval.degenerate).toBeLessThan(250)
  })
})

describe('expected disagreement of a resample', () => {
  const codes = Array.from({ length: 13 }, (_, i) => `code ${i}`)
  const set = fc.oneof(fc.subarray(codes, { maxLength: 4 }), fc.subarray(codes))

  it.each([
    ['few clusters', 4],
    ['many clusters', 60],
  ])('is that of its ratings, pair by pair: %s', (_, count) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(set, set), { minLength: count, maxLength: count }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: count, maxLength: count }),
        (units, draws) => {
          const { table } = tableOfRatings(units)
          const expectedOf = drain(expectedJaccard(table, 1000))
          const ratings = units.flatMap((unit, i) => Array.from({ length: draws[i] ?? 0 }, () => unit).flat())
          const counts = new Map<string, { set: Set<string>; count: number }>()
          for (const codesOf of ratings) {
            const own = new Set(codesOf)
            const known = counts.get(label(own)) ?? { set: own, count: 0 }
            counts.set(label(own), { set: own, count: known.count + 1 })
          }
          let expected = 0
          for (const a of counts.values()) {
            for (const b of counts.values()) {
              expected += a.count * b.count * distanceBetween(jaccardDistance, a.set, b.set)
            }
          }
          expect(expectedOf?.(Float64Array.from(draws), ratings.length)).toBeCloseTo(expected, 6)
        },
      ),
      { numRuns: 40 },
    )
  })
})
