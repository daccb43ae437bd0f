import type { Distance } from './krippendorff-alpha.ts'
import { at } from './numeric.ts'
import type { Tally } from './tally.ts'

/** The interval distance (c - k)^2. Source: Krippendorff (2011), section D. */
export function intervalDistance(values: readonly number[]): Distance {
  return (c, k) => ((values[c] ?? 0) - (values[k] ?? 0)) ** 2
}

/** The ratio distance ((c - k) / (c + k))^2, 0 for two zeros. Source: Krippendorff (2011), section D. */
export function ratioDistance(values: readonly number[]): Distance {
  return (c, k) => {
    const a = values[c] ?? 0
    const b = values[k] ?? 0
    return a === b ? 0 : ((a - b) / (a + b)) ** 2
  }
}

/**
 * The ordinal distance: the square of the ratings that lie between two ranks, half of either rank's own
 * included, (sum_{g=c..k} n_g - (n_c + n_k) / 2)^2. Source: Krippendorff (2011), section D.
 * @param values the value of each category, whose order is the rank
 */
export function ordinalDistance(values: readonly number[], tally: Tally): Distance {
  const order = values.map((_, category) => category).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const middles = new Float64Array(values.length)
  let below = 0
  for (const category of order) {
    const count = at(tally.pairableCounts, category)
    middles[category] = below + count / 2
    below += count
  }
  return (c, k) => (at(middles, c) - at(middles, k)) ** 2
}
