import { describe, expect, it } from 'vitest'
import { foldWord } from './fold-word.ts'

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
