import { describe, expect, it } from 'vitest'
import { firstTable } from './ready-made.ts'
import { withoutGone, type AttributeAxis } from './still-there.ts'

const budget: AttributeAxis = { kind: 'attribute', entity: 'case', name: 'Budget' }
const service: AttributeAxis = { kind: 'attribute', entity: 'participant', name: 'Service' }
const present = { attributes: [budget, service], coders: ['ann'], rounds: ['one'], cases: ['a', 'b'] }
const table = firstTable('codes_by_value', budget, 3)

describe('a table that comes back to a project that has changed', () => {
  it('stays the same where all of it is still there', () => {
    const chosen = { ...table, whose: 'ann', round: 'one', cases: ['a', null] }
    expect(withoutGone(chosen, present)).toBe(chosen)
  })

  it('leaves out coders, rounds and case studies that have gone', () => {
    const chosen = { ...table, whose: 'ben', round: 'two', cases: ['a', 'c'] }
    expect(withoutGone(chosen, present)).toEqual({ ...table, cases: ['a'] })
    expect(withoutGone({ ...table, cases: ['c'] }, present).cases).toBeNull()
  })

  it('takes the next attribute for one that has gone, and case studies where there is none', () => {
    expect(withoutGone(table, { ...present, attributes: [service] }).columns).toEqual(service)
    expect(withoutGone(table, { ...present, attributes: [] }).columns).toEqual({ kind: 'cases' })
    const both = { ...table, rows: service, columns: { kind: 'cases' as const } }
    expect(withoutGone(both, { ...present, attributes: [] }).rows).toEqual({ kind: 'modes' })
  })
})
