import { isValue } from './figure.ts'
import type { Figure } from './figure.ts'
import type { AgreementDocument } from './input.ts'

/** One unit as its coders rated it: a set of codes, or null where it is missing. */
export type NaiveUnit = readonly (ReadonlySet<string> | null)[]

/**
 * Every codable character of the documents, one unit each: the slow and plain reading of the data model that
 * the sweep is held against in tests.
 */
export function naiveUnits(documents: readonly AgreementDocument[], coders: readonly string[]): NaiveUnit[] {
  return documents
    .filter((document) => coders.filter((coder) => document.coders[coder]).length > 1)
    .flatMap((document) =>
      Array.from({ length: document.length }, (_, offset) => offset)
        .filter((offset) => document.codable.some((span) => span.start <= offset && offset < span.end))
        .map((offset) =>
          coders.map((coder) => {
            const spans = document.coders[coder]
            if (!spans) return null
            return new Set(
              spans.filter((span) => span.start <= offset && offset < span.end).map((span) => span.code),
            )
          }),
        ),
    )
}

/** The label of a set as one category. */
export function label(set: ReadonlySet<string>): string {
  return [...set].sort().join(' ')
}

/** Krippendorff's alpha straight from its definition, pair by pair; NaN where nothing varies or pairs. */
export function naiveAlpha(
  units: readonly NaiveUnit[],
  distance: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number,
): number {
  const pairable = units.map((unit) => unit.filter((set) => set !== null)).filter((sets) => sets.length > 1)
  const all = pairable.flat()
  const counts = new Map<string, { set: ReadonlySet<string>; count: number }>()
  for (const set of all) {
    const known = counts.get(label(set))
    if (known) known.count++
    else counts.set(label(set), { set, count: 1 })
  }
  let observed = 0
  for (const sets of pairable) {
    for (const a of sets) for (const b of sets) observed += distance(a, b) / (sets.length - 1) / all.length
  }
  let expected = 0
  for (const a of counts.values()) {
    for (const b of counts.values()) {
      expected += (a.count * b.count * distance(a.set, b.set)) / (all.length * (all.length - 1))
    }
  }
  return expected === 0 ? Number.NaN : 1 - observed / expected
}

/** Cohen's kappa of two coders from its definition; NaN where nothing varies or pairs. */
export function naiveKappa(units: readonly NaiveUnit[], first: number, second: number): number {
  const pairs = units.flatMap((unit): [string, string][] => {
    const a = unit[first]
    const b = unit[second]
    return a && b ? [[label(a), label(b)]] : []
  })
  const share = (side: 0 | 1, value: string) =>
    pairs.filter((pair) => pair[side] === value).length / pairs.length
  const values = new Set(pairs.flat())
  if (values.size < 2) return Number.NaN
  let chance = 0
  for (const value of values) chance += share(0, value) * share(1, value)
  const agreeing = pairs.filter(([a, b]) => a === b).length / pairs.length
  return (agreeing - chance) / (1 - chance)
}

/** Mean over units of agreeing pairs; NaN where nothing pairs. */
export function naivePercent(units: readonly NaiveUnit[]): number {
  const shares = units
    .map((unit) => unit.filter((set) => set !== null).map(label))
    .filter((labels) => labels.length > 1)
    .map((labels) => {
      const pairs = labels.flatMap((a, i) => labels.slice(i + 1).map((b) => (a === b ? 1 : 0)))
      return pairs.reduce<number>((total, agree) => total + agree, 0) / pairs.length
    })
  return shares.reduce((total, share) => total + share, 0) / shares.length
}

/**
 * How far a figure is from what is expected, NaN standing for no value: 0 where both have none, Infinity
 * where only one has.
 */
export function deviation(figure: Figure | null | undefined, expected: number | null): number {
  const found = figure !== undefined && figure !== null && isValue(figure) ? figure : Number.NaN
  const wanted = expected ?? Number.NaN
  if (Number.isNaN(found) !== Number.isNaN(wanted)) return Infinity
  return Number.isNaN(found) ? 0 : Math.abs(found - wanted)
}
