import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../span.ts'
import { countWords } from '../words.ts'
import { findLiteral, findPlaces, prepareSearch, type Match } from './find-places.ts'
import { placeOfWords } from './in-context.ts'
import { indexText, linesOf } from './indexed-text.ts'
import { naivePlaces, naiveWords } from './naive.test-help.ts'
import { termsOf } from './search-terms.ts'
import { Vocabulary } from './vocabulary.ts'

/** What is found in a text, its lines being its passages. */
function placesIn(
  text: string,
  typed: string,
  how: { whole?: boolean; match?: Match; together?: boolean } = {},
): Span[] {
  const { whole = true, match = 'all', together = false } = how
  const vocabulary = new Vocabulary()
  const indexed = indexText(text, linesOf(text), vocabulary)
  const wanted = termsOf(typed, whole)
  const places: Span[] = []
  if (wanted.literal !== null)
    findLiteral(text, indexed, wanted.literal, (_passage, start, end) => places.push({ start, end }))
  else
    findPlaces(
      indexed,
      prepareSearch(wanted, match, vocabulary),
      (passage, word, words) => {
        const { start, end } = placeOfWords(indexed, passage, word, words)
        places.push({ start, end })
      },
      { together },
    )
  return places
}

const wordsFound = (...asked: Parameters<typeof placesIn>) =>
  placesIn(...asked).map(({ start, end }) => asked[0].slice(start, end))

const pieces = [
  'budget',
  'Budget',
  'the',
  'budjeté',
  'café',
  'cafe\u0301',
  'CAFÉ',
  "don't",
  'don’t',
  'co-design',
  'co\u2011design',
  'design',
  'designing',
  'R1',
  'AND',
  'or',
  '1,200.50',
  '1,200',
  '5pm',
  'x',
  '👩‍👩‍👧',
  '👍🏽',
  '𝒳',
  'שלום',
  'שָׁלוֹם',
  'مرحبا',
  'مَرْحَبًا',
  '預算會議',
  'ประชุม',
  'straße',
  'STRASSE',
  'ﬁne',
  'हिन्दी',
  'z\u200Dw',
  'so\u00ADft',
  '\uD800',
]
const gaps = [
  ' ',
  '  ',
  '\n',
  ', ',
  '. ',
  '-',
  '’',
  'ʼ',
  '/',
  ': ',
  '',
  '\u200F ',
  '“',
  '" ',
  '*',
  ' (',
  ') ',
  '🙂',
]
const text = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...gaps)), { maxLength: 40 })
  .map((parts) => parts.flat().join(''))
const anyText = fc.oneof(
  text,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)
const typed = fc.oneof(
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...pieces, 'b*', 'd*g', '*', 'des', 'ca'),
        fc.constantFrom(' ', '" ', ' "', '/'),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((parts) => parts.flat().join('')),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)

describe('the words of a text', () => {
  it('are those that are counted everywhere, at their very places', () => {
    fc.assert(
      fc.property(anyText, (sample) => {
        const whole = { start: 0, end: sample.length }
        const indexed = indexText(sample, [whole], new Vocabulary())
        const spans = [...indexed.starts].map((start, index) => ({ start, end: indexed.ends[index] }))
        expect(spans).toEqual(naiveWords(sample, whole))
        expect(spans).toHaveLength(countWords(sample))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('finding', () => {
  it('finds what holds no letter or digit as well in quotation marks', () => {
    const said = 'One = two, 👩\u200D💻 said “=”.'
    expect(wordsFound(said, '=')).toEqual(['=', '='])
    expect(wordsFound(said, '"="')).toEqual(['=', '='])
    expect(wordsFound(said, '“👩\u200D💻”')).toEqual(['👩\u200D💻'])
    expect(wordsFound(said, '“')).toEqual(['“'])
    expect(wordsFound('an empty ""', '""')).toEqual(['""'])
  })

  it('finds what looking at one word after the other finds', () => {
    fc.assert(
      fc.property(
        anyText,
        typed,
        fc.boolean(),
        fc.constantFrom<Match>('all', 'any'),
        (sample, words, whole, match) => {
          const wanted = termsOf(words, whole)
          fc.pre(wanted.literal === null)
          expect(placesIn(sample, words, { whole, match })).toEqual(
            naivePlaces(sample, linesOf(sample), wanted, match),
          )
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('finds every word of every text by itself', () => {
    fc.assert(
      fc.property(anyText, (sample) => {
        for (const line of linesOf(sample))
          for (const word of naiveWords(sample, line)) {
            const written = sample.slice(word.start, word.end)
            // Some words are no letters once they are folded: a lone Arabic stroke.
            if (termsOf(`"${written}"`, true).terms.length === 0) continue
            const found = placesIn(sample, `"${written}"`)
            expect(found.some(({ start, end }) => start <= word.start && word.end <= end)).toBe(true)
          }
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ["don't", 'I don’t know. DON\u0027T!', ['don’t', "DON'T"]],
    ['R1:', 'As R1 said: R1:', ['R1', 'R1']],
    ['co-design', 'Co-design, co\u2011design, but no codesign', ['Co-design', 'co\u2011design']],
    ['AND', 'this and that', ['and']],
    ['NOT (a', 'not a, not b', ['not a', 'not']],
    ['NEAR/2', 'near 2', ['near 2']],
    ['"pooled budget"', 'pooled budget; budget pooled', ['pooled budget']],
    ['“pooled budget”', 'Pooled, budget', ['Pooled, budget']],
    ['"pooled', 'a pooled one', ['pooled']],
    ['cafe', 'Café CAFE cafe\u0301', ['Café', 'CAFE', 'cafe\u0301']],
    ['com*', 'commission, income, Co-op', ['commission']],
    ['c*ing', 'coding clings sing', ['coding']],
    ['"two * home"', 'two contracts home; two home', ['two contracts home']],
    ['*', 'five * two', ['*']],
    ['?!', 'What?! No?', ['?!']],
    ['👍', 'yes 👍 and 👍🏽', ['👍']],
    ['שלום', 'א שָׁלוֹם ב', ['שָׁלוֹם']],
  ])('takes %s for words', (asked, said, found) => {
    expect(wordsFound(said, asked)).toEqual(found)
  })

  it('finds longer words that begin so, unless whole words are wanted', () => {
    const said = 'design, designs, co-design, redesign'
    expect(wordsFound(said, 'design', { whole: false })).toEqual(['design', 'designs', 'co-design'])
    expect(wordsFound(said, 'design')).toEqual(['design'])
    expect(wordsFound(said, '"design"', { whole: false })).toEqual(['design'])
  })

  it('wants all words in one passage, or any of them', () => {
    const said = 'the pooled budget\nthe budget\npooled by us'
    expect(wordsFound(said, 'budget pooled')).toEqual(['pooled budget'])
    expect(wordsFound(said, 'budget pooled', { match: 'any' })).toEqual([
      'pooled',
      'budget',
      'budget',
      'pooled',
    ])
    expect(wordsFound(said, 'us the', { together: true })).toEqual(['the', 'the', 'us'])
    expect(wordsFound(said, '"budget the"', { together: true })).toEqual([])
  })

  it('finds nothing where nothing is looked for', () => {
    for (const nothing of ['', '  ', '\uD800']) expect(placesIn('any thing', nothing)).toEqual([])
  })
})
