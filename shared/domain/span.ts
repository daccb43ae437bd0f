/** A half-open stretch of a document's text, [start, end), in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The length of a span in UTF-16 code units. */
export function lengthOf(span: Span): number {
  return span.end - span.start
}

/** Whether two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** What two spans share, or null where they share nothing. */
export function intersection(a: Span, b: Span): Span | null {
  const start = Math.max(a.start, b.start)
  const end = Math.min(a.end, b.end)
  return start < end ? { start, end } : null
}

/** Orders spans by start, then by end. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end
}

/** The union of spans as sorted, disjoint spans; overlapping and touching spans become one. */
export function unite(spans: readonly Span[]): Span[] {
  const united: { start: number; end: number }[] = []
  for (const span of spans.toSorted(compareSpans)) {
    const last = united.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else united.push({ start: span.start, end: span.end })
  }
  return united
}

/**
 * The parts of `span` that lie within `within`, in order.
 * @param within sorted, disjoint spans
 */
export function clip(span: Span, within: readonly Span[]): Span[] {
  const parts: Span[] = []
  for (const stretch of within) {
    if (stretch.start >= span.end) break
    const part = intersection(span, stretch)
    if (part) parts.push(part)
  }
  return parts
}
