import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layNetwork, type Box, type Point } from './network-layout.ts'

const frame = { width: 920, height: 700 }

const network = fc.integer({ min: 1, max: 40 }).chain((size) =>
  fc.record({
    boxes: fc.array(
      fc.record({ width: fc.integer({ min: 20, max: 120 }), height: fc.integer({ min: 20, max: 70 }) }),
      { minLength: size, maxLength: size },
    ),
    ties: fc.array(fc.record({ a: fc.nat(size - 1), b: fc.nat(size - 1) }), { maxLength: 60 }),
  }),
)

function overlaps(places: readonly Point[], boxes: readonly Box[]): number {
  let found = 0
  for (const [a, one] of places.entries())
    for (let b = a + 1; b < places.length; b += 1) {
      const other = places[b]
      const [oneBox, otherBox] = [boxes[a], boxes[b]]
      if (!other || !oneBox || !otherBox) throw new Error('a node without a place')
      const isClear =
        Math.abs(one.x - other.x) >= (oneBox.width + otherBox.width) / 2 ||
        Math.abs(one.y - other.y) >= (oneBox.height + otherBox.height) / 2
      if (!isClear) found += 1
    }
  return found
}

describe('the layout of a network', () => {
  it('keeps every node with its name in the frame, and is always the same', () => {
    fc.assert(
      fc.property(network, ({ boxes, ties }) => {
        const places = layNetwork(boxes, ties, frame)
        expect(places).toHaveLength(boxes.length)
        for (const [at, { x, y }] of places.entries()) {
          const { width, height } = boxes[at] ?? { width: 0, height: 0 }
          expect(x - width / 2).toBeGreaterThanOrEqual(-1e-6)
          expect(x + width / 2).toBeLessThanOrEqual(frame.width + 1e-6)
          expect(y - height / 2).toBeGreaterThanOrEqual(-1e-6)
          expect(y + height / 2).toBeLessThanOrEqual(frame.height + 1e-6)
        }
        expect(layNetwork(boxes, ties, frame)).toEqual(places)
      }),
      { numRuns: 30 },
    )
  })

  it('no name lies on another where a third of the frame is enough for all of them', () => {
    fc.assert(
      fc.property(network, ({ boxes, ties }) => {
        const area = boxes.reduce((sum, { width, height }) => sum + width * height, 0)
        fc.pre(area <= (frame.width * frame.height) / 3)
        expect(overlaps(layNetwork(boxes, ties, frame), boxes)).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('linked nodes stand nearer than others', () => {
    const boxes = Array.from({ length: 6 }, () => ({ width: 60, height: 30 }))
    const triangles = [
      { a: 0, b: 2 },
      { a: 2, b: 4 },
      { a: 0, b: 4 },
      { a: 1, b: 3 },
      { a: 3, b: 5 },
      { a: 1, b: 5 },
    ]
    const places = layNetwork(boxes, triangles, frame)
    const apart = (a: number, b: number) => {
      const [one, other] = [places[a], places[b]]
      return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0
    }
    const linked = Math.max(...triangles.map(({ a, b }) => apart(a, b)))
    const others = [0, 2, 4].flatMap((a) => [1, 3, 5].map((b) => apart(a, b)))
    expect(Math.min(...others)).toBeGreaterThan(linked * 0.8)
    expect(others.reduce((sum, far) => sum + far, 0) / 9).toBeGreaterThan(linked)
  })
})
