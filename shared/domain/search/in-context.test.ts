import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextLength, inContext, placeOfSpan, placeOfWords } from './in-context.ts'
import { indexText, linesOf } from './indexed-text.ts'
import { Vocabulary } from './vocabulary.ts'

const sample = fc
  .array(
    fc.constantFrom(
      'we',
      'pooled',
      'שָׁלוֹם',
      '👩‍👩‍👧',
      'cafe\u0301',
      'x'.repeat(50),
      '預算會議',
      ' ',
      ', ',
      '\n',
      '. ',
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(' '))

describe('a word in its context', () => {
  it('is what stands in the text, of the same passage, with whole words around it', () => {
    fc.assert(
      fc.property(sample, (text) => {
        const indexed = indexText(text, linesOf(text), new Vocabulary())
        const edges = new Set([
          ...indexed.starts,
          ...indexed.ends,
          ...indexed.passages.flatMap(({ start, end }) => [start, end]),
        ])
        indexed.passages.forEach((bounds, passage) => {
          const end = indexed.firsts[passage + 1] ?? 0
          for (let word = indexed.firsts[passage] ?? 0; word < end; word += 1) {
            const place = placeOfWords(indexed, passage, word, 1)
            expect(placeOfSpan(indexed, passage, place)).toEqual(place)
            const { left, words, right } = inContext(text, indexed, place)
            const from = place.start - left.length
            expect(text.slice(from, place.end + right.length)).toBe(left + words + right)
            expect([from >= bounds.start, place.end + right.length <= bounds.end]).toEqual([true, true])
            expect([edges.has(from), edges.has(place.end + right.length)]).toEqual([true, true])
            expect(Math.max(left.length, right.length)).toBeLessThanOrEqual(contextLength)
          }
        })
      }),
    )
  })

  it('goes as far as it may', () => {
    const text = `${'ab '.repeat(40)}here${' yz'.repeat(40)}`
    const indexed = indexText(text, [{ start: 0, end: text.length }], new Vocabulary())
    const { left, right } = inContext(text, indexed, placeOfWords(indexed, 0, 40, 1))
    expect(left).toBe('ab '.repeat(20))
    expect(right).toBe(' yz'.repeat(20))
  })
})
