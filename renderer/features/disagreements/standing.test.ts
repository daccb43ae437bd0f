import { describe, expect, it } from 'vitest'
import type { Round } from '#shared/contract/rounds.ts'
import { coderId, documentId, roundId } from '#shared/ids.ts'
import { everything, type Filter } from './filter.ts'
import { emptyFor } from './standing.ts'

const id = (number: number) => `01890000-0000-7000-8000-00000000000${number}`
const whole = {
  total: 0,
  undecided: 0,
  decided: 0,
  leftOpen: 0,
  byKind: { coded_by_some: 0, different_code: 0, boundaries: 0 },
  agreed: 0,
  accepted: 0,
  uncompared: [],
}

function round(number: number, openedAt: string | null): Round {
  return {
    id: roundId.parse(id(number)),
    name: `Round ${number}`,
    note: '',
    version: 1,
    blind: true,
    coders: [coderId.parse(id(8))],
    documents: [{ document: documentId.parse(id(9)), title: 'Site A', states: [], finished: true, openedAt }],
    by: null,
    createdAt: '2025-01-01T00:00:00.000Z',
    closedAt: null,
  }
}

const why = (part: Partial<typeof whole>, filter: Partial<Filter> = {}, rounds: readonly Round[] = []) =>
  emptyFor({ ...whole, ...part }, { ...everything, ...filter }, rounds)

describe('emptyFor', () => {
  it('is none where something is listed', () => {
    expect(why({ total: 3, undecided: 3 })).toBeNull()
  })

  it('says that nobody has finished, or that a blind round is not opened', () => {
    expect(why({})).toEqual({ kind: 'unfinished' })
    const rounds = [round(1, null), round(2, '2025-01-02T00:00:00.000Z')]
    expect(why({}, {}, rounds)).toEqual({ kind: 'blind', rounds: ['Round 1'] })
    expect(why({}, { round: id(2) }, rounds)).toEqual({ kind: 'unfinished' })
  })

  it('tells agreement from what is settled', () => {
    expect(why({ agreed: 4 })).toEqual({ kind: 'agreed' })
    expect(why({ decided: 4, agreed: 1 })).toEqual({ kind: 'settled' })
  })

  it('says that the filter shows none', () => {
    expect(why({ undecided: 4 }, { kind: 'boundaries' })).toEqual({ kind: 'filtered' })
    expect(why({ undecided: 4 }, { decided: 'left_open' })).toEqual({ kind: 'filtered' })
    expect(why({ decided: 4 }, { code: id(7) })).toEqual({ kind: 'filtered' })
  })
})
