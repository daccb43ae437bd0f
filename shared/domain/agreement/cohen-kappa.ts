import { absent, corrected } from './figure.ts'
import type { Figure } from './figure.ts'
import { at } from './numeric.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'
import { twoWay } from './two-coders.ts'
import type { TwoWay } from './two-coders.ts'

/**
 * Cohen's kappa: (Po - Pe) / (1 - Pe) with Pe = sum_k pA_k pB_k, over the units that both coders rated, so
 * that the figure can be worked out again from its two-way table.
 * Source: Cohen (1960), Educational and Psychological Measurement 20, p. 37-46.
 * @returns at most 1; needs_two_coders for any other number of coders
 */
export function cohenKappa(ratings: Ratings, tally = tallyOf(ratings), counted?: TwoWay): Figure {
  if (ratings.coders !== 2) return absent('needs_two_coders')
  if (tally.absence) return tally.absence
  const table = counted ?? twoWay(ratings)
  if (table.occurring < 2) return absent('no_variation')
  let expected = 0
  for (let k = 0; k < ratings.categories; k++) {
    expected += (at(table.first, k) / table.units) * (at(table.second, k) / table.units)
  }
  return corrected(table.agreeing / table.units, expected)
}
