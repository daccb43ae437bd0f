import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readList, writeList } from './codebook-cells.ts'

describe('a list in a cell', () => {
  it('has an entry a line', () => {
    expect(writeList(['We share a desk.', 'We share keys.'])).toBe('We share a desk.\nWe share keys.')
    expect(readList('We share a desk.\n\nWe share keys.\n')).toEqual(['We share a desk.', 'We share keys.'])
  })

  it('keeps the lines of one entry together', () => {
    expect(writeList(['A: Yes.\nB: No.', 'C: Well.'])).toBe('A: Yes.\n  B: No.\nC: Well.')
  })

  it('is read back as it was written, whatever stands in it', () => {
    const entry = fc
      .string({ unit: fc.constantFrom('a', ' ', '\n', '\\', '-', 'é'), minLength: 1 })
      .filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        expect(readList(writeList(entries))).toEqual(entries)
      }),
    )
  })
})
