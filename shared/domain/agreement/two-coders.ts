import { add, at } from './numeric.ts'
import { MISSING } from './ratings.ts'
import type { Ratings } from './ratings.ts'

/** The two-way table of two coders, over the units that both rated. */
export interface TwoWay {
  /** Units that both rated. */
  readonly units: number
  /** Of these, units on which they agree. */
  readonly agreeing: number
  /** Units by category, first coder. */
  readonly first: Float64Array
  /** Units by category, second coder. */
  readonly second: Float64Array
  /** Units that the first coder rated, whoever else did. */
  readonly firstRated: number
  /** Units that the second coder rated, whoever else did. */
  readonly secondRated: number
  /** How many categories occur. */
  readonly occurring: number
}

/** Counts the two-way table of a two-column table of ratings. */
export function twoWay(ratings: Ratings): TwoWay {
  const first = new Float64Array(ratings.categories)
  const second = new Float64Array(ratings.categories)
  let units = 0
  let agreeing = 0
  let firstRated = 0
  let secondRated = 0
  for (let row = 0; row < ratings.weights.length; row++) {
    const a = at(ratings.cells, row * 2)
    const b = at(ratings.cells, row * 2 + 1)
    const weight = at(ratings.weights, row)
    if (a !== MISSING) firstRated += weight
    if (b !== MISSING) secondRated += weight
    if (a === MISSING || b === MISSING) continue
    units += weight
    if (a === b) agreeing += weight
    add(first, a, weight)
    add(second, b, weight)
  }
  const occurring = first.reduce((count, n, k) => count + (n > 0 || at(second, k) > 0 ? 1 : 0), 0)
  return { units, agreeing, first, second, firstRated, secondRated, occurring }
}
