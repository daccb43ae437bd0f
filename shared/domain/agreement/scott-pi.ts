import { absent, corrected } from './figure.ts'
import type { Figure } from './figure.ts'
import { at } from './numeric.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'
import { twoWay } from './two-coders.ts'
import type { TwoWay } from './two-coders.ts'

/**
 * Scott's pi: (Po - Pe) / (1 - Pe) with Pe = sum_k pbar_k^2, pbar_k the mean of both coders' shares, over
 * the units that both rated.
 * Source: Scott (1955), Public Opinion Quarterly 19, p. 321-325.
 * @returns at most 1; needs_two_coders for any other number of coders
 */
export function scottPi(ratings: Ratings, tally = tallyOf(ratings), counted?: TwoWay): Figure {
  if (ratings.coders !== 2) return absent('needs_two_coders')
  if (tally.absence) return tally.absence
  const table = counted ?? twoWay(ratings)
  if (table.occurring < 2) return absent('no_variation')
  let expected = 0
  for (let k = 0; k < ratings.categories; k++) {
    expected += ((at(table.first, k) + at(table.second, k)) / (2 * table.units)) ** 2
  }
  return corrected(table.agreeing / table.units, expected)
}
