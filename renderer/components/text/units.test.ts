import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf } from './fixture.ts'
import { rowsOf } from './rows.ts'
import { inVivoName, unitAt, unitsOf } from './units.ts'

const { text, ...rest } = documentOf('Ana: We did. Dr. Low agreed.\n\nThen more.\nBen: Yes.\n', [
  ['Ana', 'We did. Dr. Low agreed.\n\nThen more.'],
  ['Ben', 'Yes.'],
])
const rows = rowsOf({ text, ...rest })
const [ana] = rows
if (!ana) throw new Error('no row')
const words = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end)

describe('unitsOf', () => {
  it('knows turns, sentences and paragraphs', () => {
    expect(unitsOf(text, ana, 'turn').map(words)).toEqual(['We did. Dr. Low agreed.\n\nThen more.'])
    expect(unitsOf(text, ana, 'sentence').map(words)).toEqual(['We did.', 'Dr. Low agreed.', 'Then more.'])
    expect(unitsOf(text, ana, 'paragraph').map(words)).toEqual(['We did. Dr. Low agreed.', 'Then more.'])
  })
})

describe('unitAt', () => {
  const sentences = unitsOf(text, ana, 'sentence')

  it('takes the unit where the selection begins, then the next one', () => {
    const low = text.indexOf('Low')
    expect(words(unitAt(sentences, { start: low, end: low + 3 }))).toBe('Dr. Low agreed.')
    expect(words(unitAt(sentences, sentences[0] ?? null))).toBe('Dr. Low agreed.')
    expect(words(unitAt(sentences, sentences[2] ?? null))).toBe('Then more.')
  })

  it('takes the first where nothing is selected here', () => {
    expect(words(unitAt(sentences, null))).toBe('We did.')
    expect(words(unitAt(sentences, { start: text.length - 2, end: text.length }))).toBe('We did.')
    expect(unitAt([], null)).toBeUndefined()
  })
})

describe('inVivoName', () => {
  it('leaves labels out and draws blanks together', () => {
    expect(inVivoName(text, rows, { start: text.indexOf('Then'), end: text.indexOf('Yes.') + 4 })).toBe(
      'Then more. Yes.',
    )
  })

  it('is at most 60 UTF-16 units and never half a character', () => {
    const emoji = '👩‍👩‍👧'
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', emoji, 'e\u0301'), { minLength: 1 }), (parts) => {
        const long = parts.join('')
        const name = inVivoName(long, rowsOf({ text: long, turns: [], speakers: [] }), {
          start: 0,
          end: long.length,
        })
        expect(name.length).toBeLessThanOrEqual(60)
        expect(name.isWellFormed()).toBe(true)
        expect(long.replace(/\s+/gu, ' ').trim().startsWith(name)).toBe(true)
      }),
    )
  })
})
