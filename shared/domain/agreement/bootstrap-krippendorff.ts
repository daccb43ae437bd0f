import { absent } from './figure.ts'
import { intervalOf } from './interval.ts'
import type { IntervalResult } from './interval.ts'
import { disagreement } from './krippendorff-alpha.ts'
import type { Distance } from './krippendorff-alpha.ts'
import { at, firstAbove } from './numeric.ts'
import { drawBelow, seededRandom } from './random.ts'
import { MISSING } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'

/**
 * Krippendorff's own bootstrap: every pair of ratings in every unit is replaced by a pair drawn from all
 * observed pairs; expected disagreement stays. With r the drawn pair, alpha is
 * 1 - sum over units and their pairs of 2 d(r) / (n D_e (m - 1)); values under -1 are set aside.
 * It knows nothing of pairs that hang together, so it is narrower than resampling documents.
 * Source: Krippendorff (2016), Bootstrapping Distributions for Krippendorff's Alpha.
 */
export function bootstrapKrippendorff(
  ratings: Ratings,
  distance: Distance,
  options: { readonly resamples: number; readonly seed: number },
): IntervalResult {
  const tally = tallyOf(ratings)
  if (tally.absence) return tally.absence
  const { expected } = disagreement(ratings, distance, tally)
  if (expected === 0) return absent('no_variation')

  const distances: number[] = []
  const reach: number[] = []
  const draws: { readonly pairs: number; readonly share: number }[] = []
  let total = 0
  for (let row = 0; row < ratings.weights.length; row++) {
    const weight = at(ratings.weights, row)
    const rated: number[] = []
    for (const cell of ratings.cells.subarray(row * ratings.coders, (row + 1) * ratings.coders)) {
      if (cell !== MISSING) rated.push(cell)
    }
    if (rated.length < 2) continue
    rated.forEach((first, i) => {
      for (const second of rated.slice(i + 1)) {
        distances.push(first === second ? 0 : distance(first, second))
        total += weight
        reach.push(total)
      }
    })
    const share = 2 / (tally.pairableRatings * expected * (rated.length - 1))
    draws.push({ pairs: (weight * rated.length * (rated.length - 1)) / 2, share })
  }

  const random = seededRandom(options.seed)
  const alphas = new Float64Array(options.resamples)
  for (let resample = 0; resample < options.resamples; resample++) {
    let alpha = 1
    for (const { pairs, share } of draws) {
      for (let pair = 0; pair < pairs; pair++) {
        alpha -= share * (distances[firstAbove(reach, drawBelow(random, total))] ?? 0)
      }
    }
    alphas[resample] = alpha < -1 ? Number.NaN : alpha
  }
  return intervalOf(alphas, { seed: options.seed, resampled: 'pairs', clusters: total })
}
