import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byLength, PseudonymList } from './pseudonym-list.ts'

const list = new PseudonymList([
  { words: 'Tyne', pseudonym: 'a river' },
  { words: 'Tyneham', pseudonym: 'place' },
  { words: 'North Tyneham', pseudonym: 'town' },
  { words: 'José', pseudonym: 'Rowan' },
  { words: 'St. Mary’s', pseudonym: 'a church' },
  { words: 'R&B', pseudonym: 'a firm' },
  { words: '東京', pseudonym: 'city' },
  { words: '☎', pseudonym: 'number' },
])

describe('the pseudonym list', () => {
  it.each([
    ['We met in Tyneham.', 'We met in place.'],
    ['north  tyneham and TYNEHAM', 'town and place'],
    ['in North\nTyneham', 'in town'],
    ['Tyneham’s board, Tyneham-based', 'place’s board, place-based'],
    ["José's, Jose\u0301 and JOSE", "Rowan's, Rowan and Rowan"],
    ["at St. Mary's then", 'at a church then'],
    ['Tynehams and Tyneside', 'Tynehams and Tyneside'],
    ['for R&B, not R&Bs', 'for a firm, not R&Bs'],
    ['in 東京都 today', 'in city都 today'],
    ['Ty\u00ADne flows', 'a river flows'],
    ['call ☎ now', 'call number now'],
  ])('%s', (text, expected) => {
    expect(list.applied(text)).toBe(expected)
  })

  it('lets the longer of two that overlap win', () => {
    const two = new PseudonymList([
      { words: 'Ann Lee', pseudonym: 'A' },
      { words: 'Lee Parker', pseudonym: 'B' },
    ])
    expect(two.applied('Ann Lee Parker')).toBe('Ann B')
    expect(
      byLength([
        { words: 'a', pseudonym: 'x' },
        { words: 'bcd', pseudonym: 'y' },
      ])[0]?.words,
    ).toBe('bcd')
  })

  it('replaces what stands there and nothing else, whatever the text', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('Tyneham', 'NORTH', 'jose\u0301', ' ', "'s"),
    )
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join(' ')),
        (text) => {
          let last = 0
          for (const { start, end } of list.find(text)) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            last = end
          }
          expect(last).toBeLessThanOrEqual(text.length)
          expect(list.find(list.applied(text)).filter(({ by }) => by !== 'city')).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })
})
