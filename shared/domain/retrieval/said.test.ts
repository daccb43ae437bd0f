import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../folding.ts'
import { findPlaces, prepareSearch } from '../search/find-places.ts'
import { placeOfWords } from '../search/in-context.ts'
import { indexText } from '../search/indexed-text.ts'
import { termsOf } from '../search/search-terms.ts'
import { Vocabulary } from '../search/vocabulary.ts'
import { countWords, isUnspaced } from '../words.ts'
import { occurrencesOf } from './said.ts'

const wholeOf = (text: string) => ({
  start: Int32Array.of(0),
  end: Int32Array.of(text.length),
  speaker: Int32Array.of(-1),
})

/** Where words stand in a text of one turn, as a query has it. */
function said(text: string, phrase: string): (readonly [number, number])[] {
  const { start, end } = occurrencesOf(foldText(text), wholeOf(text), phrase)
  return Array.from(start, (from, index) => [from, end[index] ?? 0] as const)
}

/** Where `search` finds the same as a phrase. */
function searched(text: string, phrase: string): (readonly [number, number])[] {
  const vocabulary = new Vocabulary()
  const indexed = indexText(text, [{ start: 0, end: text.length }], vocabulary)
  const places: [number, number][] = []
  findPlaces(
    indexed,
    prepareSearch(termsOf(`"${phrase}"`, false), 'all', vocabulary),
    (passage, word, words) => {
      const { start, end } = placeOfWords(indexed, passage, word, words)
      places.push([start, end])
    },
  )
  return places
}

/** One letter, written in ways that readers take for the same. */
const letters = [
  ['e', 'é', 'e\u0301', 'É', 'e\u0323\u0301'],
  ['ss', 'ß', 'SS', 'ẞ', 's\u00ADs'],
  ['fi', 'ﬁ', 'f\u00ADi', 'ｆｉ'],
  ['o', 'ö', 'o\u0308', '\u{1D5C8}'],
  ['ά', 'α', 'Α\u0301'],
  ['한', '\u1112\u1161\u11AB'],
  ['n', 'N\u200D', 'ñ'],
  ['ह', 'ह\u093F'],
  ['4', '４', '⁴'],
] as const
/** Of scripts that are written without spaces: where their words end, Unicode says. */
const unspacedLetters = [
  ['ガ', 'カ\u3099', 'ｶﾞ'],
  ['น', 'น\u0E49'],
  ['京', '京'],
] as const

type Letters = readonly (readonly string[])[]
/** Some words of one kind of letters, and how the same words may be written otherwise. */
const wordsOf = (all: Letters) =>
  fc
    .array(fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
    .chain((words) => {
      const written = (word: Letters) =>
        fc.tuple(...word.map((ways) => fc.constantFrom(...ways))).map((parts) => parts.join(''))
      return fc.record({ text: fc.tuple(...words.map(written)), wanted: fc.tuple(...words.map(written)) })
    })

describe('words that a query wants', () => {
  it('are found in whatever form they are written', () => {
    for (const [text, phrase] of [
      ['At the cafe\u0301 we met', 'café'],
      ['At the café we met', 'cafe\u0301'],
      ['In der Straße', 'STRASSE'],
      ['In der Strasse', 'Straße'],
      ['The co\u00ADdesign group', 'codesign'],
      ['The codesign group', 'co\u00ADdesign'],
      ['A ﬁne thing', 'fine'],
      ['我们去东京都', '东京'],
    ] as const)
      expect(said(text, phrase), phrase).toHaveLength(1)
    expect(said('Straßen', 'Strasse')).toEqual([])
    expect(said('cafe\u0301s', 'café')).toEqual([])
    expect(said('हिन्दी', 'न्दी')).toEqual([])
  })

  it('are found wherever the search finds them', () => {
    const between = fc.array(fc.constantFrom(' ', '  ', ', ', '-', '\n'), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.oneof(wordsOf(letters), wordsOf(unspacedLetters)), between, ({ text, wanted }, gaps) => {
        const whole = text.map((word, index) => word + gaps[index]).join('')
        const isSpaced = gaps.every((gap) => gap.trim() === '')
        for (const phrase of isSpaced ? [...wanted, wanted.join(' ')] : wanted) {
          // Of several words without spaces the search makes a phrase, over any punctuation.
          if (isUnspaced(phrase) && countWords(phrase) > 1) continue
          const found = said(whole, phrase)
          for (const [start, end] of searched(whole, phrase))
            expect(
              found.some(([from, to]) => from < end && start < to),
              JSON.stringify([whole, phrase]),
            ).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
