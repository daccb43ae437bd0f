import type { CodingTable } from './coding-table.ts'
import { absent } from './figure.ts'
import type { Figure } from './figure.ts'
import { add, at } from './numeric.ts'
import { MISSING } from './ratings.ts'
import { jaccardDistance, masiDistance } from './set-distances.ts'
import type { SetDistance } from './set-distances.ts'
import { setSimilarity } from './set-similarity.ts'
import { tallyOf } from './tally.ts'
import type { Tally } from './tally.ts'

/** Set-valued alpha in two distances. */
export interface SetAlphas {
  readonly jaccard: Figure
  readonly masi: Figure
}

/**
 * Krippendorff's alpha with a coder's set of codes on a unit as the value, for the Jaccard and the MASI
 * distance: 1 - D_o / D_e as in `krippendorff-alpha.ts`. Expected disagreement is gathered from what sets
 * share (`set-similarity.ts`); MASI's similarity is a third of Jaccard's, two thirds where one set lies within
 * the other, and 1 for equal sets. Yields its progress from 0 to 1.
 * Source: Passonneau (2006), Proceedings of LREC; Krippendorff and Craggs (2016), CMM 10, p. 181-198.
 */
export function* setAlphas(
  table: CodingTable,
  tally: Tally = tallyOf(table.ratings),
): Generator<number, SetAlphas> {
  const absence = tally.absence ?? (tally.pairableOccurring < 2 ? absent('no_variation') : null)
  if (absence) return { jaccard: absence, masi: absence }
  const n = tally.pairableRatings
  const { sets } = table
  const counts = tally.pairableCounts
  const occurring = Int32Array.from(
    Array.from({ length: sets.count }, (_, set) => set).filter((set) => at(counts, set) > 0),
  )
  const { jaccard, within } = yield* setSimilarity({
    sets,
    set: occurring,
    cluster: new Int32Array(occurring.length),
    count: Float64Array.from(occurring, (set) => at(counts, set)),
    clusters: 1,
  })
  const alike = at(jaccard, 0)
  let same = 0
  let sameCoded = 0
  for (const set of occurring) {
    const squared = at(counts, set) ** 2
    same += squared
    if (sets.sizeOf(set) > 0) sameCoded += squared
  }
  const alpha = (distance: SetDistance, similar: number) => {
    const observed = observedDistances(table, distance).reduce((total, apart) => total + apart, 0)
    return 1 - (observed * (n - 1)) / (n * n - same - similar)
  }
  // Similarity counts each set with itself as well; here, only pairs of different sets.
  return {
    jaccard: alpha(jaccardDistance, alike - sameCoded),
    masi: alpha(masiDistance, (alike - sameCoded + within) / 3),
  }
}

/** Each cluster's sum over units of pairs of d / (m - 1). */
export function observedDistances(table: CodingTable, distance: SetDistance): Float64Array {
  const { coders, sets, clusterStarts } = table
  const { cells, weights } = table.ratings
  const apart = new Float64Array(clusterStarts.length - 1)
  for (let cluster = 0; cluster < apart.length; cluster++) {
    for (let row = at(clusterStarts, cluster); row < at(clusterStarts, cluster + 1); row++) {
      let rated = 0
      let total = 0
      for (let coder = 0; coder < coders; coder++) {
        const first = at(cells, row * coders + coder)
        if (first === MISSING) continue
        rated++
        for (let other = 0; other < coder; other++) {
          const second = at(cells, row * coders + other)
          if (second === MISSING || second === first) continue
          total += 2 * distance(sets.sizeOf(first), sets.sizeOf(second), sets.shared(first, second))
        }
      }
      if (rated > 1) add(apart, cluster, (at(weights, row) * total) / (rated - 1))
    }
  }
  return apart
}
