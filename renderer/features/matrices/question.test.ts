import { describe, expect, it } from 'vitest'
import type { CallOutput } from '#shared/contract/index.ts'
import { matrixQuestion } from '#shared/contract/matrices.ts'
import { retrievalQuery } from '#shared/contract/retrieval.ts'
import { tableKinds } from '../../client/matrix-table.ts'
import { questionAsShown, questionOf } from './question.ts'
import { firstTable, readTable, written } from './ready-made.ts'

const known = {
  codes: [
    { id: 'top', level: 1 },
    { id: 'under', level: 2 },
    { id: 'beside', level: 1 },
  ],
  people: ['ann', 'ben'],
  hasConsensus: true,
}
const table = firstTable('codes_by_case', null, 3)
const query = retrievalQuery.parse({})
const cell = (value: number) => ({ value, withheld: null, query })
const matrix: CallOutput<'matrix.compute'> = {
  rows: ['top', 'under', 'beside'].map((id, at) => ({ id, label: id, total: cell(at) })),
  columns: ['a', null].map((id, at) => ({ id, label: id ?? 'No case study', total: cell(at) })),
  cells: [0, 1, 2].map((row) => [cell(0), cell(row)]),
  total: cell(3),
  measure: 'codings',
  normalised: 'none',
  suppressBelow: null,
  withdrawn: 0,
}

describe('what a table asks', () => {
  it('is a question of the contract for every ready-made table', () => {
    const attribute = { kind: 'attribute', entity: 'case', name: 'Budget' } as const
    const plain = { ...known, hasConsensus: false, people: [] }
    for (const kind of tableKinds) {
      const question = questionOf(firstTable(kind, attribute, 3), plain)
      expect(matrixQuestion.safeParse(question).success, kind).toBe(true)
    }
    expect(firstTable('codes_together', null, 500).depth).toBe(1)
  })

  it('is about everyone but the consensus, unless told', () => {
    const codersOf = (whose: string, of = known) => questionOf({ ...table, whose }, of).query?.coders
    expect(codersOf('people')).toEqual(['ann', 'ben'])
    expect(codersOf('people', { ...known, hasConsensus: false })).toBeNull()
    expect(codersOf('everyone')).toBeNull()
    expect(codersOf('ann')).toEqual(['ann'])
    expect(questionOf({ ...table, of: 'text', whose: 'ann', round: 'one' }, known).query).toMatchObject({
      coders: null,
      rounds: null,
    })
    expect(questionOf({ ...table, round: 'none' }, known).query?.rounds).toEqual([null])
  })

  it('gathers codes into the level at which they end', () => {
    expect(questionOf(table, known).rows).toEqual({ kind: 'codes' })
    expect(questionOf({ ...table, depth: 1 }, known).rows).toEqual({
      kind: 'codes',
      codes: [
        { code: 'top', withChildren: true },
        { code: 'beside', withChildren: true },
      ],
    })
    const two = questionOf({ ...table, depth: 2 }, known).rows
    expect(two.kind === 'codes' && two.codes?.map(({ withChildren }) => withChildren)).toEqual([
      false,
      true,
      false,
    ])
  })

  it('for a file has the lines as they are shown', () => {
    const question = questionOf({ ...table, depth: 2, rowOrder: 'value' }, known)
    expect(questionAsShown(question, matrix, { ...table, depth: 2, rowOrder: 'value' })).toEqual(question)
    const shown = { ...table, depth: 2, rowOrder: ['beside', 'under', 'top'], hidesEmpty: true }
    const asked = questionAsShown(questionOf(shown, known), matrix, shown)
    expect(asked).toMatchObject({
      rows: {
        codes: [
          { code: 'beside', withChildren: false },
          { code: 'under', withChildren: true },
        ],
      },
      columns: { cases: [null] },
      sortRows: 'given',
    })
    const byLine = { ...shown, rowOrder: { by: { id: 'a' }, before: 'value' as const } }
    expect(questionOf(byLine, known).sortRows).toBe('value')
    const ordered = { ...byLine, rowOrder: { by: { id: null }, before: 'value' as const } }
    expect(questionAsShown(questionOf(ordered, known), matrix, ordered)).toMatchObject({
      rows: { codes: [{ code: 'beside' }, { code: 'under' }] },
      sortRows: 'given',
    })
    const share = { ...shown, measure: 'share' as const }
    expect(questionAsShown(questionOf(share, known), matrix, share).columns).toEqual({ kind: 'cases' })
  })
})

describe('a table that is remembered', () => {
  it('comes back as it was', () => {
    const own = { ...firstTable('own', null, 3), rowOrder: ['b', null], cases: [null, 'a'] }
    expect(readTable(written(own), 'own')).toEqual(own)
    expect(readTable(written(own), 'codes_by_case')).toBeNull()
    expect(readTable('{', 'own')).toBeNull()
    expect(readTable(undefined, 'own')).toBeNull()
  })

  it('loses an order that is too long to be remembered', () => {
    const long = {
      ...table,
      rowOrder: Array.from({ length: 400 }, (_, at) => `0190-0000-0000-0000-0000-${at}`),
    }
    expect(written(long).length).toBeLessThan(10_000)
    expect(readTable(written(long), 'codes_by_case')?.rowOrder).toBe('given')
  })
})
