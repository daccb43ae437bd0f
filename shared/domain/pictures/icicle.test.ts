import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { icicle, totalsOf, type TreePart } from './icicle.ts'

const frame = { width: 600, height: 400 }

/** A forest: each part is put under one before it, or at the top. */
const forest = fc
  .array(fc.record({ under: fc.nat(), isTop: fc.boolean(), value: fc.nat(1000) }), { maxLength: 60 })
  .map((made) =>
    made.map(({ under, isTop, value }, at): TreePart => ({
      id: `${at}`,
      parent: isTop || at === 0 ? null : `${under % at}`,
      value,
    })),
  )

describe('a tree as an icicle', () => {
  it('children stand beside their parent, whose own stays free below them', () => {
    const cells = icicle(
      [
        { id: 'processes', parent: null, value: 1 },
        { id: 'agreements', parent: 'processes', value: 2 },
        { id: 'sharing', parent: 'processes', value: 0 },
        { id: 'outcomes', parent: null, value: 1 },
      ],
      frame,
    )
    expect(cells).toEqual([
      { id: 'processes', level: 0, x: 0, y: 0, width: 300, height: 300, own: 1, total: 3 },
      { id: 'agreements', level: 1, x: 300, y: 0, width: 300, height: 200, own: 2, total: 2 },
      { id: 'outcomes', level: 0, x: 0, y: 300, width: 300, height: 100, own: 1, total: 1 },
    ])
  })

  it('without any value there is nothing to draw', () => {
    expect(icicle([], frame)).toEqual([])
    expect(icicle([{ id: 'a', parent: null, value: 0 }], frame)).toEqual([])
  })

  it('areas are as the values, everything lies in the frame and in its parent, nothing on anything else', () => {
    fc.assert(
      fc.property(forest, (parts) => {
        const cells = icicle(parts, frame)
        const whole = parts.reduce((sum, { value }) => sum + value, 0)
        const byId = new Map(cells.map((cell) => [cell.id, cell]))
        const totals = totalsOf(parts)
        expect(cells.map(({ id }) => id)).toEqual(
          parts.filter(({ id }) => (totals.get(id) ?? 0) > 0).map(({ id }) => id),
        )
        for (const { id, parent } of parts) {
          const cell = byId.get(id)
          if (!cell) continue
          expect((cell.width * cell.height) / (cell.width * frame.height)).toBeCloseTo(cell.total / whole)
          expect(cell.x + cell.width).toBeLessThanOrEqual(frame.width + 1e-6)
          expect(cell.y + cell.height).toBeLessThanOrEqual(frame.height + 1e-6)
          const above = parent === null ? undefined : byId.get(parent)
          if (above) {
            expect(cell.x).toBeCloseTo(above.x + above.width)
            expect(cell.y).toBeGreaterThanOrEqual(above.y - 1e-6)
            expect(cell.y + cell.height).toBeLessThanOrEqual(above.y + above.height + 1e-6)
          }
        }
        for (const one of cells)
          for (const other of cells)
            if (one !== other && one.level === other.level)
              expect(one.y + one.height <= other.y + 1e-6 || other.y + other.height <= one.y + 1e-6).toBe(
                true,
              )
        expect(icicle(parts, frame)).toEqual(cells)
      }),
    )
  })
})
