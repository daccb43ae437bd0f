import { absent } from './figure.ts'
import type { Absent } from './figure.ts'
import { add, at } from './numeric.ts'
import { MISSING } from './ratings.ts'
import type { Ratings } from './ratings.ts'

/** The sums over units that the measures share. m is the number of coders who rated a unit. */
export interface Tally {
  /** Units with one rating or more. */
  readonly ratedUnits: number
  /** Units with two ratings or more. */
  readonly pairableUnits: number
  /** n: ratings in pairable units. */
  readonly pairableRatings: number
  /** Sum over pairable units of sum_k n_k (n_k - 1) / (m (m - 1)). */
  readonly meanAgreement: number
  /** Sum over pairable units of sum_k n_k (n_k - 1) / (m - 1). */
  readonly pooledAgreement: number
  /** n_c: pairable ratings by category. */
  readonly pairableCounts: Float64Array
  /** p_c: mean over rated units of the share of ratings that a category has. */
  readonly shares: Float64Array
  /** How many categories occur in rated units. */
  readonly occurring: number
  /** How many categories occur in pairable units. */
  readonly pairableOccurring: number
  /** Why nothing can be compared, or null where something can. */
  readonly absence: Absent | null
}

/** Counts the ratings once for all measures. */
export function tallyOf(ratings: Ratings): Tally {
  const { coders, cells, weights } = ratings
  const pairableCounts = new Float64Array(ratings.categories)
  const shares = new Float64Array(ratings.categories)
  const active = new Uint8Array(coders)
  let ratedUnits = 0
  let pairableUnits = 0
  let pairableRatings = 0
  let meanAgreement = 0
  let pooledAgreement = 0
  for (let row = 0; row < weights.length; row++) {
    const weight = at(weights, row)
    const start = row * coders
    let rated = 0
    let agreeing = 0
    for (let coder = 0; coder < coders; coder++) {
      const cell = at(cells, start + coder)
      if (cell === MISSING) continue
      active[coder] = 1
      rated++
      for (let other = 0; other < coder; other++) if (at(cells, start + other) === cell) agreeing += 2
    }
    if (rated === 0 || weight === 0) continue
    ratedUnits += weight
    if (rated > 1) {
      pairableUnits += weight
      pairableRatings += weight * rated
      pooledAgreement += (weight * agreeing) / (rated - 1)
      meanAgreement += (weight * agreeing) / (rated * (rated - 1))
    }
    for (let coder = 0; coder < coders; coder++) {
      const cell = at(cells, start + coder)
      if (cell === MISSING) continue
      add(shares, cell, weight / rated)
      if (rated > 1) add(pairableCounts, cell, weight)
    }
  }
  const occurring = shares.reduce((count, share) => count + (share > 0 ? 1 : 0), 0)
  if (ratedUnits > 0) for (let k = 0; k < shares.length; k++) shares[k] = at(shares, k) / ratedUnits
  const activeCoders = active.reduce((count, flag) => count + flag, 0)
  const reason = coders < 2 || activeCoders === 1 ? 'one_coder' : 'no_pairable_data'
  return {
    ratedUnits,
    pairableUnits,
    pairableRatings,
    meanAgreement,
    pooledAgreement,
    pairableCounts,
    shares,
    occurring,
    pairableOccurring: pairableCounts.reduce((count, n) => count + (n > 0 ? 1 : 0), 0),
    absence: pairableUnits > 0 ? null : absent(reason),
  }
}
