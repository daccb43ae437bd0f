import type { Span } from '#shared/domain/span.ts'
import type { Depth } from '../surface/depths.ts'

/** A run of bins, from 0, that have the same depth. [from, to). */
export interface Run {
  readonly from: number
  readonly to: number
  readonly depth: number
}

/**
 * How deep codings lie on a document drawn in so many bins of equal length: of each bin its deepest place, uncoded
 * bins left out, neighbours of one depth together.
 */
export function runsOf(depths: readonly Depth[], length: number, bins: number): Run[] {
  const deepest = new Uint8Array(bins)
  for (const stretch of depths) {
    const from = Math.floor((stretch.start / length) * bins)
    const to = Math.max(from + 1, Math.ceil((stretch.end / length) * bins))
    for (let bin = from; bin < Math.min(to, bins); bin += 1)
      deepest[bin] = Math.max(deepest[bin] ?? 0, stretch.depth)
  }
  const runs: Run[] = []
  for (let from = 0; from < bins;) {
    const depth = deepest[from] ?? 0
    let to = from + 1
    while (to < bins && deepest[to] === depth) to += 1
    if (depth > 0) runs.push({ from, to, depth })
    from = to
  }
  return runs
}

/** How much of the codable text is coded, 0 to 1. Both are sorted and disjoint. */
export function shareCoded(coded: readonly Span[], codable: readonly Span[]): number {
  const total = codable.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0)
  let both = 0
  let at = 0
  for (const stretch of coded) {
    while ((codable[at]?.end ?? Infinity) <= stretch.start) at += 1
    for (let index = at; index < codable.length; index += 1) {
      const part = codable[index]
      if (!part || part.start >= stretch.end) break
      both += Math.max(0, Math.min(part.end, stretch.end) - Math.max(part.start, stretch.start))
    }
  }
  return total === 0 ? 0 : both / total
}
