import { describe, expect, it } from 'vitest'
import { speakerId, turnId } from '#shared/ids.ts'
import { placeAt } from './place.ts'

const id = (number: number) => `01890000-0000-7000-8000-00000000000${number}`
const text = 'Minutes\nAnn: One two.\n[pause]\nBen: Three.\n'
const source = {
  text,
  speakers: [
    { id: speakerId.parse(id(1)), label: 'Ann', participant: null, interviewer: false },
    { id: speakerId.parse(id(2)), label: 'Ben', participant: null, interviewer: false },
  ],
  turns: [turn(3, 1, 'Ann: One two.'), turn(4, 2, 'Ben: Three.')],
}

function turn(number: number, speaker: number, whole: string) {
  const start = text.indexOf(whole)
  return {
    id: turnId.parse(id(number)),
    speaker: speakerId.parse(id(speaker)),
    timestamp: null,
    start,
    bodyStart: start + 5,
    bodyEnd: start + whole.length,
    end: start + whole.length,
  }
}

describe('placeAt', () => {
  it("answers a turn's words with who is around it", () => {
    const place = placeAt(source, text.indexOf('two'))
    expect(place).toMatchObject({ words: 'One two.', speaker: 'Ann', turn: { number: 1 }, before: null })
    expect(place?.after).toEqual({ speaker: 'Ben', words: 'Three.' })
    expect(text.slice(place?.start, place?.end)).toBe('One two.')
  })

  it('answers words before and between turns as a stretch of their own', () => {
    expect(placeAt(source, text.indexOf('pause'))).toMatchObject({
      words: '[pause]',
      turn: null,
      before: { speaker: 'Ann' },
      after: { speaker: 'Ben' },
    })
    expect(placeAt(source, 0)).toMatchObject({ words: 'Minutes', turn: null, before: null })
  })

  it('answers the turn nearest before an offset where nothing else stands', () => {
    expect(placeAt(source, text.length)).toMatchObject({ words: 'Three.', turn: { number: 2 } })
  })

  it('answers a paragraph of a text without turns', () => {
    const prose = { text: 'First.\n\nSecond one.\nThird.', turns: [], speakers: [] }
    expect(placeAt(prose, 10)).toMatchObject({
      start: 8,
      end: 19,
      words: 'Second one.',
      before: { words: 'First.' },
      after: { words: 'Third.' },
    })
    expect(placeAt({ ...prose, text: ' \n' }, 0)).toBeNull()
  })
})
