import type { Figure } from './figure.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'

/**
 * Percent agreement: the mean over units with two ratings or more of the share of agreeing pairs,
 * sum_k n_k (n_k - 1) / (m (m - 1)). Every unit counts alike, however many coders rated it.
 * Source: Fleiss (1971), Psychological Bulletin 76, p. 379; with missing ratings Gwet (2014), ch. 2.
 * @returns a share from 0 to 1
 */
export function percentAgreement(ratings: Ratings, tally = tallyOf(ratings)): Figure {
  return tally.absence ?? tally.meanAgreement / tally.pairableUnits
}

/**
 * Percent agreement pooled over ratings: units weigh as many as the ratings they have. Differs from
 * `percentAgreement` only where ratings are missing.
 * Source: Krippendorff (2004), Content Analysis, 2nd ed.: 1 - D_o of nominal alpha.
 * @returns a share from 0 to 1
 */
export function percentAgreementPooled(ratings: Ratings, tally = tallyOf(ratings)): Figure {
  return tally.absence ?? tally.pooledAgreement / tally.pairableRatings
}
