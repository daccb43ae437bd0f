/** A stretch of one code by one coder, [start, end) in codable text. */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly code: number
}

/**
 * Codable text laid end to end, and each coder's segments on it, ordered by start. A coder's segments of one
 * code do not overlap each other; they may touch, and are then two segments.
 */
export interface Continuum {
  readonly length: number
  readonly segments: readonly (readonly Segment[])[]
  /** Where documents end, ascending, the last at `length`: no segment and no gap reaches across. */
  readonly borders: readonly number[]
}

/**
 * Unites overlapping segments of the same code. Touching ones stay apart: where a coder cut is part of what
 * unitizing measures compare.
 * @returns segments ordered by start
 */
export function uniteSegments(segments: readonly Segment[]): Segment[] {
  const united: { start: number; end: number; code: number }[] = []
  const lasts: ({ start: number; end: number; code: number } | undefined)[] = []
  for (const { start, end, code } of segments.toSorted((a, b) => a.start - b.start)) {
    const last = lasts[code]
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else {
      const segment = { start, end, code }
      lasts[code] = segment
      united.push(segment)
    }
  }
  return united
}

/** The continuum taken apart by code, 0 to `codes` - 1: one continuum each, in which the code is number 0. */
export function byCode(continuum: Continuum, codes: number): Continuum[] {
  const sorted = Array.from({ length: codes }, () => continuum.segments.map((): Segment[] => []))
  continuum.segments.forEach((own, coder) => {
    for (const { start, end, code } of own) sorted[code]?.[coder]?.push({ start, end, code: 0 })
  })
  return sorted.map((segments) => ({ ...continuum, segments }))
}

/** The continuum with all codes taken for one, numbered 0: what overlaps becomes one segment. */
export function whateverCode(continuum: Continuum): Continuum {
  const anyCode = (own: readonly Segment[]) =>
    uniteSegments(own.map(({ start, end }) => ({ start, end, code: 0 })))
  return { ...continuum, segments: continuum.segments.map(anyCode) }
}

/** Whether a coder's segments overlap each other, so that there is not one code at each place. */
export function hasOverlap(segments: readonly Segment[]): boolean {
  let end = 0
  for (const segment of segments) {
    if (segment.start < end) return true
    end = Math.max(end, segment.end)
  }
  return false
}

/** The lengths of the gaps between segments that do not overlap, cut where documents end. */
export function gapLengths(segments: readonly Segment[], borders: readonly number[]): number[] {
  const gaps: number[] = []
  let position = 0
  let next = 0
  for (const border of borders) {
    for (let segment = segments[next]; segment && segment.start < border; segment = segments[++next]) {
      if (segment.start > position) gaps.push(segment.start - position)
      position = segment.end
    }
    if (border > position) gaps.push(border - position)
    position = border
  }
  return gaps
}
