import type { Continuum, Segment } from './continuum.ts'
import { gapLengths } from './continuum.ts'
import { absent } from './figure.ts'
import type { Figure } from './figure.ts'
import type { Disagreement } from './krippendorff-alpha.ts'
import { pairsOf } from './ratings.ts'

/**
 * Observed and expected disagreement of alpha_U for one code. Two units that share text differ by the squares
 * of the distances between their starts and between their ends; a unit wholly in another coder's gap differs
 * by its squared length. With R coders, length L, N units in all:
 * D_o = 2 sum d / (R (R - 1) L^2),
 * D_e = (2 / L) sum over units [(N - 1)(2 l^3 - 3 l^2 + l) / 3 + l^2 sum over gaps >= l of (gap - l + 1)]
 *       / (R L (R L - 1) - sum l (l - 1)).
 * Source: Krippendorff (1995), Sociological Methodology 25, p. 47-76; (2004), Quality and Quantity 38.
 * @param continuum segments of one code only
 * @returns null where no coder has a unit
 */
export function unitizingDisagreement(continuum: Continuum): Disagreement | null {
  const coders = continuum.segments.length
  const units = continuum.segments.flat()
  if (units.length === 0 || coders < 2) return null
  const length = continuum.length
  let apart = 0
  for (const [first, second] of pairsOf(coders)) {
    apart += distanceOf(continuum.segments[first] ?? [], continuum.segments[second] ?? [])
  }
  const observed = (2 * apart) / (coders * (coders - 1)) / length / length

  const gaps = new Float64Array(
    continuum.segments.flatMap((own) => gapLengths(own, continuum.borders)),
  ).sort()
  const lengths = new Float64Array(units.map((unit) => unit.end - unit.start)).sort()
  let total = 0
  let choices = 0
  let gap = gaps.length - 1
  let longer = 0
  let longerLength = 0
  for (let unit = lengths.length - 1; unit >= 0; unit--) {
    const l = lengths[unit] ?? 0
    for (; gap >= 0 && (gaps[gap] ?? 0) >= l; gap--) {
      longer++
      longerLength += gaps[gap] ?? 0
    }
    const againstUnits = ((units.length - 1) * l * (l - 1) * (2 * l - 1)) / 3
    total += againstUnits + l * l * (longerLength - longer * (l - 1))
    choices += l * (l - 1)
  }
  const all = coders * length
  return { observed, expected: ((2 / length) * total) / (all * (all - 1) - choices) }
}

/**
 * alpha_U from the disagreements of one code, or of several: 1 - sum D_o / sum D_e.
 * @param disagreements null for codes that nobody used; they add nothing
 */
export function alphaU(disagreements: readonly (Disagreement | null)[]): Figure {
  let observed = 0
  let expected = 0
  for (const disagreement of disagreements) {
    observed += disagreement?.observed ?? 0
    expected += disagreement?.expected ?? 0
  }
  if (disagreements.every((disagreement) => disagreement === null)) return absent('nothing_coded')
  return expected === 0 ? absent('no_variation') : 1 - observed / expected
}

/** The sum of d over two coders' units, both ordered and without overlaps. */
function distanceOf(first: readonly Segment[], second: readonly Segment[]): number {
  return meeting(first, second) + alone(first, second) + alone(second, first)
}

/** d over the pairs of units that share text. */
function meeting(first: readonly Segment[], second: readonly Segment[]): number {
  let total = 0
  let from = 0
  for (const a of first) {
    while ((second[from]?.end ?? Infinity) <= a.start) from++
    for (let i = from; (second[i]?.start ?? Infinity) < a.end; i++) {
      const b = second[i]
      if (b) total += squared(a.start - b.start) + squared(a.end - b.end)
    }
  }
  return total
}

/** The squared lengths of the units that share no text with any of the others. */
function alone(units: readonly Segment[], others: readonly Segment[]): number {
  let total = 0
  let next = 0
  for (const unit of units) {
    while ((others[next]?.end ?? Infinity) <= unit.start) next++
    if ((others[next]?.start ?? Infinity) >= unit.end) total += squared(unit.end - unit.start)
  }
  return total
}

/** A product: `**` is many times slower, and this is called for every pair of units. */
function squared(length: number): number {
  return length * length
}
