import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeRow } from './merge-row.ts'
import type { IncomingRow, Row } from './row.ts'
import { mergedEntities, ruleOf } from './rules.ts'

const incoming = (entity: string, base: Row, theirs: Row | null, existed = true): IncomingRow => ({
  entity,
  id: 'x',
  existed,
  base,
  theirs,
  origin: { '*': 'c' },
})
const code = { id: 'x', name: 'Trust', definition: 'Faith', position: 3, retired_at: null }

describe('merging a row', () => {
  it('takes what only they changed, and keeps what only we did', () => {
    const theirs = { ...code, definition: 'Theirs' }
    const mine = { ...code, name: 'Mine' }
    expect(mergeRow(incoming('code', { definition: 'Faith' }, theirs), mine)).toEqual({
      row: { ...mine, definition: 'Theirs' },
      conflicts: [],
    })
  })

  it('leaves mine, and tells, where both changed one column differently', () => {
    const { row, conflicts } = mergeRow(
      incoming('code', { definition: 'Faith' }, { ...code, definition: 'Theirs' }),
      { ...code, definition: 'Mine' },
    )
    expect(row).toBeUndefined()
    expect(conflicts).toMatchObject([
      {
        kind: 'changed_differently',
        field: 'definition',
        base: '"Faith"',
        mine: '"Mine"',
        theirs: '"Theirs"',
      },
    ])
  })

  it('has nothing to tell where both changed it alike', () => {
    const same = { ...code, definition: 'Same' }
    expect(mergeRow(incoming('code', { definition: 'Faith' }, same), same)).toEqual({
      row: undefined,
      conflicts: [],
    })
  })

  it('takes a new row, and a removal of what was left alone', () => {
    expect(mergeRow(incoming('code', {}, code, false), null).row).toEqual(code)
    expect(mergeRow(incoming('code', code, null), code).row).toBeNull()
    expect(mergeRow(incoming('code', code, null), null).row).toBeUndefined()
    expect(mergeRow(incoming('code', {}, null, false), code).row).toBeUndefined()
  })

  it('keeps what one side removed and the other changed, and tells', () => {
    const there = mergeRow(incoming('code', code, null), { ...code, name: 'Mine' })
    expect(there.row).toBeUndefined()
    expect(there.conflicts).toMatchObject([{ kind: 'removed_there' }])
    const here = mergeRow(incoming('code', { name: 'Trust' }, { ...code, name: 'Theirs' }), null)
    expect(here.row).toBeUndefined()
    expect(here.conflicts).toMatchObject([{ kind: 'removed_here' }])
  })

  it('settles columns that go together as one', () => {
    const coding = { id: 'x', start_at: 5, end_at: 9, quote_hash: 'a', lost_words: null }
    const theirs = { ...coding, end_at: 12, quote_hash: 'b' }
    const mine = { ...coding, start_at: 3, quote_hash: 'c' }
    const { row, conflicts } = mergeRow(incoming('coding', { end_at: 9, quote_hash: 'a' }, theirs), mine)
    expect(row).toBeUndefined()
    expect(conflicts).toMatchObject([{ field: 'place' }])
  })

  it('lets the newer state stand', () => {
    const state = { id: 'x', state: 'in_progress', changed_at: '2026-01-01' }
    const base = { state: 'in_progress', changed_at: '2026-01-01' }
    const newer = { ...state, state: 'finished', changed_at: '2026-01-03' }
    const older = { ...state, state: 'not_started', changed_at: '2026-01-02' }
    expect(mergeRow(incoming('coding_state', base, newer), older)).toEqual({ row: newer, conflicts: [] })
    expect(mergeRow(incoming('coding_state', base, older), newer)).toEqual({ row: undefined, conflicts: [] })
  })

  it('comes to the same from either side for every column that isn’t asked about', () => {
    const ruled = [...mergedEntities].flatMap(([entity, { columns, groups }]) =>
      Object.entries(columns)
        .filter(([column]) => !groups.some((group) => group.columns.includes(column)))
        .flatMap(([column, rule]) => (rule === 'ask' || rule === 'own' ? [] : [{ entity, column }])),
    )
    expect(ruled.length).toBeGreaterThan(10)
    const value = fc.option(fc.nat(4), { nil: null })
    fc.assert(
      fc.property(fc.constantFrom(...ruled), value, value, value, ({ entity, column }, base, one, other) => {
        const merged = (theirs: number | null, mine: number | null) => {
          const row = { id: 'x', [column]: mine }
          const changed = incoming(entity, { [column]: base }, { id: 'x', [column]: theirs })
          const result = theirs === base ? { row: undefined, conflicts: [] } : mergeRow(changed, row)
          expect(result.conflicts).toEqual([])
          return (result.row ?? row)[column]
        }
        expect(merged(one, other)).toBe(merged(other, one))
      }),
    )
    for (const { entity } of ruled) expect(ruleOf(entity)).toBeDefined()
  })

  it('asks alike from either side', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (base, one, other) => {
        fc.pre(base !== one && base !== other)
        const asks = (theirs: string, mine: string) =>
          mergeRow(incoming('code', { name: base }, { id: 'x', name: theirs }), { id: 'x', name: mine })
            .conflicts.length
        expect(asks(one, other)).toBe(one === other ? 0 : 1)
        expect(asks(other, one)).toBe(asks(one, other))
      }),
    )
  })
})
