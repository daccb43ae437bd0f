import type { CodeSets } from './code-sets.ts'
import { MaskCounts } from './mask-counts.ts'
import { add, at } from './numeric.ts'
import { MISSING } from './ratings.ts'
import type { Ratings } from './ratings.ts'

/**
 * A coding as a map from profile to weight. A profile is each coder's set of codes, or missing; its weight is
 * how many units have it. The rows of a cluster (a document, or a turn) stand together, so that clusters can
 * be weighed anew without another sweep.
 */
export interface CodingTable {
  readonly coders: number
  readonly codes: number
  readonly sets: CodeSets
  /** Row-major numbers of sets, or MISSING. As nominal ratings, a coder's set on a unit is one category. */
  readonly ratings: Ratings
  /** The first row of each cluster, and one more entry with the number of rows. */
  readonly clusterStarts: Int32Array
}

/** Gathers profiles cluster by cluster; equal profiles within a cluster become one row. */
export class CodingTableBuilder {
  readonly #sets: CodeSets
  readonly #coders: number
  readonly #codes: number
  readonly #cells: number[] = []
  readonly #weights: number[] = []
  readonly #starts: number[] = []
  /** Open addressing: a row's number plus 1 at the place that its profile hashes to, or after it. */
  #places = new Int32Array(1024)

  constructor(coders: number, codes: number, sets: CodeSets) {
    this.#coders = coders
    this.#codes = codes
    this.#sets = sets
  }

  /** Begins the next cluster. */
  nextCluster(): void {
    this.#starts.push(this.#weights.length)
  }

  /** Adds `weight` units with the profile in `cells`: a set's number per coder, or MISSING. */
  add(cells: Int32Array, weight: number): void {
    const start = this.#starts[this.#starts.length - 1] ?? 0
    const mask = this.#places.length - 1
    let place = this.#hash(cells, 0, start) & mask
    for (let row = at(this.#places, place) - 1; row >= 0; row = at(this.#places, place) - 1) {
      if (row >= start && this.#matches(row, cells)) {
        this.#weights[row] = (this.#weights[row] ?? 0) + weight
        return
      }
      place = (place + 1) & mask
    }
    for (let coder = 0; coder < this.#coders; coder++) this.#cells.push(at(cells, coder))
    this.#weights.push(weight)
    this.#places[place] = this.#weights.length
    if (this.#weights.length * 2 > this.#places.length) this.#grow()
  }

  #matches(row: number, cells: Int32Array): boolean {
    const offset = row * this.#coders
    for (let coder = 0; coder < this.#coders; coder++) {
      if (this.#cells[offset + coder] !== cells[coder]) return false
    }
    return true
  }

  #hash(cells: ArrayLike<number>, offset: number, start: number): number {
    let hash = start
    for (let coder = 0; coder < this.#coders; coder++) {
      hash = Math.imul(hash ^ (cells[offset + coder] ?? 0), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    return hash
  }

  #grow(): void {
    const places = new Int32Array(this.#places.length * 4)
    const mask = places.length - 1
    let cluster = 0
    for (let row = 0; row < this.#weights.length; row++) {
      while ((this.#starts[cluster + 1] ?? Infinity) <= row) cluster++
      let place = this.#hash(this.#cells, row * this.#coders, this.#starts[cluster] ?? 0) & mask
      while (at(places, place) !== 0) place = (place + 1) & mask
      places[place] = row + 1
    }
    this.#places = places
  }

  /** The finished table. */
  build(): CodingTable {
    const ratings: Ratings = {
      coders: this.#coders,
      categories: this.#sets.count,
      cells: Int32Array.from(this.#cells),
      weights: Float64Array.from(this.#weights),
    }
    const clusterStarts = Int32Array.from([...this.#starts, this.#weights.length])
    return { coders: this.#coders, codes: this.#codes, sets: this.#sets, ratings, clusterStarts }
  }
}

/** One code's table of counts: which coders rated, which of them chose the code, over how many units. */
export interface Pattern {
  readonly rated: readonly boolean[]
  readonly chosen: readonly boolean[]
  readonly weight: number
}

/**
 * What one cluster contributes to each code's binary alpha, and to n. Sparse: only codes that occur in it.
 */
export interface ClusterCounts {
  /** Pairable ratings. */
  readonly ratings: number
  readonly codes: Int32Array
  /** Pairable ratings with the code. */
  readonly chosen: Float64Array
  /** Sum over units of 2 k (m - k) / (m - 1): the off-diagonal coincidences. */
  readonly apart: Float64Array
}

/** The counts of all codes, from one pass over the table. */
export interface CodeCounts {
  readonly patterns: readonly (readonly Pattern[])[]
  readonly clusters: readonly ClusterCounts[]
}

/** The largest number of coders whose choices fit a number's exact bits. */
export const MOST_CODERS = 50

/** Counts, for every code, who chose it together with whom, and each cluster's part. */
export function countCodes(table: CodingTable): CodeCounts {
  const { coders, codes, sets, clusterStarts } = table
  const { cells, weights } = table.ratings
  const members = sets.members()
  const byRated = new Map<number, { total: number; byCode: MaskCounts }>()
  const choosers = new Float64Array(codes)
  const choices = new Int32Array(codes)
  const chosen = new Float64Array(codes)
  const apart = new Float64Array(codes)
  const seen = new Uint8Array(codes)
  const touched = new Int32Array(codes)
  const clusters: ClusterCounts[] = []

  for (let cluster = 0; cluster + 1 < clusterStarts.length; cluster++) {
    let pairableRatings = 0
    const inCluster: number[] = []
    for (let row = at(clusterStarts, cluster); row < at(clusterStarts, cluster + 1); row++) {
      const weight = at(weights, row)
      let touchedCodes = 0
      let ratedMask = 0
      let rated = 0
      for (let coder = 0, bit = 1; coder < coders; coder++, bit *= 2) {
        const set = at(cells, row * coders + coder)
        if (set === MISSING) continue
        rated++
        ratedMask += bit
        for (let place = at(members.starts, set); place < at(members.starts, set + 1); place++) {
          const code = at(members.codes, place)
          if (at(choices, code) === 0) touched[touchedCodes++] = code
          add(choosers, code, bit)
          add(choices, code, 1)
        }
      }
      if (rated === 0) continue
      let group = byRated.get(ratedMask)
      if (!group) {
        group = { total: 0, byCode: new MaskCounts(codes, coders) }
        byRated.set(ratedMask, group)
      }
      group.total += weight
      if (rated > 1) pairableRatings += weight * rated
      for (let i = 0; i < touchedCodes; i++) {
        const code = at(touched, i)
        group.byCode.add(code, at(choosers, code), weight)
        const k = at(choices, code)
        choosers[code] = 0
        choices[code] = 0
        if (rated < 2) continue
        if (seen[code] === 0) {
          seen[code] = 1
          inCluster.push(code)
        }
        add(chosen, code, weight * k)
        add(apart, code, (weight * 2 * k * (rated - k)) / (rated - 1))
      }
    }
    const present = Int32Array.from(inCluster)
    clusters.push({
      ratings: pairableRatings,
      codes: present,
      chosen: Float64Array.from(present, (code) => at(chosen, code)),
      apart: Float64Array.from(present, (code) => at(apart, code)),
    })
    for (const code of inCluster) {
      seen[code] = 0
      chosen[code] = 0
      apart[code] = 0
    }
  }

  const flags = (mask: number) =>
    Array.from({ length: coders }, (_, coder) => Math.floor(mask / 2 ** coder) % 2 === 1)
  const patterns = Array.from({ length: codes }, (_, code) =>
    [...byRated].flatMap(([ratedMask, group]) => {
      const rated = flags(ratedMask)
      const found = group.byCode.of(code).map(([mask, weight]) => ({ rated, chosen: flags(mask), weight }))
      const rest = group.total - found.reduce((total, pattern) => total + pattern.weight, 0)
      const none = { rated, chosen: rated.map(() => false), weight: rest }
      return rest > 0 ? [...found, none] : found
    }),
  )
  return { patterns, clusters }
}

/** A code's table of counts as binary ratings: 1 chosen, 0 not. */
export function ratingsOfPatterns(patterns: readonly Pattern[], coders: number): Ratings {
  const cells = new Int32Array(patterns.length * coders)
  patterns.forEach((pattern, row) => {
    for (let coder = 0; coder < coders; coder++) {
      cells[row * coders + coder] = pattern.rated[coder] ? (pattern.chosen[coder] ? 1 : 0) : MISSING
    }
  })
  const weights = Float64Array.from(patterns, (pattern) => pattern.weight)
  return { coders, categories: 2, cells, weights }
}
