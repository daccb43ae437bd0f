import { describe, expect, it } from 'vitest'
import type { Coding } from '#shared/contract/values.ts'
import { codeId, coderId, codingId, consensusCoder, documentId, type CoderId } from '#shared/ids.ts'
import { lanesOf } from './lanes.ts'

const id = (number: number) => `01890000-0000-7000-8000-00000000000${number}`
const ann = coderId.parse(id(1))
const ben = coderId.parse(id(2))
const trust = codeId.parse(id(3))
const place = {
  start: 10,
  end: 30,
  coders: [
    { coder: ben, stretches: [] },
    { coder: ann, stretches: [{ code: trust, start: 10, end: 30, codings: [codingId.parse(id(4))] }] },
  ],
}
const letters = new Map<string, string>([
  [ann, 'A'],
  [ben, 'B'],
])
const nameOf = (one: string) => (one === ann ? 'Ann' : one === ben ? 'Ben' : 'Consensus')

function coding(number: number, coder: CoderId, start: number, end: number): Coding {
  return {
    id: codingId.parse(id(number)),
    document: documentId.parse(id(9)),
    code: trust,
    coder,
    start,
    end,
    version: 1,
    round: null,
    memos: 0,
    from: null,
    lost: null,
  }
}

describe('lanesOf', () => {
  it('has one for each coder in the order of the project, also for who coded nothing', () => {
    const lanes = lanesOf(place, [ann, ben], letters, nameOf, null)
    expect(lanes.map(({ name, letter, stretches }) => [name, letter, stretches.length])).toEqual([
      ['Ann', 'A', 1],
      ['Ben', 'B', 0],
    ])
  })

  it('has the consensus last, with what it has at this place', () => {
    const codings = [
      coding(5, consensusCoder, 20, 25),
      coding(6, consensusCoder, 30, 35),
      coding(7, ann, 20, 25),
    ]
    const last = lanesOf(place, [ann, ben], letters, nameOf, codings).at(-1)
    expect(last).toEqual({
      coder: consensusCoder,
      name: 'Consensus',
      letter: null,
      stretches: [{ code: trust, start: 20, end: 25, codings: [id(5)] }],
    })
  })
})
