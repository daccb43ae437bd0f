import { describe, expect, it } from 'vitest'
import { decisionId } from '#shared/ids.ts'
import type { Decision } from '#shared/contract/consensus.ts'
import { nextLoaded, nextUndecided, placeOf } from './next-undecided.ts'

const decision: Decision = {
  id: decisionId.parse('01890000-0000-7000-8000-000000000001'),
  outcome: 'took',
  took: [],
  reason: '',
  by: null,
  at: '2025-01-01T00:00:00.000Z',
}

function listOf(undecided: readonly number[], total: number) {
  const rows = Array.from({ length: total }, (_, index) => ({
    key: `k${index}`,
    decision: undecided.includes(index) ? null : decision,
  }))
  const asked: number[] = []
  return {
    asked,
    ask: (offset: number, limit: number) => {
      asked.push(offset)
      return Promise.resolve({ total, rows: rows.slice(offset, offset + limit) })
    },
  }
}

describe('nextUndecided', () => {
  it('goes on from where one is', async () => {
    const { ask } = listOf([1, 4, 7], 10)
    expect(await nextUndecided(ask, 2, new Set())).toEqual({ key: 'k4', index: 4 })
  })

  it('passes over what is being settled, and goes round at the end', async () => {
    const { ask } = listOf([1, 4], 10)
    expect(await nextUndecided(ask, 2, new Set(['k4']))).toEqual({ key: 'k1', index: 1 })
  })

  it('looks a stretch at a time through a long list', async () => {
    const { ask, asked } = listOf([1600], 2000)
    expect(await nextUndecided(ask, 3, new Set())).toEqual({ key: 'k1600', index: 1600 })
    expect(asked).toEqual([3, 503, 1003, 1503])
  })

  it('finds none where all is decided', async () => {
    const { ask } = listOf([], 1200)
    expect(await nextUndecided(ask, 700, new Set())).toBeNull()
    expect(await nextUndecided(listOf([], 0).ask, 0, new Set())).toBeNull()
  })
})

describe('nextLoaded', () => {
  const rows = [decision, null, null].map((one, index) => ({ key: `k${index}`, decision: one }))
  it('goes on as far as the list is loaded', () => {
    const rowAt = (index: number) => rows[index]
    expect(nextLoaded(rowAt, 0, new Set())).toEqual({ key: 'k1', index: 1 })
    expect(nextLoaded(rowAt, 1, new Set(['k1']))).toEqual({ key: 'k2', index: 2 })
    expect(nextLoaded(rowAt, 3, new Set())).toBeNull()
  })
})

describe('placeOf', () => {
  const keys = ['a', 'b', 'c']
  const placed = (at: { key: string; index: number } | null, list = keys) =>
    placeOf(
      at,
      list.length,
      (index) => (list[index] === undefined ? undefined : { key: list[index] }),
      (key) => list.indexOf(key),
    )

  it('follows its disagreement, and stays where that is gone', () => {
    expect(placed({ key: 'b', index: 1 })).toBe(1)
    expect(placed({ key: 'c', index: 0 })).toBe(2)
    expect(placed({ key: 'gone', index: 1 })).toBe(1)
    expect(placed({ key: 'gone', index: 9 })).toBe(2)
  })

  it('begins at the first, and is nowhere in an empty list', () => {
    expect(placed(null)).toBe(0)
    expect(placed({ key: 'a', index: 0 }, [])).toBe(-1)
  })
})
