import { describe, expect, it } from 'vitest'
import { bookOf, conversation, extractOf } from './test-support/books.ts'
import { aboutBook, bookTitle, sourceOf, spokenIn, wordsOf } from './wording.ts'

describe('the wording of an export', () => {
  it('says where an extract stands: by turn, or by characters in a text without turns', () => {
    expect(sourceOf(extractOf('Words'))).toBe(
      'Staff focus group, turn 12, 00:03:10, coded by Ana, codebook version 3',
    )
    expect(sourceOf(extractOf('Words', { turn: null, timestamp: null }))).toBe(
      'Staff focus group, characters 121 to 125, coded by Ana, codebook version 3',
    )
  })

  it('labels turns only where more than one speaker is heard', () => {
    const turns = [
      { speaker: 'GP', text: 'One.' },
      { speaker: 'GP', text: 'Two.' },
    ]
    expect(wordsOf(extractOf('', { words: turns }))).toBe('One.\nTwo.')
    expect(spokenIn(conversation).map(({ label }) => label)).toEqual([
      'Commissioning Manager',
      'Interviewer',
      'GP',
    ])
    expect(wordsOf(extractOf('', { words: [{ speaker: null, text: 'Hm.' }, ...turns] }))).toBe(
      'Hm.\nGP: One.\nGP: Two.',
    )
  })

  it('names the documents without a case study', () => {
    expect(bookTitle(bookOf([], { caseName: null }))).toBe('No case study: extracts')
  })

  it('shows a time it cannot read as it is', () => {
    const about = aboutBook(bookOf([], { exportedAt: 'spring' }))
    expect(about.find(({ name }) => name === 'Exported')?.value).toBe('spring')
  })
})
