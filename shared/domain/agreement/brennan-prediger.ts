import { absent, corrected } from './figure.ts'
import type { Figure } from './figure.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'

/**
 * Brennan and Prediger's coefficient (Bennett's S, Randolph's free-marginal kappa): (Po - 1/q) / (1 - 1/q).
 * Source: Brennan and Prediger (1981), Educational and Psychological Measurement 41, p. 687-699.
 * @param q how many categories there are to choose from; counted from the data where it is not given
 * @returns at most 1
 */
export function brennanPrediger(ratings: Ratings, q?: number, tally = tallyOf(ratings)): Figure {
  if (tally.absence) return tally.absence
  if (tally.occurring < 2) return absent('no_variation')
  const categories = Math.max(q ?? 0, tally.occurring)
  return corrected(tally.meanAgreement / tally.pairableUnits, 1 / categories)
}
