import type { CodingTable } from './coding-table.ts'
import { absent } from './figure.ts'
import type { Figure } from './figure.ts'
import { add, at, sum } from './numeric.ts'
import { observedDistances } from './set-alpha.ts'
import { diceDistance } from './set-distances.ts'
import { tallyOf } from './tally.ts'

/**
 * Multi-valued nominal alpha. Observed disagreement is that of set-valued alpha with the Dice distance;
 * expected disagreement keeps the observed sizes of sets and the observed frequency of each code, and lets
 * the codes fall into sets by chance: sum over sizes a, b of P_a P_b times the mean distance of all sets of
 * these sizes, each pair weighted by the product of n_c over both sets, n_c (n_c - 1) for a shared code.
 * The weights of all pairs with the same sizes and sharing are a coefficient of prod over codes of
 * (1 + n x + n y + n (n - 1) x y s), so no set needs to be written out.
 * Source: Krippendorff and Craggs (2016), Communication Methods and Measures 10, p. 181-198.
 * @returns at most 1
 */
export function mvAlphaNominal(table: CodingTable): Figure {
  const tally = tallyOf(table.ratings)
  if (tally.absence) return tally.absence
  if (tally.pairableOccurring < 2) return absent('no_variation')
  const n = tally.pairableRatings
  const frequencies = new Float64Array(table.codes)
  let largest = 0
  for (let set = 0; set < table.sets.count; set++) largest = Math.max(largest, table.sets.sizeOf(set))
  const sizes = new Float64Array(largest + 1)
  for (let set = 0; set < table.sets.count; set++) {
    const count = at(tally.pairableCounts, set)
    add(sizes, table.sets.sizeOf(set), count / n)
    for (const code of table.sets.codesOf(set)) add(frequencies, code, count)
  }

  const weights = pairWeights(frequencies, largest, n)
  const side = largest + 1
  let expected = 0
  for (let a = 0; a <= largest; a++) {
    for (let b = 0; b <= largest; b++) {
      let all = 0
      let apart = 0
      for (let shared = 0; shared <= Math.min(a, b); shared++) {
        const weight = at(weights, (a * side + b) * side + shared)
        all += weight
        apart += weight * diceDistance(a, b, shared)
      }
      if (all > 0) expected += at(sizes, a) * at(sizes, b) * (apart / all)
    }
  }
  if (expected === 0) return absent('no_variation')
  const observed = sum(observedDistances(table, [diceDistance])[0] ?? []) / n
  return 1 - observed / expected
}

/** Coefficients by size of the first set, of the second, and of what they share. */
function pairWeights(frequencies: Float64Array, largest: number, n: number): Float64Array {
  const side = largest + 1
  let weights = new Float64Array(side ** 3)
  weights[0] = 1
  for (const frequency of frequencies) {
    if (frequency === 0) continue
    const one = frequency / n
    const both = one * ((frequency - 1) / n)
    const next = weights.slice()
    for (let a = 0; a <= largest; a++) {
      for (let b = 0; b <= largest; b++) {
        for (let shared = 0; shared <= Math.min(a, b); shared++) {
          const weight = at(weights, (a * side + b) * side + shared)
          if (weight === 0) continue
          if (a < largest) add(next, ((a + 1) * side + b) * side + shared, weight * one)
          if (b < largest) add(next, (a * side + b + 1) * side + shared, weight * one)
          if (a < largest && b < largest) {
            add(next, ((a + 1) * side + b + 1) * side + shared + 1, weight * both)
          }
        }
      }
    }
    weights = next
  }
  return weights
}
