import { absent, corrected } from './figure.ts'
import type { Figure } from './figure.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'

/**
 * Gwet's AC1: (Po - Pe) / (1 - Pe) with Pe = sum_k p_k (1 - p_k) / (q - 1), p_k the mean share over all
 * rated units.
 * Source: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, p. 29-48.
 * @param q how many categories there are to choose from; counted from the data where it is not given
 * @returns at most 1
 */
export function gwetAc1(ratings: Ratings, q?: number, tally = tallyOf(ratings)): Figure {
  if (tally.absence) return tally.absence
  if (tally.occurring < 2) return absent('no_variation')
  const categories = Math.max(q ?? 0, tally.occurring)
  const spread = tally.shares.reduce((total, share) => total + share * (1 - share), 0)
  return corrected(tally.meanAgreement / tally.pairableUnits, spread / (categories - 1))
}
