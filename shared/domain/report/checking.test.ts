import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { around, findingKey, findingsIn, readableTurn } from './checking.ts'
import type { Piece } from './pieces.ts'
import { Vocabulary } from './vocabulary.ts'

const vocabulary = new Vocabulary()
vocabulary.add(
  `They said the money will go, and we told Will. Hope is a thing. I hope it will. The budget was late.
  By the grace of God, prices rose, and a baker and some people may mark it, reading in the bath.`,
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
    ['Hope you are well. Prices rose. Mark the day.', []],
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

  it.each<[string, string[]]>([
    ['Leeds LS1 4AP', ['name: Leeds', 'postcode: LS1 4AP']],
    ['at Acacia Avenue SW1A 2AA Leeds', ['name: Acacia Avenue', 'postcode: SW1A 2AA', 'name: Leeds']],
    ['to Jane Smith@nhs.net of Ward B', ['name: Jane', 'email: Smith@nhs.net', 'name: Ward B']],
    [
      'Room 900 12345@nhs.net, flat 3 90210 Ely',
      ['name: Room', 'number: 900', 'email: 12345@nhs.net', 'number: 3', 'postcode: 90210', 'name: Ely'],
    ],
  ])('loses nothing of what touches something else that it finds, as in “%s”', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('loses no name, whatever else it finds around it', () => {
    const other = fc.constantFrom(
      'LS1 4AP',
      '90210',
      'jo@trust.uk',
      '0161 496 0000',
      '2019',
      'Pam',
      'and',
      ',',
    )
    fc.assert(
      fc.property(fc.array(other), fc.array(other), (before, after) => {
        const all = found(['told', ...before, 'Ermintrude', ...after].join(' '))
        expect(all.join('\n')).toContain('Ermintrude')
      }),
    )
  })

  it.each<[string, string[]]>([
    ['she is ex-Sandwell, from mid-Wales', ['name: ex-Sandwell', 'name: mid-Wales']],
    ['told al-Rashid and d’Arcy’s', ['name: al-Rashid', 'name: d’Arcy']],
    ["went to l'Arche and l’Arche", ["name: l'Arche", 'name: l’Arche']],
    ["off to I’Anson or A'Court", ['name: I’Anson', "name: A'Court"]],
    ['I’Anson went. McX went.', ['name: I’Anson', 'name: McX']],
    ['so O’Brien has an iPhone', ['name: O’Brien', 'name: iPhone']],
    ['you know-I said, and-I’m sure I’d’ve, can’t I', []],
    ['I-I know. A-a lot. You’ll see.', ['name: A-a']],
  ])('knows names by a capital anywhere in them, as in “%s”', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('knows a name at a sentence’s start by its capital within, though its lower case stands elsewhere', () => {
    const careless = new Vocabulary()
    careless.add('the mcgregor file, mid-wales and budget')
    const readable = readableTurn([said('McGregor went. Mid-Wales went. Budget went.')], true)
    expect(findingsIn(readable, careless).map(({ words }) => words)).toEqual(['McGregor', 'Mid-Wales'])
  })

  it.each<[string, string[]]>([
    ['Grace was there. Rose knows.', ['name: Grace', 'name: Rose']],
    ['Hope, my sister. Grace’s gone. Mark Lee went.', ['name: Hope', 'name: Grace', 'name: Mark Lee']],
    ['Reading Council paid. “Bath.”', ['name: Reading Council', 'name: Bath']],
    ['May and Hope always did', ['name: May', 'name: Hope']],
    ['Baker said no. Prices rose. Baker of the year. People said no.', ['name: Baker']],
    ['Hope it will. May I? Grace of a kind. Money was late.', []],
  ])('lists names that are words as well where they open a sentence, as in “%s”', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('takes the first word for a name where it opens no sentence', () => {
    expect(found('Budget was there.', false)).toEqual(['name: Budget'])
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
    expect(found([cut('It was late. '), said('Budget was there')])).toEqual([])
  })

  it('finds every capitalised word within a sentence but the plainest, whatever stands around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Z][a-z]{7,12}$/), (noise, name) => {
        const all = found(`we met ${noise} and told Qq${name.toLowerCase()} so`)
        expect(all.join('\n')).toContain(`Qq${name.toLowerCase()}`)
      }),
    )
  })

  it('lists what else is known to be of a name, once', () => {
    const text = 'Leeds 민수 LS1 4AP'
    const known = () => [{ start: 6, end: 8 }]
    expect(findingsIn(readableTurn([said(text)], true), vocabulary, known).map(({ words }) => words)).toEqual(
      ['Leeds', '민수', 'LS1 4AP'],
    )
  })

  it('counts one name once, and tells what stands around it', () => {
    expect(findingKey({ kind: 'name', words: 'Ann  Lee' })).toBe(
      findingKey({ kind: 'name', words: 'Ann Lee' }),
    )
    expect(around('we told Ann so', 8, 11)).toEqual({ before: 'we told ', after: ' so' })
  })
})
