import type { ClusterCounts, CodingTable } from './coding-table.ts'
import { absent } from './figure.ts'
import type { BootstrapOptions } from './input.ts'
import { intervalOf } from './interval.ts'
import type { IntervalResult, Resampled } from './interval.ts'
import { add, at } from './numeric.ts'
import { drawBelow, seededRandom } from './random.ts'
import { observedDistances } from './set-alpha.ts'
import { jaccardDistance } from './set-distances.ts'
import { expectedJaccard } from './set-resampling.ts'

/** The intervals of one bootstrap: of alpha by code, and of set-valued alpha. */
export interface ClusterIntervals {
  readonly codes: readonly IntervalResult[]
  readonly overall: IntervalResult
}

/**
 * The 95 % percentile bootstrap that draws whole clusters (documents, or turns) with replacement, as many as
 * there are; never characters, which hang together and would make the interval absurdly narrow. Clusters that
 * no two coders rated are not drawn. A resample is a weighted sum of the clusters' counts.
 * Source: Efron and Tibshirani (1993), ch. 13; clusters: Davison and Hinkley (1997), section 3.8.
 * Yields its progress from 0 to 1.
 */
export function* clusterBootstrap(
  table: CodingTable,
  clusters: readonly ClusterCounts[],
  options: BootstrapOptions & { readonly resampled: Resampled },
): Generator<number, ClusterIntervals> {
  const { resamples, seed, resampled } = options
  const drawable = Int32Array.from(
    clusters.flatMap((cluster, number) => (cluster.ratings > 0 ? [number] : [])),
  )
  if (drawable.length < 2) {
    const none = absent('too_few_to_resample')
    return { codes: Array.from({ length: table.codes }, () => none), overall: none }
  }
  const expectedSteps = expectedJaccard(table, resamples)
  let expectedStep = expectedSteps.next()
  for (; !expectedStep.done; expectedStep = expectedSteps.next()) yield expectedStep.value * 0.3
  const expectedOf = expectedStep.value
  const [setsApart = new Float64Array()] = observedDistances(table, [jaccardDistance])

  const random = seededRandom(seed)
  const draws = new Float64Array(clusters.length)
  const chosen = new Float64Array(table.codes)
  const apart = new Float64Array(table.codes)
  const codeAlphas = Array.from({ length: table.codes }, () => new Float64Array(resamples))
  const overall = new Float64Array(resamples)
  for (let resample = 0; resample < resamples; resample++) {
    draws.fill(0)
    for (let draw = 0; draw < drawable.length; draw++) {
      add(draws, at(drawable, drawBelow(random, drawable.length)), 1)
    }
    chosen.fill(0)
    apart.fill(0)
    let n = 0
    let setApart = 0
    for (let d = 0; d < clusters.length; d++) {
      const times = at(draws, d)
      const cluster = clusters[d]
      if (times === 0 || !cluster) continue
      n += times * cluster.ratings
      setApart += times * at(setsApart, d)
      for (let i = 0; i < cluster.codes.length; i++) {
        const code = at(cluster.codes, i)
        add(chosen, code, times * at(cluster.chosen, i))
        add(apart, code, times * at(cluster.apart, i))
      }
    }
    codeAlphas.forEach((alphas, code) => {
      const ones = at(chosen, code)
      const varied = ones > 0 && ones < n
      alphas[resample] = varied ? 1 - (at(apart, code) / (2 * ones)) * ((n - 1) / (n - ones)) : Number.NaN
    })
    const expected = expectedOf?.(draws, n) ?? 0
    // Sets that differ give n or more over the number of codes; what is far below that is rounding.
    overall[resample] = expected > n * 1e-6 ? 1 - (setApart / expected) * (n - 1) : Number.NaN
    if (resample % 16 === 0) yield 0.3 + (0.7 * resample) / resamples
  }
  const facts = { seed, resampled, clusters: drawable.length }
  return {
    codes: codeAlphas.map((alphas) => intervalOf(alphas, facts)),
    overall: expectedOf ? intervalOf(overall, facts) : absent('too_many_sets'),
  }
}
