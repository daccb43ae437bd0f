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

  const many = new PseudonymList([
    { words: '김민수', pseudonym: 'P1' },
    { words: '수원', pseudonym: 'P2' },
    { words: '삼성 SDS', pseudonym: 'P3' },
    { words: 'Ann', pseudonym: 'P4' },
    { words: 'דנה', pseudonym: 'P5' },
    { words: 'رياض', pseudonym: 'P6' },
    { words: 'محمد علي', pseudonym: 'P7' },
    { words: 'Ankara', pseudonym: 'P8' },
    { words: 'İzmir', pseudonym: 'P9' },
  ])

  it.each([
    // Korean particles stand behind the name, in one word with it.
    ['김민수가 왔다. 김민수는, 김민수에게도', 'P1가 왔다. P1는, P1에게도'],
    ['김민수가'.normalize('NFD'), `P1${'가'.normalize('NFD')}`],
    ['저수원지는 수원에', '저수원지는 P2에'],
    ['삼성 SDS가, Ann이', 'P3가, P4이'],
    // So do they in Japanese, where the script changes.
    ['Annさん, Anne', 'P4さん, Anne'],
    // In Hebrew and Arabic they stand before it.
    ['דנה, לדנה ושדנה, וכשדנה', 'P5, לP5 ושP5, וכשP5'],
    ['דנהx דניאל דנהי', 'P5x דניאל דנהי'],
    ['رياض والرياض وبالرياض للرياض', 'P6 والP6 وبالP6 للP6'],
    ['رياضة', 'رياضة'],
    ['ومحمد  علي', 'وP7'],
    // Turkish ones stand behind an apostrophe.
    ["Ankara'da, ANKARA’ya, İzmir'de, izmir’e", "P8'da, P8’ya, P9'de, P9’e"],
  ])('finds a name that other words are joined to, as in “%s”', (text, expected) => {
    expect(many.applied(text)).toBe(expected)
  })

  it('tells what is left of names in scripts without capitals', () => {
    const parts = (text: string) => many.partsIn(text).map(({ start, end }) => text.slice(start, end))
    expect(parts('민수가 우리김민수와 저수원지')).toEqual(['민수', '김민수', '수원'])
    expect(parts('قال محمد')).toEqual(['محمد'])
    expect(parts('Ann and Ankara, Annie; 수')).toEqual([])
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
