import type { CodeSets } from './code-sets.ts'
import type { CodingTable } from './coding-table.ts'
import { absent } from './figure.ts'
import type { Figure } from './figure.ts'
import { add, at } from './numeric.ts'
import { MISSING } from './ratings.ts'
import { sharedSubsets, similarityOf, subsetFactors } from './shared-subsets.ts'
import type { SharedSubsets } from './shared-subsets.ts'
import type { SetDistance } from './set-distances.ts'
import { tallyOf } from './tally.ts'
import type { Tally } from './tally.ts'

/**
 * Krippendorff's alpha with a coder's set of codes on a unit as the value, for several distances at once:
 * 1 - D_o / D_e as in `krippendorff-alpha.ts`. A distance depends only on two sizes and what is shared, so
 * expected disagreement is gathered from the subsets that sets share (`shared-subsets.ts`).
 * Source: Passonneau (2006), Proceedings of LREC; Krippendorff and Craggs (2016), CMM 10, p. 181-198.
 * @returns one figure a distance
 */
export function setAlphas(
  table: CodingTable,
  distances: readonly SetDistance[],
  tally: Tally = tallyOf(table.ratings),
): Figure[] {
  const absence = tally.absence ?? (tally.pairableOccurring < 2 ? absent('no_variation') : null)
  if (absence) return distances.map(() => absence)
  const n = tally.pairableRatings
  const counts = tally.pairableCounts
  const subsets = sharedSubsets(table.sets)
  const inSlots = new Float64Array(subsets.depths.length * subsets.sizes)
  let coded = 0
  subsets.slots.forEach((slots, set) => {
    const count = at(counts, set)
    if (table.sets.sizeOf(set) > 0) coded += count * count
    for (const slot of slots ?? []) add(inSlots, slot, count)
  })
  const unequal = counts.reduce((total, count) => total + count * (n - count), 0)
  return distances.map((distance) => {
    const observed = observedDistances(table, distance).reduce((total, apart) => total + apart, 0)
    const similar =
      similarityOf(subsets, inSlots, subsetFactors(distance, subsets.sizes)) +
      similarityOfLarge(table.sets, subsets, counts, distance)
    // Similarity counts each set with itself as well, `unequal` does not.
    const expected = unequal - (similar - coded)
    return 1 - (observed * (n - 1)) / expected
  })
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

/** Similarity of the sets that are too large to be written out as subsets, with every set. */
function similarityOfLarge(
  sets: CodeSets,
  subsets: SharedSubsets,
  counts: Float64Array,
  distance: SetDistance,
): number {
  let similar = 0
  for (const large of subsets.large) {
    const own = at(counts, large)
    if (own === 0) continue
    let inner = 0
    for (let other = 0; other < sets.count; other++) {
      const count = at(counts, other)
      const shared = count === 0 ? 0 : sets.shared(large, other)
      if (shared === 0) continue
      const similarity = 1 - distance(sets.sizeOf(large), sets.sizeOf(other), shared)
      // A small set meets the large one only here, so for both orders at once.
      inner += count * similarity * (subsets.slots[other] === null ? 1 : 2)
    }
    similar += own * inner
  }
  return similar
}
