import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldChanges } from './fold-changes.ts'
import type { LoggedChange, Row } from './row.ts'

const change = (
  command: string,
  before: Row | null,
  after: Row | null,
  origin: LoggedChange['origin'] = null,
): LoggedChange => ({
  command,
  origin,
  before: before && JSON.stringify(before),
  after: after && JSON.stringify(after),
})
const knowing =
  (...known: string[]) =>
  (command: string) =>
    known.includes(command)

describe('folding the changes of a row', () => {
  it('tells of each column what it held before', () => {
    const changes = [
      change('a', { id: 'x', name: 'One', brief: '' }, { id: 'x', name: 'Two', brief: '' }),
      change('b', { id: 'x', name: 'Two', brief: '' }, { id: 'x', name: 'Three', brief: 'B' }),
    ]
    expect(foldChanges(changes, knowing())).toEqual({
      existed: true,
      base: { name: 'One', brief: '' },
      origin: { '*': 'b' },
    })
  })

  it('begins after what is known', () => {
    const changes = [
      change('a', { id: 'x', name: 'One' }, { id: 'x', name: 'Two' }),
      change('b', { id: 'x', name: 'Two' }, { id: 'x', name: 'Three' }),
    ]
    expect(foldChanges(changes, knowing('a'))).toMatchObject({ base: { name: 'Two' } })
    expect(foldChanges(changes, knowing('a', 'b'))).toBeNull()
    // What came after is known: nothing is new of the column.
    expect(foldChanges(changes, knowing('b'))).toBeNull()
  })

  it('tells a row that was made', () => {
    const made = change('a', null, { id: 'x', name: 'One' })
    const renamed = change('b', { id: 'x', name: 'One' }, { id: 'x', name: 'Two' })
    expect(foldChanges([made, renamed], knowing())).toEqual({
      existed: false,
      base: {},
      origin: { '*': 'a', name: 'b' },
    })
    expect(foldChanges([made, renamed], knowing('a'))).toMatchObject({ existed: true, base: { name: 'One' } })
  })

  it('tells of a row that was removed all that it held', () => {
    expect(foldChanges([change('a', { id: 'x', name: 'One', brief: 'B' }, null)], knowing())).toEqual({
      existed: true,
      base: { name: 'One', brief: 'B' },
      origin: { '*': 'a' },
    })
  })

  it('goes by where a change came from in the first place', () => {
    const row = { id: 'x', name: 'One', brief: '', note: '' }
    const merged = change(
      'merge',
      row,
      { ...row, name: 'Two', brief: 'B', note: 'N' },
      { '*': 'ben', brief: 'cem' },
    )
    expect(foldChanges([merged], knowing('ben'))).toEqual({
      existed: true,
      base: { brief: '' },
      origin: { '*': 'cem' },
    })
    expect(foldChanges([merged], knowing('merge'))?.base).toEqual({ name: 'One', brief: '', note: '' })
    expect(foldChanges([merged], knowing('ben', 'cem'))).toBeNull()
  })

  it('refuses what is no row', () => {
    for (const after of ['7', '"x"', '{"name": []}', '{"name": true}', '{'])
      expect(() => foldChanges([{ command: 'a', origin: null, before: null, after }], knowing())).toThrow()
  })

  it('holds for any history: the base is what stood where the last stretch of unknown changes began', () => {
    const step = fc.record({ value: fc.nat(3), known: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const values = [9, ...steps.map(({ value }) => value)]
        const changes = steps.map(({ value }, at) =>
          change(String(at), { id: 'x', value: values[at] ?? 9 }, { id: 'x', value }),
        )
        const isChange = steps.map(({ value }, at) => values[at] !== value)
        const folded = foldChanges(changes, (command) => steps[Number(command)]?.known === true)
        const lastKnown = steps.findLastIndex(({ known }, at) => known && isChange[at])
        const firstNew = steps.findIndex(({ known }, at) => at > lastKnown && !known && isChange[at])
        expect(folded?.base ?? null).toEqual(firstNew === -1 ? null : { value: values[firstNew] })
      }),
    )
  })
})
