import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { around, findingKey, findingsIn, readableTurn } from './checking.ts'
import type { Piece } from './pieces.ts'
import { Vocabulary } from './vocabulary.ts'

const vocabulary = new Vocabulary()
vocabulary.add(
  'They said the money will go, and we told Will. Hope is a thing. I hope it will. The budget was late.',
)
const said = (text: string): Piece => ({ kind: 'said', text })
const cut = (text: string): Piece => ({ kind: 'cut', text })
const found = (pieces: readonly Piece[] | string, opens = true) =>
  findingsIn(readableTurn(typeof pieces === 'string' ? [said(pieces)] : pieces, opens), vocabulary).map(
    ({ kind, words }) => `${kind}: ${words}`,
  )

describe('the last check', () => {
  it.each<[string, string[]]>([
    ['the money went to Riverside then.', ['name: Riverside']],
    ['we told Ann Lee and Zoë’s brother', ['name: Ann Lee', 'name: Zoë']],
    ['off to the Isle of Wight, Henley on Thames', ['name: Isle of Wight', 'name: Henley on Thames']],
    ['The budget was late. Money is money. We know.', []],
    ['Hope is all we have.', []],
    ['Will was late.', ['name: Will']],
    ['Ermintrude was late.', ['name: Ermintrude']],
    ['Then Ermintrude said “We know.”', ['name: Ermintrude']],
    ['I’m sure I was. And I’d say so.', []],
    ['Dr. Jones-Smith at the NHS', ['name: Dr', 'name: Jones-Smith', 'name: NHS']],
    ['write to j.o’hara@trust.nhs.uk today', ['email: j.o’hara@trust.nhs.uk']],
    ['ring 01632 960 001 or +44 (0)1632 960001', ['phone: 01632 960 001', 'phone: +44 (0)1632 960001']],
    ['ring (01632) 960-001', ['phone: (01632) 960-001']],
    ['at sw1a 1aa, B33 8TH and 90210', ['postcode: sw1a 1aa', 'postcode: B33 8TH', 'postcode: 90210']],
    ['in 2019, £1,200.50 at 9:30', ['number: 2019', 'number: 1,200.50', 'number: 9:30']],
    ['we told Pam’ll, and Kit’d', ['name: Pam', 'name: Kit']],
    ['Élan and ÆON', ['name: Élan', 'name: ÆON']],
  ])('finds in “%s”', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('takes the first word for a name where it opens no sentence', () => {
    expect(found('Hope was there.', false)).toEqual(['name: Hope'])
  })

  it('sees what was put in, and nothing of what was cut or replaced', () => {
    expect(
      found([
        said('we told '),
        cut('Ann '),
        { kind: 'replaced', text: 'Lee', by: 'Rowan' },
        { kind: 'put_in', text: 'the Mayor' },
      ]),
    ).toEqual(['name: Mayor'])
  })

  it('lists the half of a name that a cut leaves', () => {
    expect(found([said('in '), cut('Tyne'), said('ham then')])).toEqual(['name: ham'])
    expect(found([said('in Tyne'), cut('ham'), said(' then')])).toEqual(['name: Tyne'])
    expect(found([said('in '), cut('North '), said('Tyneham then')])).toEqual(['name: Tyneham'])
    expect(found([cut('It was late. '), said('Hope was there')])).toEqual([])
  })

  it('finds every capitalised word within a sentence but the plainest, whatever stands around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Z][a-z]{7,12}$/), (noise, name) => {
        const all = found(`we met ${noise} and told Qq${name.toLowerCase()} so`)
        expect(all.join('\n')).toContain(`Qq${name.toLowerCase()}`)
      }),
    )
  })

  it('counts one name once, and tells what stands around it', () => {
    expect(findingKey({ kind: 'name', words: 'Ann  Lee' })).toBe(
      findingKey({ kind: 'name', words: 'Ann Lee' }),
    )
    expect(around('we told Ann so', 8, 11)).toEqual({ before: 'we told ', after: ' so' })
  })
})
