import type { CodingTable } from './coding-table.ts'
import { absent } from './figure.ts'
import type { Figure } from './figure.ts'
import { add, at, sum } from './numeric.ts'
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
  const similarity = yield* setSimilarity({
    sets,
    set: occurring,
    cluster: new Int32Array(occurring.length),
    count: Float64Array.from(occurring, (set) => at(counts, set)),
    clusters: 1,
  })
  if (!similarity) return { jaccard: absent('too_many_sets'), masi: absent('too_many_sets') }
  const alike = at(similarity.jaccard, 0)
  let same = 0
  let sameCoded = 0
  for (const set of occurring) {
    const squared = at(counts, set) ** 2
    same += squared
    if (sets.sizeOf(set) > 0) sameCoded += squared
  }
  const [observedJaccard = 0, observedMasi = 0] = observedDistances(table, [
    jaccardDistance,
    masiDistance,
  ]).map(sum)
  const alpha = (observed: number, similar: number) => 1 - (observed * (n - 1)) / (n * n - same - similar)
  // Similarity counts each set with itself as well; here, only pairs of different sets.
  return {
    jaccard: alpha(observedJaccard, alike - sameCoded),
    masi: alpha(observedMasi, (alike - sameCoded + similarity.within) / 3),
  }
}

/** For each distance, each cluster's sum over units of pairs of d / (m - 1). */
export function observedDistances(table: CodingTable, distances: readonly SetDistance[]): Float64Array[] {
  const { coders, sets, clusterStarts } = table
  const { cells, weights } = table.ratings
  const apart = distances.map(() => new Float64Array(clusterStarts.length - 1))
  const totals = new Float64Array(distances.length)
  for (let cluster = 0; cluster + 1 < clusterStarts.length; cluster++) {
    for (let row = at(clusterStarts, cluster); row < at(clusterStarts, cluster + 1); row++) {
      let rated = 0
      totals.fill(0)
      for (let coder = 0; coder < coders; coder++) {
        const first = at(cells, row * coders + coder)
        if (first === MISSING) continue
        rated++
        for (let other = 0; other < coder; other++) {
          const second = at(cells, row * coders + other)
          if (second === MISSING || second === first) continue
          const size = sets.sizeOf(first)
          const otherSize = sets.sizeOf(second)
          const shared = sets.shared(first, second)
          for (let i = 0; i < distances.length; i++) {
            add(totals, i, 2 * (distances[i]?.(size, otherSize, shared) ?? 0))
          }
        }
      }
      if (rated < 2) continue
      for (const [i, sums] of apart.entries()) {
        add(sums, cluster, (at(weights, row) * at(totals, i)) / (rated - 1))
      }
    }
  }
  return apart
}
