import type { CodingTable } from './coding-table.ts'
import { add, at } from './numeric.ts'
import { MISSING } from './ratings.ts'
import { jaccardDistance } from './set-distances.ts'
import { setSimilarity } from './set-similarity.ts'
import { mostSubsets, sharedSubsets, similarityOf, subsetFactors } from './shared-subsets.ts'
import type { SharedSubsets } from './shared-subsets.ts'

/**
 * Sum over pairs of different sets of n_c n_k d(c, k), for clusters drawn `draws` times each: n (n - 1) D_e
 * of the resample.
 */
export type ExpectedOf = (draws: Float64Array, ratings: number) => number

/** The largest table of clusters by clusters that is worth its memory (128 MB). */
const mostClusters = 4000

/** The most pairs of a large set and another that are kept. */
const mostPairs = 20_000_000

/** Numbers by cluster: cluster d has entries starts[d] to starts[d + 1], each a place and a count. */
interface ByCluster {
  readonly clusters: number
  readonly starts: Int32Array
  readonly place: Int32Array
  readonly count: Float64Array
}

/**
 * Makes the function that gives a resample's expected Jaccard disagreement. Either the clusters' similarity to
 * each other is worked out once (`set-similarity.ts`), and a resample is a sum over pairs of drawn clusters; or,
 * where clusters are many, a resample's counts are added up and it is a sum over shared subsets (see
 * `shared-subsets.ts`). Takes the way that is cheaper for `resamples`. Yields its progress from 0 to 1.
 * @returns null where it would take too long
 */
export function* expectedJaccard(
  table: CodingTable,
  resamples: number,
): Generator<number, ExpectedOf | null> {
  const sets = setsByCluster(table)
  const { clusters } = sets
  yield 0.1
  let written = 0
  for (let set = 0; set < table.sets.count; set++) written += 2 ** table.sets.sizeOf(set)
  if (clusters <= mostClusters && written > mostSubsets) return yield* throughClusters(table, sets)
  const subsets = sharedSubsets(table.sets)
  if (subsets.large.length * table.sets.count > mostPairs) return null
  const slots = slotsByCluster(sets, subsets)
  yield 0.3
  // What a resample costs in either way: most of the clusters are drawn, and few of the slots are filled.
  const ofClusters = 0.4 * clusters ** 2 + clusters ** 2 / resamples
  const ofSubsets = 0.6 * slots.place.length + subsets.depths.length * subsets.sizes
  return clusters <= mostClusters && ofClusters < ofSubsets
    ? yield* throughClusters(table, sets)
    : throughSubsets(table, subsets, sets, slots, largeSimilarity(table, subsets))
}

/** Each cluster's pairable ratings by set. */
function setsByCluster(table: CodingTable): ByCluster {
  const { coders, clusterStarts } = table
  const { cells, weights } = table.ratings
  const gather = new Gatherer(table.sets.count)
  for (let cluster = 0; cluster + 1 < clusterStarts.length; cluster++) {
    for (let row = at(clusterStarts, cluster); row < at(clusterStarts, cluster + 1); row++) {
      let rated = 0
      for (let coder = 0; coder < coders; coder++) if (at(cells, row * coders + coder) !== MISSING) rated++
      if (rated < 2) continue
      for (let coder = 0; coder < coders; coder++) {
        const cell = at(cells, row * coders + coder)
        if (cell !== MISSING) gather.add(cell, at(weights, row))
      }
    }
    gather.endCluster()
  }
  return gather.finish()
}

/** Each cluster's pairable ratings by subset and size. */
function slotsByCluster(sets: ByCluster, subsets: SharedSubsets): ByCluster {
  const gather = new Gatherer(subsets.depths.length * subsets.sizes)
  for (let cluster = 0; cluster < sets.clusters; cluster++) {
    for (let entry = at(sets.starts, cluster); entry < at(sets.starts, cluster + 1); entry++) {
      const slots = subsets.slots[at(sets.place, entry)]
      if (slots) for (const slot of slots) gather.add(slot, at(sets.count, entry))
    }
    gather.endCluster()
  }
  return gather.finish()
}

class Gatherer {
  readonly #counts: Float64Array
  readonly #starts = [0]
  readonly #place: number[] = []
  readonly #count: number[] = []
  #seen: number[] = []

  constructor(places: number) {
    this.#counts = new Float64Array(places)
  }

  add(place: number, count: number): void {
    if (at(this.#counts, place) === 0) this.#seen.push(place)
    add(this.#counts, place, count)
  }

  endCluster(): void {
    for (const place of this.#seen) {
      this.#place.push(place)
      this.#count.push(at(this.#counts, place))
      this.#counts[place] = 0
    }
    this.#seen = []
    this.#starts.push(this.#place.length)
  }

  finish(): ByCluster {
    return {
      clusters: this.#starts.length - 1,
      starts: Int32Array.from(this.#starts),
      place: Int32Array.from(this.#place),
      count: Float64Array.from(this.#count),
    }
  }
}

/** Pairs of a large set and any set that shares a code with it, doubled where the other is a small one. */
interface LargePair {
  readonly large: number
  readonly other: number
  readonly similarity: number
}

function largeSimilarity({ sets }: CodingTable, subsets: SharedSubsets): LargePair[] {
  const pairs: LargePair[] = []
  for (const large of subsets.large) {
    for (let other = 0; other < sets.count; other++) {
      const small = subsets.slots[other] !== null
      const shared = small || other >= large ? sets.shared(large, other) : 0
      if (shared === 0) continue
      const similarity = 1 - jaccardDistance(sets.sizeOf(large), sets.sizeOf(other), shared)
      pairs.push({ large, other, similarity: other === large ? similarity : 2 * similarity })
    }
  }
  return pairs
}

function* throughClusters(table: CodingTable, sets: ByCluster): Generator<number, ExpectedOf | null> {
  const { clusters, starts, place, count } = sets
  const cluster = new Int32Array(place.length)
  for (let d = 0; d < clusters; d++) cluster.fill(d, at(starts, d), at(starts, d + 1))
  const steps = setSimilarity({ sets: table.sets, set: place, cluster, count, clusters })
  let step = steps.next()
  for (; !step.done; step = steps.next()) yield 0.1 + 0.9 * step.value
  if (!step.value) return null
  const alike = step.value.jaccard
  // An empty set is equal to itself, and similar to nothing else.
  const empties = new Float64Array(clusters)
  for (let entry = 0; entry < place.length; entry++) {
    if (table.sets.sizeOf(at(place, entry)) === 0) add(empties, at(cluster, entry), at(count, entry))
  }

  const drawn = new Int32Array(clusters)
  return (draws, ratings) => {
    let many = 0
    for (let d = 0; d < clusters; d++) if (at(draws, d) > 0) drawn[many++] = d
    let similar = 0
    let empty = 0
    for (let i = 0; i < many; i++) {
      const row = at(drawn, i) * clusters
      let inner = 0
      for (let j = 0; j < many; j++) inner += at(draws, at(drawn, j)) * at(alike, row + at(drawn, j))
      similar += at(draws, at(drawn, i)) * inner
      empty += at(draws, at(drawn, i)) * at(empties, at(drawn, i))
    }
    similar += empty * empty
    return ratings * ratings - similar
  }
}

function throughSubsets(
  table: CodingTable,
  subsets: SharedSubsets,
  sets: ByCluster,
  slots: ByCluster,
  large: readonly LargePair[],
): ExpectedOf {
  const factors = subsetFactors(jaccardDistance, subsets.sizes)
  const inSlots = new Float64Array(subsets.depths.length * subsets.sizes)
  const inSets = new Float64Array(table.sets.count)
  const empty = emptySet(table)
  const gather = (draws: Float64Array, from: ByCluster, into: Float64Array) => {
    into.fill(0)
    for (let d = 0; d < from.clusters; d++) {
      const times = at(draws, d)
      if (times === 0) continue
      for (let entry = at(from.starts, d); entry < at(from.starts, d + 1); entry++) {
        add(into, at(from.place, entry), times * at(from.count, entry))
      }
    }
  }
  return (draws, ratings) => {
    gather(draws, slots, inSlots)
    gather(draws, sets, inSets)
    let similar = similarityOf(subsets, inSlots, factors)
    for (const pair of large) similar += at(inSets, pair.large) * at(inSets, pair.other) * pair.similarity
    if (empty !== null) similar += at(inSets, empty) ** 2
    return ratings * ratings - similar
  }
}

/** The number of the set without codes, if it occurs: equal to itself, and to nothing else. */
function emptySet({ sets }: CodingTable): number | null {
  for (let set = 0; set < sets.count; set++) if (sets.sizeOf(set) === 0) return set
  return null
}
