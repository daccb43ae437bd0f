import { describe, expect, it, vi } from 'vitest'

vi.mock('../../client/preferences.ts', () => ({ preference: () => undefined, remember: () => undefined }))
const { inOrder, moved } = await import('./row-order.ts')

describe('rows', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }))

  it('stand as they were put; the others follow as they were', () => {
    expect(inOrder(rows, ['c', 'gone', 'a']).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd'])
    expect(inOrder(rows, [])).toEqual(rows)
  })

  it('are moved one by one', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a'], 5, 0)).toEqual(['a'])
  })
})
