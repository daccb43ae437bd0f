import { describe, expect, it } from 'vitest'
import { chosenUnits } from './chosen-units.ts'

describe('chosenUnits', () => {
  it('tells what all chose from what some or none did, of units that two or more rated', () => {
    const counts = [
      { rated: ['Ann', 'Ben', 'Carol'], chosen: ['Ann', 'Ben', 'Carol'], units: 5 },
      { rated: ['Ann', 'Ben'], chosen: ['Ann', 'Ben'], units: 2 },
      { rated: ['Ann', 'Ben', 'Carol'], chosen: ['Ben'], units: 3 },
      { rated: ['Ann', 'Ben'], chosen: [], units: 40 },
      { rated: ['Ann'], chosen: ['Ann'], units: 100 },
    ]
    expect(chosenUnits(counts)).toEqual({ all: 7, some: 3, nobody: 40 })
  })
})
