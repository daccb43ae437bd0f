import type { CodingTable } from './coding-table.ts'
import { at } from './numeric.ts'
import { MISSING } from './ratings.ts'

/** How many units two coders coded alike, both left uncoded, or coded differently. */
export interface OverlapCounts {
  /** Both coded, with the same codes. */
  readonly agreeCoded: number
  /** Both coded nothing. */
  readonly agreeUncoded: number
  /** Coded differently, or by one of them only. */
  readonly disagree: number
}

/** Counts units (characters) of two coders' codings, over the units that both rated. */
export function overlapCounts(table: CodingTable, first = 0, second = 1): OverlapCounts {
  const { cells, weights, coders } = table.ratings
  let agreeCoded = 0
  let agreeUncoded = 0
  let disagree = 0
  for (let row = 0; row < weights.length; row++) {
    const a = at(cells, row * coders + first)
    const b = at(cells, row * coders + second)
    if (a === MISSING || b === MISSING) continue
    if (a !== b) disagree += at(weights, row)
    else if (table.sets.sizeOf(a) > 0) agreeCoded += at(weights, row)
    else agreeUncoded += at(weights, row)
  }
  return { agreeCoded, agreeUncoded, disagree }
}
