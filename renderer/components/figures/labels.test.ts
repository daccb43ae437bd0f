import { describe, expect, it } from 'vitest'
import { cut, inLines, pathWithin } from './labels.ts'

describe('labels of a picture', () => {
  it('a path that is too long is told by its end', () => {
    expect(pathWithin('Practices / Prevention', 30)).toBe('Practices / Prevention')
    expect(pathWithin('Outcomes / Improved access to services', 30)).toBe('Improved access to services')
    expect(pathWithin('Outcomes / Improvements in inter-professional working', 20)).toBe(
      'Improvements in int…',
    )
  })

  it('are cut between characters, never within one', () => {
    expect(cut('🏠🏠🏠🏠', 3)).toBe('🏠🏠…')
    expect(cut('short', 5)).toBe('short')
  })

  it('are set in lines, and end in an ellipsis where they do not fit', () => {
    expect(inLines('Practices / Prevention', 12, 4)).toEqual(['Practices /', 'Prevention'])
    expect(inLines('one two three four five six', 8, 2)).toEqual(['one two', 'three…'])
    expect(inLines('', 8, 2)).toEqual([])
  })
})
