import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '#shared/errors.ts'
import { readQdc } from './read-qdc.ts'
import type { QdcCode } from './read-codes.ts'
import { writeQdc } from './write-qdc.ts'

const read = (xml: string) => readQdc(Buffer.from(xml), 'book.qdc')
const book = (codes: string) =>
  `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes></CodeBook>`

function reasonOf(xml: string | Uint8Array): unknown {
  try {
    readQdc(Buffer.from(xml), 'book.qdc')
  } catch (error) {
    if (error instanceof Refusal) return error.failure.data['reason']
    throw error
  }
  throw new Error('It was not refused')
}

const permitted = /^(?:[\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{10ffff}])*$/u
const words = fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => permitted.test(text))
const names = words.map((text) =>
  `${text}x`
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .normalize('NFC'),
)

const anyBook: fc.Arbitrary<QdcCode[]> = fc
  .array(
    fc.record({
      guid: fc.uuid(),
      parent: fc.nat(),
      name: names,
      colour: fc.constantFrom(null, '#00ff7a', '#123456'),
      codable: fc.boolean(),
      description: words,
    }),
    { maxLength: 12 },
  )
  .map((drafts) => {
    const codes = drafts.map(({ parent, ...code }, at) => {
      const above = at === 0 ? null : drafts[parent % (at + 1)]
      return { ...code, parentGuid: !above || above.guid === code.guid ? null : above.guid }
    })
    const below = (guid: string | null): QdcCode[] =>
      codes.filter((code) => code.parentGuid === guid).flatMap((code) => [code, ...below(code.guid)])
    return below(null)
  })

describe('a codebook file', () => {
  it('gives back every code in its place', () => {
    fc.assert(
      fc.property(anyBook, (codes) => {
        fc.pre(new Set(codes.map(({ guid }) => guid)).size === codes.length)
        expect(read(writeQdc(codes))).toEqual({ codes, notices: [] })
      }),
    )
  })

  it('leaves out what XML cannot hold, and says so', () => {
    const code = {
      guid: 'a'.repeat(8),
      parentGuid: null,
      name: 'a\u0007b',
      colour: null,
      codable: true,
      description: '\ud800c',
    }
    const said: string[] = []
    const { codes } = read(writeQdc([code], (notice) => said.push(notice)))
    expect(codes).toMatchObject([{ name: 'ab', description: 'c' }])
    expect(said).toEqual(['2 control characters, which XML cannot hold, were left out.'])
  })
})

describe('a codebook from elsewhere', () => {
  const guid = '0F8FAD5B-D9CB-469F-A165-70867728950E'

  it('may brace its identifiers, write them in capitals and colours in three digits', () => {
    expect(
      read(book(`<Code guid="{${guid}}" name=" A\n b " isCodable="false" color="#A0F"/>`)).codes,
    ).toEqual([
      {
        guid: guid.toLowerCase(),
        parentGuid: null,
        name: 'A b',
        colour: '#aa00ff',
        codable: false,
        description: '',
      },
    ])
  })

  it('may have no namespace, or that of a draft', () => {
    const codes = `<Codes><Code guid="${guid}" name="A"/></Codes>`
    expect(read(`<CodeBook>${codes}</CodeBook>`).codes).toMatchObject([{ name: 'A', codable: true }])
    expect(
      read(
        `<q:CodeBook xmlns:q="urn:QDA-XML:codebook:0:4"><q:Codes><q:Code guid="${guid}" name="A"/></q:Codes></q:CodeBook>`,
      ).codes,
    ).toHaveLength(1)
  })

  it('may use an identifier twice, or none, or no name', () => {
    const { codes, notices } = read(
      book(`<Code guid="${guid}" name="A"><Code guid="${guid}" name="B"/></Code><Code name="" color="red"/>`),
    )
    expect(codes.map(({ name }) => name)).toEqual(['A', 'B', 'Unnamed code'])
    expect(new Set(codes.map((code) => code.guid)).size).toBe(3)
    expect(codes[1]?.parentGuid).toBe(codes[0]?.guid)
    expect(notices).toHaveLength(4)
  })

  it('is told of what is left out', () => {
    const { notices } = read('<CodeBook><Codes/><Sets><Set guid="x" name="s"/></Sets></CodeBook>')
    expect(notices).toEqual(['A set of codes was left out: Concord keeps none.'])
  })

  it.each([
    ['no XML', 'hello', 'damaged'],
    ['other XML', '<html/>', 'not_what_it_says'],
    ['a document type', '<!DOCTYPE CodeBook [<!ENTITY a "b">]><CodeBook/>', 'forbidden_markup'],
    ['an unclosed element', '<CodeBook><Codes>', 'damaged'],
    ['codes nested without end', book('<Code guid="x" name="a">'.repeat(100_000)), 'damaged'],
    ['codes nested 101 deep', book('<Code name="a">'.repeat(101) + '</Code>'.repeat(101)), 'damaged'],
    ['more than 16 MB', new Uint8Array(17 * 1024 * 1024), 'too_large'],
  ])('is refused with %s', (_, xml, reason) => {
    expect(reasonOf(xml)).toBe(reason)
  })
})
