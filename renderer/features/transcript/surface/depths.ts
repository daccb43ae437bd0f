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
  // Edges as numbers, twice their offset, and one more where a span begins: numbers are sorted fastest.
  const edges = new Float64Array(2 * spans.length)
  spans.forEach(({ start, end }, index) => {
    edges[2 * index] = 2 * start + 1
    edges[2 * index + 1] = 2 * end
  })
  edges.sort()
  const depths: { start: number; end: number; depth: number }[] = []
  let open = 0
  let from = 0
  for (const edge of edges) {
    const at = Math.floor(edge / 2)
    if (open > 0 && at > from) {
      const depth = Math.min(open, deepest)
      const last = depths.at(-1)
      if (last && last.end === from && last.depth === depth) last.end = at
      else depths.push({ start: from, end: at, depth })
    }
    open += edge % 2 === 1 ? 1 : -1
    from = at
  }
  return depths
}
