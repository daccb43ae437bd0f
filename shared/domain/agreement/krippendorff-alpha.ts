import { absent } from './figure.ts'
import type { Figure } from './figure.ts'
import { at } from './numeric.ts'
import { MISSING } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { tallyOf } from './tally.ts'

/** How far apart two categories are, by their numbers: symmetric, 0 for a category and itself. */
export type Distance = (first: number, second: number) => number

/** The two sides of alpha = 1 - observed / expected. */
export interface Disagreement {
  readonly observed: number
  readonly expected: number
}

/**
 * Krippendorff's alpha for nominal ratings, any number of coders, with missing ratings:
 * D_o = 1 - sum over units of agreeing pairs / (m - 1) / n, D_e = sum_c n_c (n - n_c) / (n (n - 1)).
 * Quotients are taken before products, so that long texts do not pass 2^53.
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C.
 * @returns at most 1
 */
export function alphaNominal(ratings: Ratings, tally = tallyOf(ratings)): Figure {
  if (tally.absence) return tally.absence
  if (tally.pairableOccurring < 2) return absent('no_variation')
  const n = tally.pairableRatings
  const observed = (n - tally.pooledAgreement) / n
  const expected = tally.pairableCounts.reduce(
    (total, count) => total + (count / n) * ((n - count) / (n - 1)),
    0,
  )
  return 1 - observed / expected
}

/**
 * Observed and expected disagreement of alpha with any distance between categories:
 * D_o = sum over units of pairs of d / (m - 1) / n, D_e = sum_ck n_c n_k d / (n (n - 1)).
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section D.
 */
export function disagreement(ratings: Ratings, distance: Distance, tally = tallyOf(ratings)): Disagreement {
  const { coders, cells, weights } = ratings
  const n = tally.pairableRatings
  let observed = 0
  for (let row = 0; row < weights.length; row++) {
    let rated = 0
    let apart = 0
    for (let coder = 0; coder < coders; coder++) {
      const cell = at(cells, row * coders + coder)
      if (cell === MISSING) continue
      rated++
      for (let other = 0; other < coder; other++) {
        const second = at(cells, row * coders + other)
        if (second !== MISSING && second !== cell) apart += 2 * distance(cell, second)
      }
    }
    if (rated > 1) observed += (at(weights, row) / n) * (apart / (rated - 1))
  }
  let expected = 0
  for (let c = 0; c < ratings.categories; c++) {
    for (let k = 0; k < c; k++) {
      const counts = (at(tally.pairableCounts, c) / n) * (at(tally.pairableCounts, k) / (n - 1))
      if (counts > 0) expected += 2 * counts * distance(c, k)
    }
  }
  return { observed, expected }
}

/**
 * Krippendorff's alpha with any distance between categories; see `disagreement`.
 * @returns at most 1; no_variation where the categories that occur are no distance apart
 */
export function alphaWithDistance(ratings: Ratings, distance: Distance, tally = tallyOf(ratings)): Figure {
  if (tally.absence) return tally.absence
  const { observed, expected } = disagreement(ratings, distance, tally)
  return expected === 0 ? absent('no_variation') : 1 - observed / expected
}
