import { isValue } from './figure.ts'
import { intervalOf } from './interval.ts'
import type { IntervalResult } from './interval.ts'
import { alphaNominal } from './krippendorff-alpha.ts'
import { add, at, firstAbove } from './numeric.ts'
import { drawBelow, seededRandom } from './random.ts'
import type { Ratings } from './ratings.ts'

/**
 * The percentile bootstrap of nominal alpha that draws whole units with replacement.
 * Only for units that were drawn independently; for characters of a text see `cluster-bootstrap.ts`.
 * Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 13.
 */
export function bootstrapUnits(
  ratings: Ratings,
  options: { readonly resamples: number; readonly seed: number },
): IntervalResult {
  const whole = alphaNominal(ratings)
  if (!isValue(whole)) return whole
  const reach = new Float64Array(ratings.weights.length)
  let units = 0
  ratings.weights.forEach((weight, row) => {
    units += weight
    reach[row] = units
  })
  const random = seededRandom(options.seed)
  const alphas = new Float64Array(options.resamples)
  const weights = new Float64Array(ratings.weights.length)
  for (let resample = 0; resample < options.resamples; resample++) {
    weights.fill(0)
    for (let draw = 0; draw < units; draw++) add(weights, firstAbove(reach, drawBelow(random, units)), 1)
    const alpha = alphaNominal({ ...ratings, weights })
    alphas[resample] = isValue(alpha) ? alpha : Number.NaN
  }
  return intervalOf(alphas, { seed: options.seed, resampled: 'units', clusters: at(reach, reach.length - 1) })
}
