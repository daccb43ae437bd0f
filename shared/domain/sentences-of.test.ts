import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from './sentences-of.ts'
import { unite, type Span } from './span.ts'

function sentences(text: string, within: readonly Span[] = [{ start: 0, end: text.length }]): string[] {
  return sentencesOf(text, within).map(({ start, end }) => text.slice(start, end))
}

describe('sentences', () => {
  it('end at a full stop, a question mark, an exclamation mark and a line end', () => {
    expect(sentences('We met. Did it help? It did! In the end\nWe left.')).toEqual([
      'We met.',
      'Did it help?',
      'It did!',
      'In the end',
      'We left.',
    ])
  })

  it('do not end after an abbreviation or an initial', () => {
    for (const whole of [
      'I saw Dr. Smith about it.',
      'Mrs. Jones and Mr. Okoro came, e.g. Tuesdays.',
      'It was J. K. Patel who said so.',
      'See vol. 3 and no. 7 of it.',
    ])
      expect(sentences(whole)).toEqual([whole])
  })

  it('end after words that only look like abbreviations', () => {
    expect(sentences('I asked and they said no. Then we left.')).toEqual([
      'I asked and they said no.',
      'Then we left.',
    ])
    expect(sentences('He knew more than I. We learned.')).toEqual(['He knew more than I.', 'We learned.'])
    expect(sentences('They cut the budget. We stayed.')).toEqual(['They cut the budget.', 'We stayed.'])
  })

  it('end with the line, whatever it ends in', () => {
    expect(sentences('Housing, transport, etc.\nNext came the board.')).toEqual([
      'Housing, transport, etc.',
      'Next came the board.',
    ])
  })

  it('are trimmed of the blanks around them, and blanks are none', () => {
    expect(sentences('  One.   Two.  \n\n')).toEqual(['One.', 'Two.'])
    expect(sentences(' \n \t')).toEqual([])
    expect(sentences('')).toEqual([])
  })

  it('never cross from one stretch into the next, even where the text reads on', () => {
    const text = 'and then we Kit: went home. Right.'
    expect(
      sentences(text, [
        { start: 0, end: 11 },
        { start: 17, end: text.length },
      ]),
    ).toEqual(['and then we', 'went home.', 'Right.'])
    expect(
      sentences('I saw Dr. Smith.', [
        { start: 0, end: 9 },
        { start: 10, end: 16 },
      ]),
    ).toEqual(['I saw Dr.', 'Smith.'])
  })

  it('hold every letter of the stretches once, in order, and nothing else', () => {
    const words = fc
      .array(fc.constantFrom('Dr.', 'no.', 'I.', 'We', 'left.', 'Why?', '\n', ' ', 'etc.', '5', '👍'), {
        maxLength: 30,
      })
      .map((parts) => parts.join(' '))
    const cuts = fc.array(fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 20 })), { maxLength: 4 })
    fc.assert(
      fc.property(words, cuts, (text, some) => {
        const within = unite(
          some.flatMap(([start, length]) => {
            const end = Math.min(text.length, start + length)
            return start < end ? [{ start, end }] : []
          }),
        )
        const found = sentencesOf(text, within)
        const letters = (spans: readonly Span[]) =>
          spans.map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, '')).join('')
        expect(letters(found)).toBe(letters(within))
        for (const [index, one] of found.entries()) {
          expect(text.slice(one.start, one.end)).toBe(text.slice(one.start, one.end).trim())
          expect(within.filter(({ start, end }) => start <= one.start && one.end <= end)).toHaveLength(1)
          expect(found[index + 1]?.start ?? one.end).toBeGreaterThanOrEqual(one.end)
        }
      }),
    )
  })
})
