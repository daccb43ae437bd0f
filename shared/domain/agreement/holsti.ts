import { absent } from './figure.ts'
import type { Figure } from './figure.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'
import { twoWay } from './two-coders.ts'
import type { TwoWay } from './two-coders.ts'

/**
 * Holsti's coefficient of reliability, 2M / (N1 + N2): M agreements, N1 and N2 the units that each coder
 * rated. Equals percent agreement where both rated the same units.
 * Source: Holsti (1969), Content Analysis for the Social Sciences and Humanities, p. 140.
 * @returns a share from 0 to 1; needs_two_coders for any other number of coders
 */
export function holsti(ratings: Ratings, tally = tallyOf(ratings), counted?: TwoWay): Figure {
  if (ratings.coders !== 2) return absent('needs_two_coders')
  if (tally.absence) return tally.absence
  const table = counted ?? twoWay(ratings)
  return (2 * table.agreeing) / (table.firstRated + table.secondRated)
}
