import { describe, expect, it } from 'vitest'
import { whatBecame } from './words.ts'

describe('whatBecame', () => {
  it('tells of codings that moved, that were lost, and that there were none', () => {
    expect(whatBecame({ moved: 2, orphaned: 0 })).toBe('2 codings moved with their words.')
    expect(whatBecame({ moved: 1, orphaned: 1 })).toBe(
      '1 coding moved with its words. 1 coding lost its words: see Orphaned codings.',
    )
    expect(whatBecame({ moved: 0, orphaned: 0 })).toBe('No coding had to move.')
  })
})
