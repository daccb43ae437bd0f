import { describe, expect, it } from 'vitest'
import { firstComparison } from './versions.ts'

describe('firstComparison', () => {
  it('is what was done since the newest version', () => {
    expect(firstComparison([3, 2, 1], true)).toEqual({ from: 3, to: null })
  })

  it('is what the newest version changed, where nothing was done since', () => {
    expect(firstComparison([3, 2, 1], false)).toEqual({ from: 2, to: 3 })
    expect(firstComparison([1], false)).toEqual({ from: 1, to: null })
  })
})
