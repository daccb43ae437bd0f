import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { agreementOfRatings, tableOfRatings } from './agreement-of-ratings.ts'
import { agreementOfSpans } from './agreement-of-spans.ts'
import { drain } from './assemble-report.ts'
import { alphaU, unitizingDisagreement } from './alpha-u.ts'
import { bestAlignmentDisorder } from './best-alignment.ts'
import { bootstrapKrippendorff } from './bootstrap-krippendorff.ts'
import { bootstrapUnits } from './bootstrap-units.ts'
import { brennanPrediger } from './brennan-prediger.ts'
import { overlapCounts } from './char-overlap.ts'
import { CodeSets } from './code-sets.ts'
import { CodingTableBuilder } from './coding-table.ts'
import type { CodingTable } from './coding-table.ts'
import { cohenKappa } from './cohen-kappa.ts'
import { byCode, uniteSegments } from './continuum.ts'
import type { Continuum } from './continuum.ts'
import { isValue } from './figure.ts'
import type { Figure } from './figure.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { positionalDissimilarity } from './gamma-dissimilarity.ts'
import type { GammaWeights } from './gamma-dissimilarity.ts'
import { gammaSteps, unitsOf } from './gamma.ts'
import { gwetAc1 } from './gwet-ac1.ts'
import { gwetInterval } from './gwet-interval.ts'
import { holsti } from './holsti.ts'
import { hubertKappa } from './hubert-kappa.ts'
import type { CodedSpan } from './input.ts'
import { deviation } from './naive.test-help.ts'
import type { IntervalResult } from './interval.ts'
import { alphaNominal, alphaWithDistance } from './krippendorff-alpha.ts'
import { lightKappa } from './light-kappa.ts'
import { mvAlphaNominal } from './mv-alpha.ts'
import { percentAgreement, percentAgreementPooled } from './percent-agreement.ts'
import { binaryOf, ratingsFrom } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { scottPi } from './scott-pi.ts'
import { distanceBetween, jaccardDistance, masiDistance, masiDistanceRounded } from './set-distances.ts'
import { sweepCharacters } from './sweep.ts'
import { tallyOf } from './tally.ts'
import { barUAlpha, cuAlpha, kUAlpha, uAlpha } from './u-alpha.ts'
import { lengthsOf } from './u-lengths.ts'
import { intervalDistance, ordinalDistance, ratioDistance } from './value-distances.ts'

type Value = string | number
type Answer = number | null | { readonly [part: string]: number | null }

interface Input {
  readonly units?: readonly (readonly (Value | readonly Value[] | null)[])[]
  readonly length?: number
  readonly coders?: { readonly [coder: string]: readonly CodedSpan[] }
  readonly a?: readonly Value[]
  readonly b?: readonly Value[]
  readonly params?: GammaWeights
  readonly u?: readonly [number, number]
  readonly v?: readonly [number, number]
}

interface Vector {
  readonly id: string
  readonly measure: string
  readonly input: Input
  readonly expected: Answer
  readonly tolerance: number
}

const file = new URL('../../../test/vectors/agreement.json', import.meta.url)
// The file is this project's own; its shape is what the tests below would stumble over.
const vectors = JSON.parse(readFileSync(file, 'utf8')) as readonly Vector[]

const plain = (figure: Figure | undefined): number | null =>
  figure !== undefined && isValue(figure) ? figure : null

function nominal({ units = [] }: Input): { ratings: Ratings; values: readonly Value[] } {
  return ratingsFrom(units.map((row) => row.map((cell) => (typeof cell === 'object' ? null : cell))))
}

const onRatings = (measure: (ratings: Ratings) => Figure) => (input: Input) =>
  plain(measure(nominal(input).ratings))

const onValues = (distance: 'ordinal' | 'interval' | 'ratio') => (input: Input) => {
  const { ratings, values } = nominal(input)
  const numbers = values.map(Number)
  const tally = tallyOf(ratings)
  const distances = {
    ordinal: ordinalDistance(numbers, tally),
    interval: intervalDistance(numbers),
    ratio: ratioDistance(numbers),
  }
  return plain(alphaWithDistance(ratings, distances[distance], tally))
}

function continuumOf({ length = 0, coders = {} }: Input): {
  continuum: Continuum
  codes: string[]
  table: CodingTable
} {
  const codes = [...new Set(Object.values(coders).flatMap((spans) => spans.map((span) => span.code)))]
  const segments = Object.values(coders).map((spans) =>
    uniteSegments(spans.map(({ start, end, code }) => ({ start, end, code: codes.indexOf(code) }))),
  )
  const sets = new CodeSets(codes.length)
  const builder = new CodingTableBuilder(segments.length, codes.length, sets)
  sweepCharacters({ coders: segments, codes: codes.length, length, clusterEnds: [length] }, sets, builder)
  return { continuum: { length, segments, borders: [length] }, codes, table: builder.build() }
}

function family(input: Input): { [part: string]: number | null } {
  const { continuum, codes } = continuumOf(input)
  const lengths = lengthsOf(continuum, codes.length)
  if ('null' in lengths) return {}
  const cu = cuAlpha(lengths)
  return {
    u: plain(uAlpha(lengths)),
    bar_u: plain(barUAlpha(lengths)),
    cu: plain(cu.value),
    cu_coverage: plain(cu.coverage),
    ...Object.fromEntries(codes.map((code, number) => [code, plain(kUAlpha(lengths, number).value)])),
  }
}

function alphaUnitized(input: Input): { [part: string]: number | null } {
  const { continuum, codes } = continuumOf(input)
  const disagreements = byCode(continuum, codes.length).map(unitizingDisagreement)
  return {
    ...Object.fromEntries(
      codes.map((code, number) => [code, plain(alphaU([disagreements[number] ?? null]))]),
    ),
    overall: plain(alphaU(disagreements)),
    Do: disagreements[0]?.observed ?? null,
    De: disagreements[0]?.expected ?? null,
  }
}

const bounds = (interval: IntervalResult) =>
  'null' in interval ? {} : { lo: interval.lower, hi: interval.upper }
const resampling = { resamples: 20_000, seed: 20_260_707 }

const several: { readonly [name: string]: (ratings: Ratings) => Figure } = {
  percent_agreement: percentAgreement,
  brennan_prediger: (ratings) => brennanPrediger(ratings),
  scott_pi: scottPi,
  cohen_kappa: cohenKappa,
  fleiss_kappa: fleissKappa,
  hubert_kappa: hubertKappa,
  light_kappa: (ratings) => lightKappa(ratings).value,
  krippendorff_alpha_nominal: alphaNominal,
}

const allOf = (ratings: Ratings) =>
  Object.fromEntries(Object.entries(several).map(([name, measure]) => [name, plain(measure(ratings))]))

const measures: { readonly [measure: string]: (input: Input) => Answer } = {
  percent_agreement: onRatings(percentAgreement),
  percent_agreement_pooled_pairs: onRatings(percentAgreementPooled),
  holsti: onRatings(holsti),
  cohen_kappa: onRatings(cohenKappa),
  scott_pi: onRatings(scottPi),
  fleiss_kappa: onRatings(fleissKappa),
  brennan_prediger: onRatings((ratings) => brennanPrediger(ratings)),
  gwet_ac1: onRatings((ratings) => gwetAc1(ratings)),
  multi: (input) => allOf(nominal(input).ratings),
  charlevel_multi: (input) => allOf(continuumOf(input).table.ratings),
  krippendorff_alpha_nominal: onRatings(alphaNominal),
  krippendorff_alpha_ordinal: onValues('ordinal'),
  krippendorff_alpha_interval: onValues('interval'),
  krippendorff_alpha_ratio: onValues('ratio'),
  krippendorff_alpha_nominal_per_category_binarized: (input) => {
    const { ratings, values } = nominal(input)
    return Object.fromEntries(values.map((value, k) => [value, plain(alphaNominal(binaryOf(ratings, k)))]))
  },
  krippendorff_alpha_ci95_gwet_analytic: (input) => {
    const interval = gwetInterval(nominal(input).ratings)
    return 'null' in interval ? null : { se: interval.standardError, lo: interval.lower, hi: interval.upper }
  },
  alpha_bootstrap_krippendorff_percentile95: (input) =>
    bounds(bootstrapKrippendorff(nominal(input).ratings, () => 1, resampling)),
  alpha_bootstrap_units_percentile95: (input) => bounds(bootstrapUnits(nominal(input).ratings, resampling)),
  mv_alpha_nominal: ({ units = [] }) =>
    plain(
      mvAlphaNominal(
        tableOfRatings(units.map((row) => row.map((cell) => (Array.isArray(cell) ? cell.map(String) : null))))
          .table,
      ),
    ),
  distance_jaccard: ({ a = [], b = [] }) => distanceBetween(jaccardDistance, a, b),
  distance_masi: ({ a = [], b = [] }) => distanceBetween(masiDistance, a, b),
  distance_masi_nltk: ({ a = [], b = [] }) => distanceBetween(masiDistanceRounded, a, b),
  alpha_U_1995: alphaUnitized,
  alpha_U_1995_Do: (input) => {
    const { continuum, codes } = continuumOf(input)
    return Object.fromEntries(
      byCode(continuum, codes.length).map((own, k) => [
        codes[k] ?? '',
        unitizingDisagreement(own)?.observed ?? null,
      ]),
    )
  },
  u_alpha: (input) => family(input)['u'] ?? null,
  bar_u_alpha: (input) => family(input)['bar_u'] ?? null,
  k_u_alpha: family,
  u_family_precise: family,
  char_overlap_counts: (input) => {
    const { agreeCoded, disagree } = overlapCounts(continuumOf(input).table)
    return { agree_coded: agreeCoded, disagree }
  },
  gamma_positional_dissimilarity: ({ u = [0, 1], v = [0, 1] }) =>
    positionalDissimilarity({ start: u[0], end: u[1] }, { start: v[0], end: v[1] }, 1),
  gamma_best_alignment_disorder: ({ coders = {}, params }) =>
    params ? bestAlignmentDisorder(unitsOf(coders), params) : null,
  gamma: ({ coders = {}, params }) => {
    const result = drain(gammaSteps({ coders, ...params, samples: 300, seed: 20_260_707 }))
    return 'null' in result ? null : result.gamma
  },
  charlevel_alpha_binary: ({ length = 0, coders = {} }) => {
    const code = agreementOfSpans({ length, coders }).codes[0]
    return { alpha_chars: plain(code?.alpha_nominal), bar_u_alpha: plain(code?.bar_u_alpha) }
  },
}

describe('published and recomputed values', () => {
  it('are all there', () => {
    expect(vectors).toHaveLength(81)
  })

  it.each(vectors)('$measure: $id', (vector) => {
    const measure = measures[vector.measure]
    if (!measure) throw new Error(`No measure is known as ${vector.measure}`)
    const found = partsOf(measure(vector.input))
    const expected = partsOf(vector.expected)
    const wrong = Object.entries(expected).filter(([part, value]) => {
      const figure = found[part]
      return figure === undefined || !(deviation(figure, value) <= vector.tolerance)
    })
    expect(Object.keys(expected).length).toBeGreaterThan(0)
    expect(wrong.map(([part, value]) => ({ part, expected: value, found: found[part] }))).toEqual([])
  })
})

/** An answer of one figure is its only part, `overall`. */
function partsOf(answer: Answer): { readonly [part: string]: number | null } {
  return answer === null || typeof answer === 'number' ? { overall: answer } : answer
}

/** Which figure of the report a vector's measure is. */
const figures = {
  percent_agreement: 'percent_agreement',
  percent_agreement_pooled_pairs: 'percent_agreement_pooled',
  holsti: 'holsti',
  cohen_kappa: 'cohen_kappa',
  scott_pi: 'scott_pi',
  fleiss_kappa: 'fleiss_kappa',
  brennan_prediger: 'brennan_prediger',
  gwet_ac1: 'gwet_ac1',
  krippendorff_alpha_nominal: 'alpha_nominal',
  u_alpha: 'u_alpha',
  bar_u_alpha: 'bar_u_alpha',
} as const

function figureOf(measure: string): (typeof figures)[keyof typeof figures] | null {
  const found = Object.entries(figures).find(([name]) => name === measure)
  return found?.[1] ?? null
}

function reportOf({ units, length = 0, coders = {} }: Input) {
  if (!units) return agreementOfSpans({ length, coders })
  const cellOf = (cell: Value | readonly Value[] | null) => (cell === null ? null : [cell].flat().map(String))
  return agreementOfRatings({ units: units.map((row) => row.map(cellOf)) })
}

describe('the report', () => {
  const single = vectors.filter((vector) => figureOf(vector.measure) !== null)

  it.each(single)('has $measure of $id', ({ measure, input, expected, tolerance }) => {
    const name = figureOf(measure)
    if (name === null || (expected !== null && typeof expected !== 'number')) throw new Error(measure)
    expect(deviation(reportOf(input).overall[name], expected)).toBeLessThanOrEqual(tolerance)
  })

  it.each(
    vectors.filter((vector) => vector.measure === 'u_family_precise' || vector.measure === 'k_u_alpha'),
  )('has $measure of $id', ({ input, expected, tolerance }) => {
    const { u_alpha, bar_u_alpha, cu_alpha, cu_coverage, k_u_alpha } = reportOf(input).overall
    const parts: { readonly [part: string]: Figure } = {
      u: u_alpha,
      bar_u: bar_u_alpha,
      cu: cu_alpha,
      cu_coverage,
      ...k_u_alpha,
    }
    if (expected === null || typeof expected === 'number') throw new Error('Several parts were expected')
    for (const [part, value] of Object.entries(expected)) {
      expect(deviation(parts[part], value)).toBeLessThanOrEqual(tolerance)
    }
  })
})
