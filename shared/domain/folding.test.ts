import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachWord } from './search/each-word.ts'
import { foldText, foldWord } from './folding.ts'

describe('a word as it is compared', () => {
  it.each([
    ['Café', 'cafe'],
    ['cafe\u0301', 'cafe'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['ΟΔΌΣ', 'οδοσ'],
    ['οδός', 'οδοσ'],
    ['İstanbul', 'istanbul'],
    ['ﬁne', 'fine'],
    ['ｗｉｄｅ', 'wide'],
    ['don’t', "don't"],
    ['co\u2011design', 'co-design'],
    ['so\u00ADft', 'soft'],
    ['שָׁלוֹם', 'שלום'],
    ['مَرْحَبًا', 'مرحبا'],
    ['مـــرحبا', 'مرحبا'],
    ['हिन्दी', 'हिन्दी'],
    ['が', 'が'],
    ['한국', '한국'],
    ['𝒳', 'x'],
  ])('takes %s for %s', (word, folded) => {
    expect(foldWord(word)).toBe(folded)
    expect(foldWord(folded)).toBe(folded)
  })
})

describe('a whole text', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 40 })
  const pieces = [
    ['É', 'e\u0301', 'a\u0323\u0302', 'ß', 'ﬁ', 'Σ', 'ς', 'ｗ', '’', '\u2011', 'A', 'z', '4', ' ', '\u00AD'],
    [
      'が',
      'か\u3099',
      'ｶﾞ',
      '한',
      '\u1112\u1161\u11AB',
      'ㅎㅏ',
      'हिन्दी',
      'مـرَ',
      'שָׁ',
      'กำ',
      '東',
      '𝒳',
      '👩\u200D💻',
    ],
  ].flat()
  const letters = fc.array(fc.constantFrom(...pieces)).map((all) => all.join(''))

  it('is folded as its words are, however they are written', () => {
    fc.assert(
      fc.property(fc.oneof(letters, anything), (text) => {
        const words: string[] = []
        eachWord(text, 0, text.length, (start, end) => words.push(text.slice(start, end)))
        for (const word of words) expect(foldText(word).letters).toBe(foldWord(word))
      }),
      { numRuns: 2000 },
    )
    expect(foldText('CAFÉ: Don’t ﬁne').letters).toBe("cafe: don't fine")
  })

  it('says of each folded letter which characters of the text it came of', () => {
    fc.assert(
      fc.property(fc.oneof(letters, anything), (text) => {
        const { letters: folded, startOf, endOf } = foldText(text)
        let before = 0
        for (let place = 0; place < folded.length; place += 1) {
          const [start, end] = [startOf(place), endOf(place + 1)]
          expect(start).toBeLessThan(end)
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeLessThanOrEqual(text.length)
          before = start
        }
      }),
      { numRuns: 2000 },
    )
    const text = 'A stra\u00ADße, a cafe\u0301, the end'
    const { letters: folded, startOf, endOf } = foldText(text)
    const told = (word: string) => {
      const at = folded.indexOf(word)
      return text.slice(startOf(at), endOf(at + word.length))
    }
    expect(['strasse', 'cafe', 'end'].map(told)).toEqual(['stra\u00ADße', 'cafe\u0301', 'end'])
  })

  it('keeps what joins signs to others', () => {
    expect(foldText('👩\u200D💻').letters).toBe('👩\u200D💻')
  })
})
