import { at } from './numeric.ts'

/** Sizes for which sums are kept. */
const kept = 64
const sums = new Float64Array(2 * kept * kept * kept)

/**
 * The part of Jaccard's similarity of two sets that comes from the subsets they share which hold a given
 * subset T: the sum over u of C(shared, u) h(|A| + |B|, |T| + u), with h(m, t) = m / ((m - t) C(m, t)).
 * By binomial inversion i / (m - i) = sum over t from 1 of C(i, t) h(m, t), so that for the empty T this is the
 * similarity itself. All terms are positive; nothing cancels.
 * @param both |A| + |B|
 * @param depth |T|
 * @param shared how many codes they share beside T, of those by which T may grow
 */
export function jaccardTail(both: number, depth: number, shared: number): number {
  if (depth === 0) return shared / (both - shared)
  if (both >= 2 * kept) return sumOf(both, depth, shared)
  const place = (shared * kept + depth) * 2 * kept + both
  const known = at(sums, place)
  if (known > 0) return known
  const sum = sumOf(both, depth, shared)
  sums[place] = sum
  return sum
}

function sumOf(both: number, depth: number, shared: number): number {
  let binomial = 1
  for (let t = 1; t <= depth; t++) binomial = (binomial * (both - t + 1)) / t
  let term = both / ((both - depth) * binomial)
  let sum = term
  for (let u = 0; u < shared; u++) {
    // From u to u + 1: C(shared, u) grows, and 1 / ((m - t) C(m, t)) becomes that of t + 1.
    term *= ((shared - u) / (u + 1)) * ((depth + u + 1) / (both - depth - u - 1))
    sum += term
  }
  return sum
}
