import { describe, expect, it } from 'vitest'
import { lightKappa } from './light-kappa.ts'
import { ratingsFrom } from './ratings.ts'

describe("Light's kappa", () => {
  it('leaves pairs without a value out of the mean, and says how many', () => {
    const { ratings } = ratingsFrom([
      ['x', 'x', null],
      ['y', 'y', null],
      ['y', 'x', null],
      ['x', 'x', 'x'],
    ])
    expect(lightKappa(ratings)).toEqual({ value: 0.5, pairs: 1, leftOut: 2 })
  })
})
