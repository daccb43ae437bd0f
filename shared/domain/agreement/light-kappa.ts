import { cohenKappa } from './cohen-kappa.ts'
import { absent, isValue } from './figure.ts'
import type { Figure } from './figure.ts'
import { pairOf, pairsOf } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'

/** A mean over pairs of coders: pairs without a value are left out, and it says how many. */
export interface MeanOfPairs {
  readonly value: Figure
  readonly pairs: number
  readonly leftOut: number
}

/**
 * Light's kappa: the mean of Cohen's kappa over all pairs of coders.
 * Source: Light (1971), Psychological Bulletin 76, p. 365-377; Warrens (2010), ADAC 4, p. 271-286.
 */
export function lightKappa(ratings: Ratings): MeanOfPairs {
  const kappas = pairsOf(ratings.coders).map(([first, second]) => cohenKappa(pairOf(ratings, first, second)))
  const values = kappas.filter(isValue)
  const leftOut = kappas.length - values.length
  if (values.length === 0) {
    return { value: tallyOf(ratings).absence ?? absent('no_variation'), pairs: 0, leftOut }
  }
  const value = values.reduce((total, kappa) => total + kappa, 0) / values.length
  return { value, pairs: values.length, leftOut }
}
