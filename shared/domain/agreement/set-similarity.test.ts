import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drain } from './assemble-report.ts'
import { CodeSets } from './code-sets.ts'
import { jaccardTail } from './jaccard-tail.ts'
import { add, at } from './numeric.ts'
import { setSimilarity } from './set-similarity.ts'

/** Numbers the sets, and puts the counts of each in a cluster. */
function countsOf(sets: readonly (readonly number[])[], codes: number, clusters: number) {
  const known = new CodeSets(codes)
  const numbers = sets.map((set) => {
    const bits = new Int32Array(known.words)
    for (const code of set) bits[code >>> 5] = at(bits, code >>> 5) | (1 << (code & 31))
    return known.numberOf(bits, 0)
  })
  const entries = new Map<string, { set: number; cluster: number; count: number }>()
  numbers.forEach((set, i) => {
    const cluster = i % clusters
    const entry = entries.get(`${set} ${cluster}`) ?? { set, cluster, count: 0 }
    entries.set(`${set} ${cluster}`, { ...entry, count: entry.count + 1 + (i % 3) })
  })
  const all = [...entries.values()]
  return {
    sets: known,
    set: Int32Array.from(all, ({ set }) => set),
    cluster: Int32Array.from(all, ({ cluster }) => cluster),
    count: Float64Array.from(all, ({ count }) => count),
    clusters,
  }
}

describe('the similarity of sets', () => {
  it.each([
    ['few codes, so that lists of owners are long', 6, 400],
    ['many codes, in more than one word', 70, 60],
  ])('is what comparing pair by pair gives: %s', (_, codes, most) => {
    const set = fc.uniqueArray(fc.integer({ min: 0, max: codes - 1 }), { maxLength: 20 })
    fc.assert(
      fc.property(
        fc.array(set, { minLength: 1, maxLength: most }),
        fc.integer({ min: 1, max: 3 }),
        (sets, clusters) => {
          const counts = countsOf(sets, codes, clusters)
          const found = drain(setSimilarity(counts))
          if (!found) throw new Error('A sum was expected')
          const expected = new Float64Array(clusters * clusters)
          let within = 0
          counts.set.forEach((first, i) =>
            counts.set.forEach((second, j) => {
              const shared = counts.sets.shared(first, second)
              const [a, b] = [counts.sets.sizeOf(first), counts.sets.sizeOf(second)]
              if (shared === 0) return
              const pairs = at(counts.count, i) * at(counts.count, j)
              const [d, e] = [at(counts.cluster, i), at(counts.cluster, j)]
              add(expected, Math.min(d, e) * clusters + Math.max(d, e), (pairs * shared) / (a + b - shared))
              if (first !== second && shared === Math.min(a, b)) within += (pairs * shared) / Math.max(a, b)
            }),
          )
          for (let d = 0; d < clusters; d++) {
            for (let e = d; e < clusters; e++) {
              const sum =
                at(found.jaccard, d * clusters + e) + (d === e ? 0 : at(found.jaccard, e * clusters + d))
              expect(sum / Math.max(1, at(expected, d * clusters + e))).toBeCloseTo(
                at(expected, d * clusters + e) / Math.max(1, at(expected, d * clusters + e)),
                9,
              )
            }
          }
          expect(found.within).toBeCloseTo(within, 6)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is given up where it would take too long', () => {
    const sets = Array.from({ length: 40_000 }, (_, i) =>
      Array.from({ length: 40 }, (__, code) => code).filter((code) => code > 20 || (i >> code) % 2 === 1),
    )
    expect(drain(setSimilarity(countsOf(sets, 40, 1)))).toBeNull()
  })
})

describe('the part of a similarity that a subset has', () => {
  it('adds up to the similarity, over all subsets that two sets share', () => {
    // Of i shared codes, choose(i, t) subsets have t; each is followed by nothing more.
    const choose = (i: number, t: number): number => (t === 0 ? 1 : (choose(i, t - 1) * (i - t + 1)) / t)
    for (const [both, shared] of [
      [2, 1],
      [9, 4],
      [30, 11],
      [140, 60],
    ] as const) {
      let sum = 0
      for (let t = 1; t <= shared; t++) sum += choose(shared, t) * jaccardTail(both, t, 0)
      expect(sum).toBeCloseTo(shared / (both - shared), 9)
      expect(jaccardTail(both, 0, shared)).toBeCloseTo(shared / (both - shared), 12)
    }
  })
})
