import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldLetters, foldWord } from './folding.ts'

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
  it('is folded letter by letter, each where it stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (any) => {
        expect(foldLetters(any)).toHaveLength(any.length)
      }),
    )
    expect(foldLetters('CAFÉ: Don’t ﬁne')).toBe("cafe: don't ﬁne")
  })

  it('is folded as its words are, where no letter becomes another number of letters', () => {
    const letters = fc.constantFrom('É', 'ü', 'Ж', 'Σ', 'ς', 'ｗ', '’', '\u2011', 'ñ', 'A', 'z', 'が', '한')
    fc.assert(
      fc.property(fc.array(letters), (word) => {
        expect(foldLetters(word.join(''))).toBe(foldWord(word.join('')))
      }),
    )
  })
})
