import { describe, expect, it } from 'vitest'
import { deedFor, keyList, lettersOf } from './keys.ts'

describe('deedFor', () => {
  it('knows a deed by any of its keys, in capitals too', () => {
    expect(deedFor('j')).toBe('next')
    expect(deedFor('J')).toBe('next')
    expect(deedFor('ArrowUp')).toBe('previous')
    expect(deedFor('+')).toBe('all')
    expect(deedFor('0')).toBe('none')
    expect(deedFor('Tab')).toBeUndefined()
  })

  it('has no key for two deeds', () => {
    const keys = Object.values(keyList).flatMap((one): readonly string[] => one.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('lettersOf', () => {
  it('gives coders the letters in their order, but for those that do something else', () => {
    expect([...lettersOf(['ann', 'ben', 'cerys', 'dai', 'eve', 'fay'])]).toEqual([
      ['ann', 'A'],
      ['ben', 'B'],
      ['cerys', 'C'],
      ['dai', 'D'],
      ['eve', 'F'],
      ['fay', 'H'],
    ])
  })

  it('leaves those beyond the alphabet without one', () => {
    const coders = Array.from({ length: 40 }, (_, index) => `coder ${index}`)
    const letters = lettersOf(coders)
    expect(letters.size).toBeLessThan(26)
    expect(letters.get('coder 39')).toBeUndefined()
    expect([...letters.values()].filter((letter) => deedFor(letter) !== undefined)).toEqual([])
  })
})
