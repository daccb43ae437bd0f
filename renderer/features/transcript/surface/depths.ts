import type { Span } from '#shared/domain/span.ts'

/** A stretch and how many codings lie on it. */
export interface Depth extends Span {
  readonly depth: number
}

/**
 * Disjoint stretches by how many of the spans lie on them, in order; uncoded text is left out. Deeper than
 * `deepest` counts as `deepest`, and neighbours of the same depth are one stretch.
 */
export function depthsOf(spans: readonly Span[], deepest: number): Depth[] {
  const edges = spans
    .flatMap((span) => [
      { at: span.start, by: 1 },
      { at: span.end, by: -1 },
    ])
    .toSorted((a, b) => a.at - b.at)
  const depths: { start: number; end: number; depth: number }[] = []
  let open = 0
  let from = 0
  for (const edge of edges) {
    if (open > 0 && edge.at > from) {
      const depth = Math.min(open, deepest)
      const last = depths.at(-1)
      if (last && last.end === from && last.depth === depth) last.end = edge.at
      else depths.push({ start: from, end: edge.at, depth })
    }
    open += edge.by
    from = edge.at
  }
  return depths
}
