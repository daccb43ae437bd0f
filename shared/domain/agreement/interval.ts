import { absent } from './figure.ts'
import type { Absent } from './figure.ts'

/** What was drawn anew in every resample. */
export type Resampled = 'documents' | 'turns' | 'units' | 'pairs'

/** A 95 % percentile interval from resampling, with all that is needed to work it out again. */
export interface Interval {
  readonly lower: number
  readonly upper: number
  /** Share of the resamples with alpha below .667, under which Krippendorff draws no conclusion. */
  readonly below_667: number
  /** Share of the resamples with alpha below .800, from which on he calls data reliable. */
  readonly below_800: number
  readonly resamples: number
  /** Resamples without variation, which have no alpha and are left out of the shares. */
  readonly degenerate: number
  readonly seed: number
  readonly resampled: Resampled
  /** How many documents, turns or units there were to draw from. */
  readonly clusters: number
}

export type IntervalResult = Interval | Absent

/** The quantile of ascending values, between neighbours in proportion (Hyndman and Fan's type 7). */
export function quantile(ascending: ArrayLike<number>, share: number): number {
  const position = (ascending.length - 1) * share
  const below = Math.floor(position)
  const low = ascending[below] ?? Number.NaN
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? Number.NaN
  return low + (high - low) * (position - below)
}

/**
 * The interval from the alphas of all resamples.
 * @param alphas one a resample, NaN for a degenerate one
 */
export function intervalOf(
  alphas: Float64Array,
  facts: { readonly seed: number; readonly resampled: Resampled; readonly clusters: number },
): IntervalResult {
  const values = alphas.filter((alpha) => !Number.isNaN(alpha)).sort()
  if (values.length === 0) return absent('all_resamples_degenerate')
  const below = (limit: number) => values.filter((alpha) => alpha < limit).length / values.length
  return {
    lower: quantile(values, 0.025),
    upper: quantile(values, 0.975),
    below_667: below(0.667),
    below_800: below(0.8),
    resamples: alphas.length,
    degenerate: alphas.length - values.length,
    ...facts,
  }
}
