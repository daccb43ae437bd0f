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
  const stretches = new Stretches(deepest)
  let open = 0
  let from = 0
  for (const edge of edges) {
    const at = Math.floor(edge / 2)
    stretches.add(from, at, open)
    open += edge % 2 === 1 ? 1 : -1
    from = at
  }
  return stretches.depths
}

/** The same within a whole document of so many characters: counted instead of sorted, in time linear in both. */
export function depthsIn(length: number, spans: readonly Span[], deepest: number): Depth[] {
  const changes = new Int32Array(length + 1)
  for (const { start, end } of spans) {
    changes[start] = (changes[start] ?? 0) + 1
    changes[end] = (changes[end] ?? 0) - 1
  }
  const stretches = new Stretches(deepest)
  let open = 0
  let from = 0
  for (let at = 0; at <= length; at += 1) {
    const change = changes[at] ?? 0
    if (change === 0) continue
    stretches.add(from, at, open)
    open += change
    from = at
  }
  stretches.add(from, length, open)
  return stretches.depths
}

class Stretches {
  readonly depths: { start: number; end: number; depth: number }[] = []
  readonly #deepest: number

  constructor(deepest: number) {
    this.#deepest = deepest
  }

  add(start: number, end: number, open: number): void {
    if (open === 0 || start === end) return
    const depth = Math.min(open, this.#deepest)
    const last = this.depths.at(-1)
    if (last && last.end === start && last.depth === depth) last.end = end
    else this.depths.push({ start, end, depth })
  }
}
