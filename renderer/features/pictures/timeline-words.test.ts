import { describe, expect, it } from 'vitest'
import { codingsWithout, initialsOf, placesOf } from './timeline-words.ts'

const text = 'Ana: We met.\nBen: Then the\nmoney came.'
const turns = [
  { bodyStart: 5, bodyEnd: 12 },
  { bodyStart: 18, bodyEnd: 38 },
]
const names = { pathOf: (code: string) => `Processes / ${code}`, coders: [{ id: 'c', name: 'Cleo' }] }
const coding = (id: string, start: number, end: number, coder = 'c') => ({
  id,
  code: 'budgets',
  coder,
  start,
  end,
})

describe('what is told of codings along a text', () => {
  it('is their place by turns, and their words without labels, in the order of the text', () => {
    const told = placesOf([coding('late', 18, 26), coding('early', 8, 22)], { text, turns }, names)
    expect(told.map(({ id, path, coderName, place, words }) => [id, path, coderName, place, words])).toEqual([
      ['early', 'Processes / budgets', 'Cleo', 'turns 1 to 2', 'met. … Then'],
      ['late', 'Processes / budgets', 'Cleo', 'turn 2', 'Then the'],
    ])
  })

  it('is how far they stand in a text without turns', () => {
    const [told] = placesOf([coding('only', 19, 38, 'gone')], { text, turns: [] }, names)
    expect(told).toMatchObject({ place: '50 % into the text', coderName: 'Someone' })
  })
})

describe('codings in which someone is heard who has withdrawn', () => {
  const spoken = {
    text,
    turns: turns.map((turn, at) => ({ ...turn, speaker: at === 0 ? 'ana' : 'ben' })),
    speakers: [
      { id: 'ana', participant: 'p1', interviewer: false },
      { id: 'ben', participant: 'p2', interviewer: false },
    ],
  }
  const codings = [coding('hers', 5, 12), coding('his', 20, 30), coding('both', 8, 22)]
  const without = (...participants: string[]) =>
    codingsWithout(new Set(participants), codings, spoken).map(({ id }) => id)

  it('are left out, as are those that others are heard in too', () => {
    expect(without('p2')).toEqual(['hers'])
    expect(without('p1')).toEqual(['his'])
    expect(without()).toEqual(['hers', 'his', 'both'])
  })

  it('stay where the person only asks the questions, and in a text without turns', () => {
    const asking = spoken.speakers.map((one) => ({ ...one, interviewer: one.id === 'ben' }))
    const gone = new Set(['p2'])
    expect(codingsWithout(gone, codings, { ...spoken, speakers: asking })).toBe(codings)
    expect(codingsWithout(gone, codings, { ...spoken, turns: [] })).toEqual(codings)
  })
})

describe('the letters of coders', () => {
  it('are as few as tell them apart', () => {
    const letters = (...called: string[]) => [
      ...initialsOf(called.map((name, at) => ({ id: `${at}`, name }))).values(),
    ]
    expect(letters('Ana', 'Ben')).toEqual(['A', 'B'])
    expect(letters('Ana', 'Ada', 'Ben')).toEqual(['An', 'Ad', 'Be'])
    expect(letters('Anna', 'Anne')).toEqual(['1', '2'])
  })
})
