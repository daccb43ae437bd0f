import { describe, expect, it } from 'vitest'
import type { Round, RoundDocument } from '#shared/contract/rounds.ts'
import { coderId, documentId, roundId } from '#shared/ids.ts'
import { hasBegun, nextName, progressSentence, readyToOpen, roundState, stillShut } from './round-words.ts'

const id = (number: number) => `01890000-0000-7000-8000-0000000000${10 + number}`
const [ann, ben] = [coderId.parse(id(1)), coderId.parse(id(2))]

function document(
  number: number,
  states: ['finished' | 'in_progress' | 'not_started', 'finished' | 'in_progress' | 'not_started'],
  openedAt: string | null = null,
): RoundDocument {
  return {
    document: documentId.parse(id(number)),
    title: `Document ${number}`,
    states: [
      { coder: ann, state: states[0] },
      { coder: ben, state: states[1] },
    ],
    finished: states.every((state) => state === 'finished'),
    openedAt,
  }
}

function round(documents: RoundDocument[], part: Partial<Round> = {}): Round {
  return {
    id: roundId.parse(id(9)),
    name: 'Round 1',
    note: '',
    version: 1,
    blind: true,
    coders: [ann, ben],
    documents,
    by: 'Ann',
    createdAt: '2026-01-01T00:00:00.000Z',
    closedAt: null,
    ...part,
  }
}

const at = '2026-01-02T00:00:00.000Z'
const half = document(3, ['finished', 'in_progress'])
const ready = document(4, ['finished', 'finished'])
const opened = document(5, ['finished', 'finished'], at)

describe('a blind round', () => {
  it('can be opened where all have finished and it was not opened yet', () => {
    expect(readyToOpen(round([half, ready, opened]))).toEqual([ready])
    expect(stillShut(round([half, ready, opened]))).toEqual([half])
  })

  it('has nothing to open where it is not blind', () => {
    expect(readyToOpen(round([half, ready], { blind: false }))).toEqual([])
    expect(stillShut(round([half, ready], { blind: false }))).toEqual([])
  })

  it('tells how far it is', () => {
    expect(progressSentence(round([half, ready, opened]))).toBe(
      'Finished by everyone: 2 of 3 documents. Opened: 1.',
    )
    expect(progressSentence(round([half], { blind: false }))).toBe('Finished by everyone: 0 of 1 document.')
  })
})

describe('the state of a round', () => {
  it('is running until everyone has finished, then opened, and closed when it was closed', () => {
    expect(roundState(round([half, ready]))).toBe('Running')
    expect(roundState(round([ready]))).toBe('Finished')
    expect(roundState(round([opened]))).toBe('Opened')
    expect(roundState(round([half], { closedAt: at }))).toBe('Closed')
  })

  it('has begun with the first who began', () => {
    expect(hasBegun(round([half]))).toBe(true)
    expect(hasBegun(round([document(6, ['not_started', 'not_started'])]))).toBe(false)
  })
})

describe('nextName', () => {
  it('counts on, and passes names that are taken', () => {
    expect(nextName([])).toBe('Round 1')
    expect(nextName([{ name: 'Pilot' }])).toBe('Round 2')
    expect(nextName([{ name: 'ROUND 2' }])).toBe('Round 3')
  })
})
