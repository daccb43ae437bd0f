import type { CodeSets } from './code-sets.ts'
import { at } from './numeric.ts'
import type { SetDistance } from './set-distances.ts'

/** The most subsets written out in all; sets too large for it are compared one by one. */
export const mostSubsets = 2_000_000

/** Sets larger than this are never written out: alternating sums of binomials would lose digits. */
const largestWritten = 10

/**
 * What sets share, counted without comparing every set with every other. A similarity that depends on two
 * sizes and on how many codes are shared is, by binomial inversion, a sum over the subsets T of what is
 * shared: s(a, b, i) = sum_t C(i, t) h(a, b, t), with h(a, b, t) = sum_i (-1)^(t - i) C(t, i) s(a, b, i).
 * So sum_ck n_c n_k s = sum over T and sizes a, b of N_a(T) N_b(T) h(a, b, |T|), where N_a(T) counts the
 * ratings with sets of size a that include T. The work grows with the subsets that occur, not with pairs.
 */
export interface SharedSubsets {
  /** The sizes counted, from 0: a subset's counts stand in as many slots. */
  readonly sizes: number
  /** |T| of each subset T. */
  readonly depths: Uint8Array
  /** By set: the slots that its ratings count in, one a subset; null for a set that is too large. */
  readonly slots: readonly (Int32Array | null)[]
  /** The sets that are too large, to be compared with every other set. */
  readonly large: readonly number[]
}

/** Writes out the subsets of all sets that occur. */
export function sharedSubsets(sets: CodeSets): SharedSubsets {
  const bySize = new Float64Array(largestWritten + 1)
  for (let set = 0; set < sets.count; set++) {
    const size = sets.sizeOf(set)
    if (size <= largestWritten) bySize[size] = at(bySize, size) + 1
  }
  let limit = 0
  for (let total = 0; limit < largestWritten; limit++) {
    total += at(bySize, limit + 1) * 2 ** (limit + 1)
    if (total > mostSubsets) break
  }
  const sizes = limit + 1
  const children = new Map<number, number>()
  const depths: number[] = []
  const large: number[] = []
  const slots = Array.from({ length: sets.count }, (_, set) => {
    const size = sets.sizeOf(set)
    if (size > limit) {
      large.push(set)
      return null
    }
    const codes = sets.codesOf(set)
    const own = new Int32Array(2 ** size - 1)
    let filled = 0
    const extend = (parent: number, from: number, depth: number) => {
      for (let i = from; i < codes.length; i++) {
        const key = (codes[i] ?? 0) * 134_217_728 + parent + 1
        let subset = children.get(key)
        if (subset === undefined) {
          subset = depths.length
          depths.push(depth)
          children.set(key, subset)
        }
        own[filled++] = subset * sizes + size
        extend(subset, i + 1, depth + 1)
      }
    }
    extend(-1, 0, 1)
    return own
  })
  return { sizes, depths: Uint8Array.from(depths), slots, large }
}

/** The factors h(a, b, t) of a distance's similarity 1 - d, at (t * sizes + a) * sizes + b. */
export function subsetFactors(distance: SetDistance, sizes: number): Float64Array {
  const factors = new Float64Array(sizes ** 3)
  for (let t = 1; t < sizes; t++) {
    for (let a = t; a < sizes; a++) {
      for (let b = t; b < sizes; b++) {
        let factor = 0
        let binomial = 1
        for (let i = t; i > 0; i--) {
          factor += ((t - i) % 2 === 0 ? 1 : -1) * binomial * (1 - distance(a, b, i))
          binomial = (binomial * i) / (t - i + 1)
        }
        factors[(t * sizes + a) * sizes + b] = factor
      }
    }
  }
  return factors
}

/** sum over subsets and sizes of N_a(T) N_b(T) h(a, b, |T|), from the counts in all slots. */
export function similarityOf(
  { sizes, depths }: SharedSubsets,
  counts: Float64Array,
  factors: Float64Array,
): number {
  let similar = 0
  for (let subset = 0; subset < depths.length; subset++) {
    const depth = depths[subset] ?? 0
    const slot = subset * sizes
    for (let a = depth; a < sizes; a++) {
      const own = at(counts, slot + a)
      if (own === 0) continue
      const factor = (depth * sizes + a) * sizes
      let inner = (own / 2) * at(factors, factor + a)
      for (let b = depth; b < a; b++) inner += at(counts, slot + b) * at(factors, factor + b)
      similar += 2 * own * inner
    }
  }
  return similar
}
