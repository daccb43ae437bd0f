import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanced, passagesOf, type Candidate } from './choosing.ts'

const candidate = (start: number, end: number, more: Partial<Candidate> = {}): Candidate => ({
  start,
  end,
  wanted: false,
  consensus: false,
  made: `${start}`,
  ...more,
})
const shown = (candidates: readonly Candidate[]) =>
  passagesOf(candidates).map((passage) => [passage.shown.start, passage.shown.end])

describe('passages', () => {
  it('are the consensus’s if there is one, else the longest, else the earliest', () => {
    expect(shown([candidate(0, 10), candidate(2, 20), candidate(30, 40)])).toEqual([
      [2, 20],
      [30, 40],
    ])
    expect(shown([candidate(0, 10, { consensus: true }), candidate(2, 20)])).toEqual([[0, 10]])
    const [later, earlier] = [candidate(0, 5, { made: '2' }), candidate(0, 5, { made: '1' })]
    expect(passagesOf([later, earlier])).toEqual([{ shown: earlier, all: [earlier, later] }])
  })

  it('are the one chosen by hand before all others; two by hand stay two', () => {
    expect(shown([candidate(0, 4, { wanted: true }), candidate(0, 9, { consensus: true })])).toEqual([[0, 4]])
    const [one, two] = [candidate(0, 4, { wanted: true }), candidate(2, 8, { wanted: true })]
    expect(shown([one, two])).toEqual([
      [0, 4],
      [2, 8],
    ])
    expect(shown([one, { ...one, made: '2' }])).toEqual([[0, 4]])
  })

  it('never overlap, and every coding belongs to one', () => {
    const any = fc.array(
      fc
        .tuple(fc.nat(50), fc.integer({ min: 1, max: 20 }), fc.boolean())
        .map(([start, length, consensus]) => candidate(start, start + length, { consensus })),
    )
    fc.assert(
      fc.property(any, (candidates) => {
        const passages = passagesOf(candidates)
        expect(passages.flatMap(({ all }) => all)).toHaveLength(candidates.length)
        for (const [index, { shown: own }] of passages.entries())
          expect(own.start).toBeGreaterThanOrEqual(passages[index - 1]?.shown.end ?? 0)
      }),
    )
  })
})

describe('a balanced choice', () => {
  const passage = (person: number, more: { starred?: boolean; isIn?: boolean } = {}) => ({
    people: [person],
    starred: false,
    isIn: false,
    ...more,
  })

  it('goes in turns from person to person', () => {
    const talkative = [passage(1), passage(1), passage(1), passage(1), passage(2), passage(3)]
    expect(balanced(talkative, 3)).toEqual([0, 4, 5])
    expect(balanced(talkative, 4)).toEqual([0, 1, 4, 5])
  })

  it('takes starred ones first, and counts what is in by hand', () => {
    const some = [passage(1), passage(1, { starred: true }), passage(2), passage(1, { isIn: true })]
    expect(balanced(some, 2)).toEqual([1])
    expect(balanced(some, 3)).toEqual([1, 2])
    expect(balanced(some, 1)).toEqual([])
  })

  it('hears nobody twice more often than someone who waits', () => {
    const any = fc.array(fc.tuple(fc.nat(4), fc.boolean()), { maxLength: 60 })
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 20 }), (pairs, limit) => {
        const passages = pairs.map(([person]) => passage(person))
        const chosen = balanced(passages, limit)
        expect(chosen).toEqual(balanced(passages, limit))
        expect(chosen).toHaveLength(Math.min(limit, passages.length))
        const heard = new Map<number, number>()
        for (const place of chosen) {
          const person = pairs[place]?.[0] ?? -1
          heard.set(person, (heard.get(person) ?? 0) + 1)
        }
        const waiting = new Set(pairs.flatMap(([person], place) => (chosen.includes(place) ? [] : [person])))
        const most = Math.max(0, ...heard.values())
        for (const person of waiting) expect(heard.get(person) ?? 0).toBeGreaterThanOrEqual(most - 1)
      }),
    )
  })
})
