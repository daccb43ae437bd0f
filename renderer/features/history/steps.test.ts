import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '#shared/contract/history.ts'
import { coderId, commandId } from '#shared/ids.ts'
import { sentenceOf, stepsOf } from './steps.ts'

const ann = coderId.parse('01890000-0000-7000-8000-00000000000a')

function entry(number: number, undone: boolean): HistoryEntry {
  return {
    id: commandId.parse(`01890000-0000-7000-8000-00000000000${number}`),
    kind: 'coding.apply',
    label: 'Coded 12 words as Processes / Agreements',
    coder: ann,
    coderName: 'Ann Whitlock',
    at: '2025-01-01T00:00:00.000Z',
    undone,
    hidden: false,
    rows: 1,
  }
}

const ways = (undone: readonly boolean[]) =>
  stepsOf(undone.map((one, index) => entry(index, one))).map((step) => step.way)

describe('stepsOf', () => {
  it('marks where the project stands, with the ways forth and back', () => {
    expect(ways([true, true, false, false])).toEqual(['forward', 'forward', 'here', 'back'])
    expect(ways([false, false])).toEqual(['here', 'back'])
  })

  it('has no way to what was undone before something else was done', () => {
    expect(ways([false, true, false])).toEqual(['here', null, 'back'])
  })

  it('has only ways forward where nothing is in effect', () => {
    expect(ways([true, true])).toEqual(['forward', 'forward'])
  })
})

describe('sentenceOf', () => {
  it('reads as what somebody did', () => {
    expect(sentenceOf(entry(1, false))).toBe('Ann Whitlock coded 12 words as Processes / Agreements')
    expect(sentenceOf({ ...entry(1, false), coderName: null })).toBe(
      'Coded 12 words as Processes / Agreements',
    )
  })
})
