import { absent } from './figure.ts'
import type { Figure } from './figure.ts'
import { add, at } from './numeric.ts'
import { MISSING } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'

/**
 * Positive agreement: of the ratings with `category`, the share that another coder of the unit shares. For
 * two coders 2a / (2a + b + c), so that text which nobody coded does not swamp the figure; for more
 * sum_u n (n - 1) / (m - 1) / sum_u n over pairable units.
 * Source: Cicchetti and Feinstein (1990), J. Clin. Epidemiol. 43; several coders: Spitzer and Fleiss (1974).
 * @returns a share from 0 to 1, or nothing_coded where no pairable rating has the category
 */
export function positiveAgreement(ratings: Ratings, category = 1, tally = tallyOf(ratings)): Figure {
  if (tally.absence) return tally.absence
  const { coders, cells, weights } = ratings
  const sums = new Float64Array(2)
  for (let row = 0; row < weights.length; row++) {
    let rated = 0
    let chosen = 0
    for (let coder = 0; coder < coders; coder++) {
      const cell = at(cells, row * coders + coder)
      if (cell !== MISSING) rated++
      if (cell === category) chosen++
    }
    if (rated < 2) continue
    add(sums, 0, (at(weights, row) * chosen * (chosen - 1)) / (rated - 1))
    add(sums, 1, at(weights, row) * chosen)
  }
  return at(sums, 1) === 0 ? absent('nothing_coded') : at(sums, 0) / at(sums, 1)
}
