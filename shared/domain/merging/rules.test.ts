import { describe, expect, it } from 'vitest'
import { mergedEntities, ruleOf, samenessOf, withResolvedIds } from './rules.ts'

const [one, two] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002']
const resolve = (id: string) => (id === one ? two : id)

describe('the rules of merging', () => {
  it('name entities in an order in which each comes after those it refers to', () => {
    const order = [...mergedEntities.keys()]
    for (const [entity, { references }] of mergedEntities) {
      for (const target of Object.values(references)) {
        // A row of its own kind, and one that says itself of what it is.
        if (target === entity || target === 'any') continue
        expect(order.indexOf(target), `${entity} refers to ${target}`).toBeGreaterThanOrEqual(0)
        expect(order.indexOf(target), `${entity} refers to ${target}`).toBeLessThan(order.indexOf(entity))
      }
    }
    expect(() => ruleOf('sqlite_schema')).toThrow(TypeError)
  })

  it('settle a group by a column of its own', () => {
    const ruled = [...mergedEntities.values()].flatMap(({ groups }) => groups)
    const strays = ruled.filter(({ columns, newest }) => newest !== null && !columns.includes(newest))
    expect(ruled.length).toBeGreaterThan(2)
    expect(strays).toEqual([])
  })

  it('bring ids to those that rows have here, also within text', () => {
    expect(withResolvedIds('code', { id: one, parent_id: one, name: one }, resolve)).toEqual({
      id: one,
      parent_id: two,
      name: one,
    })
    expect(
      withResolvedIds('handover', { id: 'x', documents: JSON.stringify([one]) }, resolve)['documents'],
    ).toBe(JSON.stringify([two]))
    const row = { id: one, parent_id: null }
    expect(withResolvedIds('code', row, resolve)).toBe(row)
  })

  it('take two rows for one by what they hold', () => {
    const coding = { document_id: 'd', coder_id: 'a', code_id: 'c', start_at: 1, end_at: 2, round_id: null }
    expect(samenessOf('coding', { id: 'x', ...coding })).toBe(samenessOf('coding', { id: 'y', ...coding }))
    expect(samenessOf('coding', coding)).not.toBe(samenessOf('coding', { ...coding, coder_id: 'b' }))
    expect(samenessOf('case_study', { name: ' Site A' })).toBe(samenessOf('case_study', { name: 'site a' }))
    // Codes with a place in the codebook are told apart by their ids alone.
    expect(samenessOf('code', { name: 'Trust', free: 0, retired_at: null })).toBeNull()
    expect(samenessOf('code', { name: 'Trust', free: 1, retired_at: null })).not.toBeNull()
  })
})
