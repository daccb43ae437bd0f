import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { integrationAreas, linkedByName } from './integration-matrix.ts'

describe('the integration matrix', () => {
  it('has the areas of its starter codebook, in its order', () => {
    const file = new URL('../../../resources/starter-codebooks/integration-matrix.json', import.meta.url)
    const names = [...readFileSync(file, 'utf8').matchAll(/"name": "([^"]+)"/gu)].map(([, name]) => name)
    expect(names.slice(1)).toEqual([...integrationAreas])
  })
})

describe('linking by name', () => {
  it('takes the first code of the name, whatever its case and blanks', () => {
    const codes = [
      { id: 'a', name: 'contracting ' },
      { id: 'b', name: 'Contracting' },
      { id: 'c', name: 'Something else' },
    ]
    expect(linkedByName(['Contracting', 'Purpose'], codes)).toEqual([
      { name: 'Contracting', code: 'a' },
      { name: 'Purpose', code: null },
    ])
  })
})
