import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip, compareSpans, intersection, lengthOf, overlaps, unite, type Span } from './span.ts'

const textLength = 60

const span = fc
  .uniqueArray(fc.integer({ min: 0, max: textLength }), { minLength: 2, maxLength: 2 })
  .map((edges): Span => ({ start: Math.min(...edges), end: Math.max(...edges) }))
const spans = fc.array(span, { maxLength: 12 })

/** The same thing the slow way: every code unit a span holds. */
function unitsOf(...all: readonly Span[]): Set<number> {
  return new Set(all.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)))
}

function shared(a: Set<number>, b: Set<number>): Set<number> {
  return new Set([...a].filter((unit) => b.has(unit)))
}

function inOrder(units: Set<number>): number[] {
  return [...units].toSorted((a, b) => a - b)
}

describe('the length of a span', () => {
  it('is how many code units it holds', () => {
    fc.assert(fc.property(span, (one) => lengthOf(one) === unitsOf(one).size))
  })
})

describe('two spans', () => {
  it('overlap where they share a code unit; touching is not overlapping', () => {
    expect(overlaps({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(false)
    fc.assert(
      fc.property(span, span, (a, b) => {
        expect(overlaps(a, b)).toBe(shared(unitsOf(a), unitsOf(b)).size > 0)
      }),
    )
  })

  it('share just the code units both hold, or nothing', () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        const both = intersection(a, b)
        expect(unitsOf(...(both ? [both] : []))).toEqual(shared(unitsOf(a), unitsOf(b)))
        expect(both).toEqual(intersection(b, a))
        expect(both !== null).toBe(overlaps(a, b))
      }),
    )
  })

  it('stand in order of start, then of end', () => {
    fc.assert(
      fc.property(spans, (some) => {
        const sorted = some.toSorted(compareSpans)
        expect(sorted).toEqual(some.toSorted((a, b) => a.start * 1000 + a.end - (b.start * 1000 + b.end)))
      }),
    )
  })
})

describe('the union of spans', () => {
  it('holds every code unit of theirs and no other', () => {
    fc.assert(
      fc.property(spans, (some) => {
        expect(inOrder(unitsOf(...unite(some)))).toEqual(inOrder(unitsOf(...some)))
      }),
    )
  })

  it('is sorted, and between two of its spans there is always a gap', () => {
    fc.assert(
      fc.property(spans, (some) => {
        const united = unite(some)
        for (const [index, one] of united.entries()) {
          expect(one.start).toBeLessThan(one.end)
          const next = united[index + 1]
          if (next) expect(next.start).toBeGreaterThan(one.end)
        }
      }),
    )
  })

  it('is the same whatever the order, and united again stays what it is', () => {
    fc.assert(
      fc.property(spans, (some) => {
        expect(unite(some.toReversed())).toEqual(unite(some))
        expect(unite(unite(some))).toEqual(unite(some))
      }),
    )
  })

  it('leaves the spans it is made of as they are', () => {
    fc.assert(
      fc.property(spans, (some) => {
        const before = structuredClone(some)
        unite(some)
        expect(some).toEqual(before)
      }),
    )
  })
})

describe('clipping a span to stretches of text', () => {
  it('keeps just what lies in them, in order, a part a stretch', () => {
    fc.assert(
      fc.property(span, spans, (one, some) => {
        const within = unite(some)
        const parts = clip(one, within)
        expect(inOrder(unitsOf(...parts))).toEqual(inOrder(shared(unitsOf(one), unitsOf(...within))))
        expect(parts).toEqual(parts.toSorted(compareSpans))
        expect(parts).toHaveLength(within.filter((stretch) => overlaps(one, stretch)).length)
      }),
    )
  })
})
