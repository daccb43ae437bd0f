import type { CodeSets } from './code-sets.ts'
import { GrowingInts } from './growing-ints.ts'
import { add, at, bitCount } from './numeric.ts'
import { jaccardTail } from './jaccard-tail.ts'

/** How often each set occurs in each cluster: entry by entry, a set's number, its cluster, and the count. */
export interface SetCounts {
  readonly sets: CodeSets
  readonly set: Int32Array
  readonly cluster: Int32Array
  readonly count: Float64Array
  readonly clusters: number
}

/** Similarity summed over all pairs of ratings, each with itself as well; two empty sets count nothing. */
export interface SetSimilarity {
  /**
   * Sum of n_c n_k |A and B| / |A or B|, by the clusters of c and k, row-major; only the sum of the entries
   * (d, e) and (e, d) has a meaning.
   */
  readonly jaccard: Float64Array
  /** Sum of n_c n_k |c| / |k| over pairs of different sets of which c lies within k, both orders counted. */
  readonly within: number
}

/** The most subsets and pairs that are worth waiting for: some tens of seconds. */
const mostWork = 500_000_000

/** About how many steps of work lie between two yields. */
const breath = 1_000_000

/** Powers of two, by exponent. */
const powers = Float64Array.from({ length: 1024 }, (_, exponent) => 2 ** exponent)

/**
 * Sums what sets share, without comparing every set with every other. By binomial inversion a similarity is a
 * sum over the subsets T that two sets share (`jaccard-tail.ts`), so that it is enough to know who has T. A
 * walk visits every T that occurs, with the list of its owners; as soon as it is cheaper to compare a list's
 * owners pair by pair than to go on to larger T, that is done instead. The work grows with the subsets that
 * are shared by many, not with pairs. Yields its progress from 0 to 1.
 * @returns null where it would take too long: hundreds of thousands of sets of many codes each
 */
export function* setSimilarity(counts: SetCounts): Generator<number, SetSimilarity | null> {
  const walk = new Walk(counts)
  if (walk.most > mostWork) return null
  let next = breath
  while (walk.step()) {
    if (walk.work < next) continue
    next = walk.work + breath
    yield walk.progress
  }
  return walk
}

class Walk implements SetSimilarity {
  readonly jaccard: Float64Array
  within = 0
  work = 0
  readonly #counts: SetCounts
  readonly #words: number
  /** By entry: its set's bits, and its set's codes, of which `starts` has the first. */
  readonly #bits: Int32Array
  readonly #codes: Int32Array
  readonly #starts: Int32Array
  /** Lists of owners: the entry, and the place in its codes from which T may grow. */
  readonly #owners = new GrowingInts()
  readonly #places = new GrowingInts()
  /** Lists still to visit, four numbers each: where it begins and ends, the size of T, and T's last code. */
  readonly #waiting = new GrowingInts()
  #waits = 0
  readonly #bySize: Float64Array
  readonly #inList: Int32Array
  #total = 0
  #done = 0

  constructor(counts: SetCounts) {
    const { sets, set, clusters } = counts
    this.#counts = counts
    this.#words = sets.words
    this.jaccard = new Float64Array(clusters * clusters)
    this.#bits = new Int32Array(set.length * sets.words)
    this.#starts = new Int32Array(set.length + 1)
    let codes = 0
    let largest = 0
    set.forEach((number, entry) => {
      for (let word = 0; word < sets.words; word++) {
        this.#bits[entry * sets.words + word] = sets.wordOf(number, word)
      }
      const size = sets.sizeOf(number)
      codes += size
      largest = Math.max(largest, size)
      this.#starts[entry + 1] = codes
      this.#total += at(powers, size)
    })
    this.#codes = new Int32Array(codes)
    const members = sets.members()
    let filled = 0
    for (const number of set) {
      const end = at(members.starts, number + 1)
      for (let place = at(members.starts, number); place < end; place++) {
        this.#codes[filled++] = at(members.codes, place)
      }
    }
    this.#bySize = new Float64Array((largest + 1) * clusters)
    this.#inList = new Int32Array(sets.words * 32 + 1)
    const entries = this.#owners.reserve(set.length)
    const places = this.#places.reserve(set.length)
    let owners = 0
    for (let entry = 0; entry < set.length; entry++) {
      if (this.#sizeOf(entry) === 0) continue
      entries[owners] = entry
      places[owners++] = at(this.#starts, entry)
    }
    if (owners > 0) this.#wait(0, owners, 0, -1)
  }

  /** The work that there is at most. */
  get most(): number {
    return Math.min(this.#total, this.#counts.set.length ** 2 / 2)
  }

  get progress(): number {
    return this.#done / this.#total
  }

  /** Visits one list. False when there is none left. */
  step(): boolean {
    if (this.#waits === 0) return false
    const waiting = this.#waiting.numbers
    const place = --this.#waits * 4
    const from = at(waiting, place)
    const to = at(waiting, place + 1)
    const depth = at(waiting, place + 2)
    const code = at(waiting, place + 3)
    const entries = this.#owners.numbers
    const growths = this.#places.numbers
    let subsets = 0
    for (let i = from; i < to; i++) {
      subsets += at(powers, at(this.#starts, at(entries, i) + 1) - at(growths, i))
    }
    const owners = to - from
    const places = Math.min(owners, this.#bySize.length)
    if (owners * owners <= 4 * subsets + 2 * places * places) {
      this.#comparePairs(from, to, depth, code)
      this.#done += subsets
      this.work += (owners * owners) / 2
    } else {
      if (depth > 0) this.#addOwners(from, to, depth)
      this.#growSubset(from, to, depth)
      this.#done += owners
      this.work += owners * 4
    }
    return true
  }

  #sizeOf(entry: number): number {
    return at(this.#starts, entry + 1) - at(this.#starts, entry)
  }

  #wait(from: number, to: number, depth: number, code: number): void {
    const place = this.#waits++ * 4
    const waiting = this.#waiting.reserve(place + 4)
    waiting[place] = from
    waiting[place + 1] = to
    waiting[place + 2] = depth
    waiting[place + 3] = code
  }

  /** Adds for every pair of owners all subsets that they share and that T begins. */
  #comparePairs(from: number, to: number, depth: number, code: number): void {
    const { cluster, count, clusters } = this.#counts
    const words = this.#words
    const bits = this.#bits
    const entries = this.#owners.numbers
    const firstWord = Math.max(0, code) >>> 5
    // The codes above T's last; shifting by 32 would shift by 0.
    const firstMask = code < 0 ? -1 : (code & 31) === 31 ? 0 : -1 << ((code & 31) + 1)
    for (let i = from; i < to; i++) {
      const first = at(entries, i)
      const size = this.#sizeOf(first)
      const own = at(count, first)
      const row = at(cluster, first) * clusters
      for (let j = from; j <= i; j++) {
        const second = at(entries, j)
        let shared = bitCount(
          at(bits, first * words + firstWord) & at(bits, second * words + firstWord) & firstMask,
        )
        for (let word = firstWord + 1; word < words; word++) {
          shared += bitCount(at(bits, first * words + word) & at(bits, second * words + word))
        }
        if (depth === 0 && shared === 0) continue
        const other = this.#sizeOf(second)
        const pairs = own * at(count, second) * (i === j ? 1 : 2)
        add(this.jaccard, row + at(cluster, second), pairs * jaccardTail(size + other, depth, shared))
        if (size !== other && depth + shared === Math.min(size, other)) {
          this.within += pairs * (Math.min(size, other) / Math.max(size, other))
        }
      }
    }
  }

  /** Adds T itself for every pair of its owners, whom sizes and clusters tell apart well enough. */
  #addOwners(from: number, to: number, depth: number): void {
    const { cluster, count, clusters } = this.#counts
    const bySize = this.#bySize
    const entries = this.#owners.numbers
    const seen: number[] = []
    let equal = 0
    for (let i = from; i < to; i++) {
      const entry = at(entries, i)
      const size = this.#sizeOf(entry)
      const place = size * clusters + at(cluster, entry)
      if (at(bySize, place) === 0) seen.push(place)
      add(bySize, place, at(count, entry))
      if (size === depth) equal += at(count, entry)
    }
    for (let i = 0; i < seen.length; i++) {
      const place = seen[i] ?? 0
      const size = Math.floor(place / clusters)
      const own = at(bySize, place)
      const row = (place - size * clusters) * clusters
      if (size > depth && equal > 0) this.within += (2 * equal * own * depth) / size
      for (let j = 0; j <= i; j++) {
        const other = seen[j] ?? 0
        const otherSize = Math.floor(other / clusters)
        const pairs = own * at(bySize, other) * (i === j ? 1 : 2)
        add(this.jaccard, row + other - otherSize * clusters, pairs * jaccardTail(size + otherSize, depth, 0))
      }
    }
    for (const place of seen) bySize[place] = 0
  }

  /** Lays out the lists of all T that have one more code, above this one's, and lets them wait. */
  #growSubset(from: number, to: number, depth: number): void {
    const next = this.#inList
    const codes = this.#codes
    const starts = this.#starts
    const before = this.#owners.numbers
    const placesBefore = this.#places.numbers
    next.fill(0)
    for (let i = from; i < to; i++) {
      const end = at(starts, at(before, i) + 1)
      for (let place = at(placesBefore, i); place < end; place++) add(next, at(codes, place), 1)
    }
    let start = to
    for (let code = 0; code < next.length; code++) {
      const owners = at(next, code)
      if (owners > 0) this.#wait(start, start + owners, depth + 1, code)
      next[code] = start
      start += owners
    }
    const entries = this.#owners.reserve(start)
    const places = this.#places.reserve(start)
    for (let i = from; i < to; i++) {
      const entry = at(entries, i)
      const end = at(starts, entry + 1)
      for (let place = at(places, i); place < end; place++) {
        const code = at(codes, place)
        const into = at(next, code)
        next[code] = into + 1
        entries[into] = entry
        places[into] = place + 1
      }
    }
  }
}
