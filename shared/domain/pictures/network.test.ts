import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnNetwork, linksOf, usualThreshold } from './network.ts'

const table = fc.integer({ min: 0, max: 50 }).chain((size) =>
  fc.array(fc.array(fc.oneof(fc.nat(30), fc.constant(null)), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
)

describe('the links of a network', () => {
  it('are the greater figure of each pair, the strongest first; a code is not linked to itself', () => {
    const cells = [
      [9, 1, 0],
      [4, 9, 2],
      [0, null, 9],
    ]
    expect(linksOf(cells)).toEqual([
      { a: 0, b: 1, weight: 4 },
      { a: 1, b: 2, weight: 2 },
    ])
  })

  it('usually few enough to be read, and some wherever there are any', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 30 }), (cells, most) => {
        const links = linksOf(cells)
        const atLeast = usualThreshold(links, most)
        const shown = links.filter(({ weight }) => weight >= atLeast)
        if (links.length > 0) expect(shown.length).toBeGreaterThan(0)
        const strongest = links[0]?.weight
        if (shown.length > most) expect(atLeast).toBe(strongest)
        // One lower would be too many.
        if (atLeast > 1)
          expect(links.filter(({ weight }) => weight >= atLeast - 1).length).toBeGreaterThan(most)
      }),
    )
  })

  it('as many as there is room for, between codes that are drawn', () => {
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 20 }),
        (cells, mostNodes, atLeast) => {
          const links = linksOf(cells)
          const drawn = drawnNetwork(links, { atLeast, mostNodes })
          expect(drawn.nodes.length).toBeLessThanOrEqual(mostNodes)
          expect(new Set(drawn.links.flatMap(({ a, b }) => [a, b]))).toEqual(new Set(drawn.nodes))
          expect(drawn.links.length + drawn.leftOff).toBe(
            links.filter(({ weight }) => weight >= atLeast).length,
          )
        },
      ),
    )
  })
})
