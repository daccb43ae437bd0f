import { absent, corrected } from './figure.ts'
import type { Figure } from './figure.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'

/**
 * Fleiss' kappa for any number of coders: (Po - Pe) / (1 - Pe) with Pe = sum_k p_k^2. With missing ratings
 * p_k is the mean share over all rated units, Po the mean over units with two ratings or more.
 * Source: Fleiss (1971), Psychological Bulletin 76, p. 378-382; missing ratings: Gwet (2014), ch. 2.
 * @returns at most 1
 */
export function fleissKappa(ratings: Ratings, tally = tallyOf(ratings)): Figure {
  if (tally.absence) return tally.absence
  if (tally.occurring < 2) return absent('no_variation')
  const expected = tally.shares.reduce((total, share) => total + share * share, 0)
  return corrected(tally.meanAgreement / tally.pairableUnits, expected)
}
