import { describe, expect, it } from 'vitest'
import { add } from './numeric.ts'
import { drawBelow, seededRandom } from './random.ts'

describe('the seeded generator', () => {
  it('repeats itself for a seed, and differs between seeds', () => {
    const draws = (seed: number) => Array.from({ length: 20 }, seededRandom(seed))
    expect(draws(42)).toEqual(draws(42))
    expect(draws(42)).not.toEqual(draws(43))
  })

  it('draws every number as often', () => {
    const random = seededRandom(7)
    const counts = new Int32Array(10)
    for (let draw = 0; draw < 100_000; draw++) add(counts, drawBelow(random, 10), 1)
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })
})
