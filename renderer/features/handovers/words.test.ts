import { describe, expect, it } from 'vitest'
import { goingSentences, outSentence, standing } from './words.ts'

const at = '2026-03-02T10:00:00.000Z'
const out = { returnedAt: null, calledOffAt: null }

describe('standing', () => {
  it('tells that a copy came back, also where it was called off before', () => {
    expect(standing(out)).toBe('Out')
    expect(standing({ ...out, calledOffAt: at })).toMatch(/^Called off 2 Mar 2026/u)
    expect(standing({ returnedAt: at, calledOffAt: at })).toMatch(/^Came back 2 Mar 2026/u)
  })
})

describe('outSentence', () => {
  it('counts the copies that somebody waits for', () => {
    expect(outSentence([])).toBe('No copy is out.')
    expect(outSentence([out, { ...out, returnedAt: at }])).toBe('1 copy is out.')
    expect(outSentence([out, out, { ...out, calledOffAt: at }])).toBe('2 copies are out.')
  })
})

describe('goingSentences', () => {
  it('names what goes along, and what stays only where something does', () => {
    const going = { documents: 1, participants: 0, codings: 2, memos: 0 }
    expect(goingSentences({ ...going, leftOut: { documents: 0, codings: 0, memos: 0 } })).toBe(
      'Goes along: 1 document, no participants, 2 codings and no memos.',
    )
    expect(goingSentences({ ...going, leftOut: { documents: 3, codings: 0, memos: 1 } })).toBe(
      'Goes along: 1 document, no participants, 2 codings and no memos. Stays here: 3 documents and 1 memo.',
    )
    expect(goingSentences({ ...going, leftOut: { documents: 0, codings: 5, memos: 0 } })).toContain(
      'Stays here: 5 codings.',
    )
  })
})
