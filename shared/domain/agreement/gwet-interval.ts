import { absent } from './figure.ts'
import type { Absent } from './figure.ts'
import { add, at } from './numeric.ts'
import { MISSING } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { studentQuantile } from './student-t.ts'
import { tallyOf } from './tally.ts'

/** A standard error and the 95 % interval from it, cut at 1. */
export interface AnalyticInterval {
  readonly value: number
  readonly standardError: number
  readonly lower: number
  readonly upper: number
}

/**
 * Gwet's linearised variance of nominal alpha over units, with a t interval whose degrees of freedom are the
 * number of units less one. Holds for units that are drawn independently (interviews, answers); characters
 * are not, so it is not offered for them.
 * Source: Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 5.
 */
export function gwetInterval(ratings: Ratings): AnalyticInterval | Absent {
  const tally = tallyOf(ratings)
  if (tally.absence) return tally.absence
  if (tally.pairableOccurring < 2) return absent('no_variation')
  if (tally.pairableUnits < 2) return absent('too_few_to_resample')
  const units = tally.pairableUnits
  const meanRatings = tally.pairableRatings / units
  const shares = tally.pairableCounts.map((count) => count / tally.pairableRatings)
  const expected = shares.reduce((total, share) => total + share * share, 0)
  const agreement = tally.pooledAgreement / tally.pairableRatings
  const small = 1 / tally.pairableRatings
  const value = (agreement * (1 - small) + small - expected) / (1 - expected)
  const uncorrected = (agreement - expected) / (1 - expected)

  let squares = 0
  const counts = new Float64Array(ratings.categories)
  for (let row = 0; row < ratings.weights.length; row++) {
    const cells = ratings.cells.subarray(row * ratings.coders, (row + 1) * ratings.coders)
    const rated = cells.reduce((count, cell) => count + (cell === MISSING ? 0 : 1), 0)
    if (rated < 2) continue
    counts.fill(0)
    for (const cell of cells) if (cell !== MISSING) add(counts, cell, 1)
    const excess = (rated - meanRatings) / meanRatings
    let agreeing = 0
    let chance = 0
    for (let k = 0; k < counts.length; k++) {
      agreeing += at(counts, k) * (at(counts, k) - 1)
      chance += at(counts, k) * at(shares, k)
    }
    const unitAgreement = agreeing / (meanRatings * (rated - 1)) - agreement * excess
    const unitChance = chance / meanRatings - expected * excess
    const unit = (unitAgreement - expected) / (1 - expected)
    const linearised = unit - (2 * (1 - uncorrected) * (unitChance - expected)) / (1 - expected)
    squares += at(ratings.weights, row) * (linearised - uncorrected) ** 2
  }
  const standardError = Math.sqrt(squares / (units * (units - 1)))
  const reach = studentQuantile(0.975, tally.ratedUnits - 1) * standardError
  return { value, standardError, lower: value - reach, upper: Math.min(1, value + reach) }
}
