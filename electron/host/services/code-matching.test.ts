import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchCodes, type MatchableCode } from './code-matching.ts'

type Told = Partial<Pick<MatchableCode, 'id' | 'parent' | 'brief' | 'definition'>>

function code(key: string, name: string, told: Told = {}): MatchableCode {
  return { key, id: null, parent: null, name, path: name, brief: '', definition: '', ...told }
}

const trust = 'Partners rely on each other to keep their word, even where nothing was signed.'
const money = 'Budgets are pooled or delegated, so that one body spends for several.'

describe('matching codes', () => {
  it('takes the same id for certain, whatever the names', () => {
    const found = matchCodes(
      [code('a', 'Trust', { id: 'one' })],
      [code('x', 'Faith', { id: 'one' }), code('y', 'Trust')],
    )
    expect(found.get('a')).toEqual({ code: 'x', by: 'id', sure: 'certain' })
  })

  it('tells namesakes under two parents apart by their paths', () => {
    const book = (side: string) => [
      code(`${side}1`, 'Definition'),
      code(`${side}2`, 'Prevention', { parent: `${side}1` }),
      code(`${side}3`, 'Practices'),
      code(`${side}4`, 'Prevention', { parent: `${side}3` }),
    ]
    const found = matchCodes(book('t'), book('m').toReversed())
    expect([...found].map(([key, match]) => `${key} ${match.code}`).toSorted()).toEqual([
      't1 m1',
      't2 m2',
      't3 m3',
      't4 m4',
    ])
    expect([...found.values()].every(({ by, sure }) => by === 'path' && sure === 'certain')).toBe(true)
  })

  it('takes letter case and form of letters for nothing', () => {
    expect(matchCodes([code('a', 'CAFE\u0301')], [code('x', 'Café')]).get('a')).toMatchObject({
      sure: 'certain',
    })
  })

  it('finds a name that stands elsewhere, and is likely right', () => {
    const found = matchCodes(
      [code('a', 'Coordination')],
      [code('p', 'Practices'), code('x', 'Co-ordination', { parent: 'p' })],
    )
    expect(found.get('a')).toEqual({ code: 'x', by: 'name', sure: 'likely' })
  })

  it('is unsure of a name that stands elsewhere and means another thing', () => {
    const found = matchCodes(
      [code('a', 'Prevention', { brief: trust })],
      [code('p', 'Practices'), code('x', 'Prevention', { parent: 'p', brief: money })],
    )
    expect(found.get('a')).toEqual({ code: 'x', by: 'name', sure: 'unsure' })
  })

  it('does not guess between two of a name', () => {
    const found = matchCodes(
      [code('a', 'Prevention')],
      [
        code('p', 'P'),
        code('q', 'Q'),
        code('x', 'Prevention', { parent: 'p' }),
        code('y', 'Prevention', { parent: 'q' }),
      ],
    )
    expect(found.get('a')?.sure).toBe('unsure')
  })

  it('finds a renamed code by its definition', () => {
    const found = matchCodes(
      [code('a', 'Reliance', { definition: trust }), code('b', 'Funds', { definition: money })],
      [
        code('x', 'One purse', { definition: money }),
        code('y', 'Trust', { definition: `${trust} Also informally.` }),
      ],
    )
    expect(found.get('a')).toEqual({ code: 'y', by: 'definition', sure: 'likely' })
    expect(found.get('b')).toEqual({ code: 'x', by: 'definition', sure: 'likely' })
  })

  it('finds children below a parent that was renamed', () => {
    const found = matchCodes(
      [code('a', 'Reliance', { definition: trust }), code('b', 'Kept', { parent: 'a' }), code('c', 'Kept')],
      [code('x', 'Trust', { definition: trust }), code('y', 'Kept', { parent: 'x' }), code('z', 'Kept')],
    )
    expect(found.get('b')).toEqual({ code: 'y', by: 'name', sure: 'likely' })
    expect(found.get('c')).toEqual({ code: 'z', by: 'path', sure: 'certain' })
  })

  it('shows a similar name, but is not sure of it', () => {
    const found = matchCodes(
      [code('a', 'Integrated budget')],
      [code('x', 'Integrated teams'), code('y', 'Integrated budgets')],
    )
    expect(found.get('a')).toEqual({ code: 'y', by: 'name', sure: 'unsure' })
  })

  it('finds nothing for what is new', () => {
    expect(
      matchCodes([code('a', 'Weather', { brief: money })], [code('x', 'Trust', { brief: trust })]).size,
    ).toBe(0)
  })

  it('lets two that stand in one place share no code', () => {
    const found = matchCodes([code('a', 'Trust'), code('b', 'Trust')], [code('x', 'Trust')])
    expect([...found.keys()]).toEqual(['a'])
  })

  it('survives lines that go round or lead nowhere', () => {
    const round = [
      code('a', 'A', { parent: 'b' }),
      code('b', 'B', { parent: 'a' }),
      code('c', 'C', { parent: 'gone' }),
    ]
    expect(matchCodes(round, round).size).toBe(3)
  })

  const names = fc.string({
    minLength: 1,
    maxLength: 12,
    unit: fc.constantFrom('a', 'b', 'e', ' ', 'é', '1'),
  })
  const books = fc
    .array(fc.record({ name: names, above: fc.nat(), brief: fc.lorem({ maxCount: 6 }) }), { maxLength: 25 })
    .map((told) => {
      const taken = new Set<string>()
      const book: MatchableCode[] = []
      for (const { name, above, brief } of told) {
        const parent = book[above % (book.length + 1)]?.key ?? null
        const place = `${parent ?? ''}/${name}`
        if (taken.has(place)) continue
        taken.add(place)
        book.push(code(String(book.length), name, { parent, brief }))
      }
      return book
    })

  it('matches a codebook with itself one to one', () => {
    fc.assert(
      fc.property(books, (book) => {
        const found = matchCodes(book, book)
        for (const { key } of book) expect(found.get(key)).toEqual({ code: key, by: 'path', sure: 'certain' })
      }),
    )
  })

  it('never gives two codes the same one, and only codes that are there', () => {
    fc.assert(
      fc.property(books, books, (theirs, mine) => {
        const codes = [...matchCodes(theirs, mine).values()].map((match) => match.code)
        expect(new Set(codes).size).toBe(codes.length)
        expect(codes.every((key) => mine.some((one) => one.key === key))).toBe(true)
      }),
    )
  })
})
