import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstFrom, holdsAny, placesHeld, wordSet } from './word-set.ts'

const words = 300
const flags = fc
  .uniqueArray(fc.nat(words - 1), { maxLength: 40 })
  .map((numbers) => Uint8Array.from({ length: words }, (_, number) => (numbers.includes(number) ? 1 : 0)))
const held = fc
  .uniqueArray(fc.nat(words - 1), { maxLength: words })
  .map((numbers) => Uint32Array.from(numbers).sort())

describe('a set of words', () => {
  it('is found among the words of a text, be they many or few', () => {
    fc.assert(
      fc.property(held, flags, (ascending, given) => {
        const set = wordSet(given)
        const places = [...ascending.keys()].filter((place) => given[ascending[place] ?? 0] === 1)
        expect([...placesHeld(ascending, set)]).toEqual(places)
        expect(holdsAny(ascending, set)).toBe(places.length > 0)
      }),
      { numRuns: 1000 },
    )
  })

  it('lists its words in order', () => {
    expect([...wordSet(Uint8Array.of(0, 1, 0, 1, 1)).numbers]).toEqual([1, 3, 4])
  })

  it('looks in an ascending list from a place on', () => {
    const list = Uint32Array.of(2, 4, 4, 9)
    expect([0, 2, 3, 4, 9, 10].map((least) => firstFrom(list, least))).toEqual([0, 0, 1, 1, 3, 4])
    expect(firstFrom(list, 4, 2)).toBe(2)
  })
})
