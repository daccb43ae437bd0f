import { describe, expect, it } from 'vitest'
import { everything, isNarrowed, questionOf, readFilter, withoutGone, type Filter } from './filter.ts'

const chosen: Filter = {
  round: 'r1',
  documents: ['d1', 'd2'],
  code: 'c1',
  pair: ['ann', 'ben'],
  kind: 'boundaries',
  length: 'short',
  decided: 'all',
  sort: 'length',
}

describe('readFilter', () => {
  it('takes back what was remembered', () => {
    expect(readFilter(JSON.stringify(chosen))).toEqual(chosen)
  })

  it('begins anew where nothing was, or nothing of use', () => {
    for (const remembered of [undefined, '', 'null', '{"round":1}', '{'])
      expect(readFilter(remembered)).toEqual(everything)
  })
})

describe('withoutGone', () => {
  it('lets go of what is no longer there, and of nothing else', () => {
    const known = { rounds: ['r1'], documents: ['d1', 'd2'], codes: ['c1'], coders: ['ann', 'ben'] }
    expect(withoutGone(chosen, known)).toEqual(chosen)
    expect(withoutGone(chosen, { rounds: [], documents: ['d2'], codes: [], coders: ['ann'] })).toEqual({
      ...chosen,
      round: null,
      documents: ['d2'],
      code: null,
      pair: null,
    })
  })
})

describe('questionOf', () => {
  it('asks for what was chosen', () => {
    expect(questionOf(chosen, ['c1', 'c2'])).toEqual({
      compared: { round: 'r1', documents: ['d1', 'd2'] },
      codes: ['c1', 'c2'],
      pair: ['ann', 'ben'],
      kinds: ['boundaries'],
      decided: 'all',
      shortest: null,
      longest: 80,
      sort: 'length',
    })
  })

  it('leaves no length out between short, medium and long', () => {
    const [short, medium, long] = (['short', 'medium', 'long'] as const).map((length) =>
      questionOf({ ...everything, length }, null),
    )
    expect(medium?.shortest).toBe((short?.longest ?? 0) + 1)
    expect(long?.shortest).toBe((medium?.longest ?? 0) + 1)
  })
})

describe('isNarrowed', () => {
  it('looks at what is left out, not at what is decided', () => {
    expect(isNarrowed(chosen)).toBe(true)
    expect(isNarrowed({ ...everything, decided: 'all', round: 'r1' })).toBe(false)
  })
})
