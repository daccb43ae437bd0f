import { clusterBootstrap } from './cluster-bootstrap.ts'
import type { ClusterIntervals } from './cluster-bootstrap.ts'
import { countCodes, ratingsOfPatterns } from './coding-table.ts'
import type { CodingTable, Pattern } from './coding-table.ts'
import type { Continuum } from './continuum.ts'
import { absent, isValue } from './figure.ts'
import type { Absent, Figure } from './figure.ts'
import type { BootstrapOptions } from './input.ts'
import type { IntervalResult, Resampled } from './interval.ts'
import { nameEmptiness, nominalFigures } from './nominal-figures.ts'
import { pairFigures } from './pair-figures.ts'
import { positiveAgreement } from './positive-agreement.ts'
import type { AgreementReport, CodeFigures, CountRow } from './report.ts'
import { setAlphas } from './set-alpha.ts'
import { tallyOf } from './tally.ts'
import { unitizingFigures } from './unitizing-figures.ts'

/** Everything a report is made from, whether it came from documents or from a table. */
export interface ReportMaterial extends Pick<
  AgreementReport,
  'unit' | 'coders' | 'documents' | 'excluded' | 'warnings'
> {
  readonly table: CodingTable
  readonly codes: readonly string[]
  /** The text for unitizing measures, or why they have no value. */
  readonly continuum: Continuum | Absent
  /** By coder, then by code: how many codings. */
  readonly codings: readonly Int32Array[]
  readonly categories: number | undefined
  readonly bootstrap: BootstrapOptions | undefined
  readonly resampled: Resampled
}

/** Works out every figure. Yields its progress from 0 to 1. */
export function* assembleReport(material: ReportMaterial): Generator<number, AgreementReport> {
  const { table, coders, codes, bootstrap, resampled } = material
  const counts = countCodes(table)
  yield 0.05
  const tally = tallyOf(table.ratings)
  const coded = counts.clusters.some((cluster) => cluster.codes.length > 0)
  const nominal = nominalFigures(table.ratings, tally, material.categories, coded)
  const setSteps = setAlphas(table, tally)
  let setStep = setSteps.next()
  for (; !setStep.done; setStep = setSteps.next()) yield 0.05 + 0.05 * setStep.value
  const sets = setStep.value
  const unitizing = unitizingFigures(tally.absence ?? material.continuum, codes.length)
  yield 0.15

  let intervals: ClusterIntervals | null = null
  if (bootstrap && !tally.absence) {
    const steps = clusterBootstrap(table, counts.clusters, { ...bootstrap, resampled })
    let step = steps.next()
    for (; !step.done; step = steps.next()) yield 0.15 + 0.8 * step.value
    intervals = step.value
  }
  const intervalFor = (figure: Figure, interval: IntervalResult | undefined) =>
    isValue(figure) ? (interval ?? absent('not_asked')) : figure

  const rows = codes.map((code, number): CodeFigures => {
    const patterns = counts.patterns[number] ?? []
    const ratings = ratingsOfPatterns(patterns, coders.length)
    const own = tallyOf(ratings)
    const used = patterns.some((pattern) => pattern.chosen.includes(true))
    const figures = nominalFigures(ratings, own, 2, used)
    const kU = unitizing.kU[number]
    return {
      code,
      ...figures,
      alpha_set_jaccard: figures.alpha_nominal,
      alpha_set_masi: figures.alpha_nominal,
      ...(unitizing.codes[number] ?? unitizing.overall),
      k_u_alpha: kU?.value ?? absent('nothing_coded'),
      k_u_coverage: kU?.coverage ?? absent('nothing_coded'),
      prevalence: prevalence(patterns),
      positive_agreement: positiveAgreement(ratings, 1, own),
      codings: Object.fromEntries(
        coders.map((coder, column) => [coder, material.codings[column]?.[number] ?? 0]),
      ),
      counts: patterns.map((pattern) => countRow(pattern, coders)),
      interval: intervalFor(figures.alpha_nominal, intervals?.codes[number]),
    }
  })
  const alphaSet = nameEmptiness(sets.jaccard, coded)
  const byCode = (figure: (number: number) => Figure | undefined) =>
    Object.fromEntries(codes.map((code, number) => [code, figure(number) ?? absent('nothing_coded')]))
  yield 0.97
  return {
    unit: material.unit,
    coders,
    documents: material.documents,
    units: tally.pairableUnits,
    excluded: material.excluded,
    overall: {
      ...nominal,
      alpha_set_jaccard: alphaSet,
      alpha_set_masi: nameEmptiness(sets.masi, coded),
      ...unitizing.overall,
      k_u_alpha: byCode((number) => unitizing.kU[number]?.value),
      k_u_coverage: byCode((number) => unitizing.kU[number]?.coverage),
      interval: intervalFor(alphaSet, intervals?.overall),
    },
    codes: rows,
    pairs: pairFigures(table, counts, coders, codes),
    warnings: material.warnings,
  }
}

/** Runs a generator that yields progress to its end. */
export function drain<T>(steps: Generator<number, T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

function prevalence(patterns: readonly Pattern[]): Figure {
  let rated = 0
  let chosen = 0
  for (const pattern of patterns) {
    rated += pattern.weight * pattern.rated.filter(Boolean).length
    chosen += pattern.weight * pattern.chosen.filter(Boolean).length
  }
  return rated === 0 ? absent('no_pairable_data') : chosen / rated
}

function countRow({ rated, chosen, weight }: Pattern, coders: readonly string[]): CountRow {
  return {
    rated: coders.filter((_, column) => rated[column]),
    chosen: coders.filter((_, column) => chosen[column]),
    units: weight,
  }
}
