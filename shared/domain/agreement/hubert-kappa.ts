import { absent, corrected } from './figure.ts'
import type { Figure } from './figure.ts'
import { at } from './numeric.ts'
import { pairOf, pairsOf } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'
import { twoWay } from './two-coders.ts'

/**
 * Hubert's kappa: (Po - Pe) / (1 - Pe), Po and Pe each the mean over pairs of coders of what Cohen's kappa
 * has for the pair. Pairs that rated no unit together are left out.
 * Source: Hubert (1977), Psychological Bulletin 84, p. 289-297; Warrens (2010), ADAC 4, p. 271-286.
 * @returns at most 1
 */
export function hubertKappa(ratings: Ratings): Figure {
  const tally = tallyOf(ratings)
  if (tally.absence) return tally.absence
  if (tally.pairableOccurring < 2) return absent('no_variation')
  let pairs = 0
  let observed = 0
  let expected = 0
  for (const [first, second] of pairsOf(ratings.coders)) {
    const table = twoWay(pairOf(ratings, first, second))
    if (table.units === 0) continue
    pairs++
    observed += table.agreeing / table.units
    for (let k = 0; k < ratings.categories; k++) {
      expected += (at(table.first, k) / table.units) * (at(table.second, k) / table.units)
    }
  }
  return expected === pairs ? absent('no_variation') : corrected(observed / pairs, expected / pairs)
}
