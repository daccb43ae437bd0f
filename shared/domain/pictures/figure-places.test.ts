import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeFigures } from './figure-places.ts'

const figure = { width: 14, height: 12 }
const across = { from: { x: 0, y: 0 }, to: { x: 100, y: 0 } }

describe('the figures of lines', () => {
  it('stand in the middle, or beside what is there, or nowhere', () => {
    expect(placeFigures([across], [], figure)).toEqual([{ x: 50, y: 0 }])
    const [beside] = placeFigures([across], [{ x: 45, y: 0, width: 20, height: 20 }], figure)
    expect(beside?.x).toBeCloseTo(62)
    expect(placeFigures([across], [{ x: 50, y: 0, width: 300, height: 20 }], figure)).toEqual([null])
  })

  it('stand on their line, and on nothing else', () => {
    const point = fc.record({ x: fc.nat(900), y: fc.nat(600) })
    const line = fc.record({ from: point, to: point })
    const box = fc.record({ x: fc.nat(900), y: fc.nat(600), width: fc.nat(100), height: fc.nat(60) })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.array(box, { maxLength: 40 }), (lines, taken) => {
        const places = placeFigures(lines, taken, figure)
        expect(placeFigures(lines, taken, figure)).toEqual(places)
        const held = [...taken]
        for (const [at, { from, to }] of lines.entries()) {
          const place = places[at]
          if (!place) continue
          const { x, y } = place
          for (const other of held)
            expect(
              Math.abs(x - other.x) >= (figure.width + other.width) / 2 ||
                Math.abs(y - other.y) >= (figure.height + other.height) / 2,
            ).toBe(true)
          held.push({ ...place, ...figure })
          expect((x - from.x) * (to.y - from.y) - (y - from.y) * (to.x - from.x)).toBeCloseTo(0, 4)
          expect(Math.hypot(x - from.x, y - from.y)).toBeLessThanOrEqual(
            Math.hypot(to.x - from.x, to.y - from.y) + 1e-6,
          )
        }
      }),
    )
  })
})
