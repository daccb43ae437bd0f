import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf } from './agreement.ts'
import { agreementOfRatings } from './agreement-of-ratings.ts'
import { isValue } from './figure.ts'
import type { Figure } from './figure.ts'
import type { AgreementDocument, AgreementInput, CodedSpan } from './input.ts'
import { deviation, label, naiveAlpha, naiveKappa, naivePercent, naiveUnits } from './naive.test-help.ts'
import type { AgreementReport } from './report.ts'
import { distanceBetween, jaccardDistance, masiDistance } from './set-distances.ts'

const codeIds = ['a', 'b', 'c', 'd']
const length = 40

const span = fc
  .tuple(
    fc.integer({ min: 0, max: length - 1 }),
    fc.integer({ min: 1, max: 15 }),
    fc.constantFrom(...codeIds),
  )
  .map(([start, size, code]): CodedSpan => ({ start, end: Math.min(length, start + size), code }))

const codable = fc.constantFrom(
  [{ start: 0, end: length }],
  [
    { start: 3, end: 17 },
    { start: 20, end: length },
  ],
)

const cases = fc
  .integer({ min: 2, max: 5 })
  .chain((count) => {
    const coders = Array.from({ length: count }, (_, i) => `coder ${i}`)
    const coding = fc.option(fc.array(span, { maxLength: 8 }), { freq: 5 })
    const document = fc.record({
      codable,
      coders: fc.tuple(...coders.map(() => coding)),
    })
    return fc.array(document, { minLength: 1, maxLength: 3 }).map((documents) => ({ coders, documents }))
  })
  .map(({ coders, documents }): AgreementInput => ({
    coders,
    unit: 'character',
    codes: codeIds.map((id) => ({ id, parent: null })),
    documents: documents.map((document, number): AgreementDocument => ({
      id: `document ${number}`,
      length,
      codable: document.codable,
      units: [],
      turns: document.codable,
      coders: Object.fromEntries(coders.map((coder, i) => [coder, document.coders[i] ?? null])),
    })),
  }))

/** Figures are compared to this many parts. */
const close = 1e-9

const nominal = (a: ReadonlySet<string>, b: ReadonlySet<string>) => (label(a) === label(b) ? 0 : 1)
const jaccard = (a: ReadonlySet<string>, b: ReadonlySet<string>) => distanceBetween(jaccardDistance, a, b)
const masi = (a: ReadonlySet<string>, b: ReadonlySet<string>) => distanceBetween(masiDistance, a, b)

/** All figures of a report that hold whatever the coders and documents are called, unitizing ones apart. */
function figuresOf(report: AgreementReport, options: { unitizing: boolean }): Figure[] {
  return [report.overall, ...report.codes].flatMap((figures) => [
    figures.percent_agreement,
    figures.percent_agreement_pooled,
    figures.holsti,
    figures.cohen_kappa,
    figures.scott_pi,
    figures.fleiss_kappa,
    figures.brennan_prediger,
    figures.gwet_ac1,
    figures.alpha_nominal,
    figures.alpha_set_jaccard,
    figures.alpha_set_masi,
    ...(options.unitizing
      ? [figures.alpha_u_1995, figures.u_alpha, figures.bar_u_alpha, figures.cu_alpha, figures.cu_coverage]
      : []),
  ])
}

/** The figures that are not the same: another number, or another reason for having none. */
function differing(left: readonly Figure[], right: readonly Figure[]): unknown[] {
  return left.flatMap((figure, i) => {
    const other = right[i]
    if (other !== undefined && !isValue(figure) && !isValue(other) && figure.null === other.null) return []
    const same = other !== undefined && isValue(other) && deviation(figure, other) < close
    return same ? [] : [{ figure, other }]
  })
}

describe('the interval sweep', () => {
  it('gives what a computation character by character gives', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const report = agreementOf(input)
        const units = naiveUnits(input.documents, input.coders)
        expect(deviation(report.overall.percent_agreement, naivePercent(units))).toBeLessThan(close)
        expect(deviation(report.overall.alpha_nominal, naiveAlpha(units, nominal))).toBeLessThan(close)
        expect(deviation(report.overall.alpha_set_jaccard, naiveAlpha(units, jaccard))).toBeLessThan(close)
        expect(deviation(report.overall.alpha_set_masi, naiveAlpha(units, masi))).toBeLessThan(close)
        for (const row of report.codes) {
          const binary = units.map((unit) =>
            unit.map((set) => set && new Set(set.has(row.code) ? [row.code] : [])),
          )
          expect(deviation(row.percent_agreement, naivePercent(binary))).toBeLessThan(close)
          expect(deviation(row.alpha_nominal, naiveAlpha(binary, nominal))).toBeLessThan(close)
        }
        for (const pair of report.pairs) {
          const [first, second] = pair.coders.map((coder) => input.coders.indexOf(coder))
          expect(deviation(pair.cohen_kappa, naiveKappa(units, first ?? 0, second ?? 1))).toBeLessThan(close)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('keeps every figure in its range', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const report = agreementOf({ ...input, bootstrap: { resamples: 20, seed: 3 } })
        for (const figure of figuresOf(report, { unitizing: true })) {
          if (!isValue(figure)) continue
          expect(Number.isFinite(figure)).toBe(true)
          expect(figure).toBeLessThanOrEqual(1 + 1e-12)
        }
        for (const row of report.codes) {
          for (const share of [
            row.prevalence,
            row.positive_agreement,
            row.percent_agreement,
            row.cu_coverage,
          ]) {
            if (!isValue(share)) continue
            expect(share).toBeGreaterThanOrEqual(0)
            expect(share).toBeLessThanOrEqual(1)
          }
          if ('null' in row.interval) continue
          expect(row.interval.lower).toBeLessThanOrEqual(row.interval.upper)
          expect(row.interval.below_667).toBeLessThanOrEqual(row.interval.below_800)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('does not care what coders are called or in which order documents come', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const renamed = input.coders.map((coder) => `renamed ${coder}`).toReversed()
        const other: AgreementInput = {
          ...input,
          coders: renamed,
          documents: input.documents.toReversed().map((document) => ({
            ...document,
            coders: Object.fromEntries(
              Object.entries(document.coders).map(([coder, spans]) => [`renamed ${coder}`, spans]),
            ),
          })),
        }
        const options = { unitizing: true }
        expect(
          differing(figuresOf(agreementOf(input), options), figuresOf(agreementOf(other), options)),
        ).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('does not care whether a coding is one span or two that touch, unitizing measures apart', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const cut: AgreementInput = {
          ...input,
          documents: input.documents.map((document) => ({
            ...document,
            coders: Object.fromEntries(
              Object.entries(document.coders).map(([coder, spans]) => [
                coder,
                spans?.flatMap(({ start, end, code }) => {
                  const middle = (start + end) >> 1
                  return middle > start
                    ? [
                        { start, end: middle, code },
                        { start: middle, end, code },
                      ]
                    : [{ start, end, code }]
                }) ?? null,
              ]),
            ),
          })),
        }
        const options = { unitizing: false }
        expect(
          differing(figuresOf(agreementOf(input), options), figuresOf(agreementOf(cut), options)),
        ).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

describe('set-valued alpha', () => {
  const many = Array.from({ length: 40 }, (_, i) => `code ${i}`)
  const set = fc.option(fc.subarray(many, { maxLength: 14 }), { freq: 8 })
  const fewer = fc.option(fc.subarray(many.slice(0, 6)), { freq: 8 })

  it.each([
    ['of many codes, some sets too large to write out their subsets', set],
    ['of few codes', fewer],
  ])('is the definition, pair by pair, for sets %s', (_, cell) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 25 }), (units) => {
        const report = agreementOfRatings({ units })
        const sets = units.map((unit) => unit.map((codes) => codes && new Set(codes)))
        expect(deviation(report.overall.alpha_set_jaccard, naiveAlpha(sets, jaccard))).toBeLessThan(close)
        expect(deviation(report.overall.alpha_set_masi, naiveAlpha(sets, masi))).toBeLessThan(close)
      }),
      { numRuns: 150 },
    )
  })
})
