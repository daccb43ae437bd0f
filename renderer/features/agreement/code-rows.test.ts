import { describe, expect, it } from 'vitest'
import type { CodeAgreement } from '#shared/contract/agreement.ts'
import { plainRows, rowsOfBoth, unusedCount } from './code-rows.ts'

const parents: { readonly [id: string]: string | null } = {
  Structures: null,
  Budgets: 'Structures',
  Boards: 'Structures',
  Trust: null,
  Time: null,
}
const tree = {
  lineOf(id: string): { id: string; name: string }[] {
    const parent = parents[id]
    return [...(parent ? tree.lineOf(parent) : []), { id, name: id }]
  },
}

function code(id: string, codings: number): CodeAgreement {
  const none = { null: 'not_asked' }
  return {
    code: id,
    path: tree
      .lineOf(id)
      .map(({ name }) => name)
      .join(' / '),
    percent_agreement: none,
    percent_agreement_pooled: none,
    holsti: none,
    cohen_kappa: none,
    scott_pi: none,
    fleiss_kappa: none,
    brennan_prediger: none,
    gwet_ac1: none,
    alpha_nominal: none,
    alpha_set_jaccard: none,
    alpha_set_masi: none,
    alpha_u_1995: none,
    u_alpha: none,
    bar_u_alpha: none,
    cu_alpha: none,
    cu_coverage: none,
    categories: { q: 2, from: 'counted' },
    k_u_alpha: none,
    k_u_coverage: none,
    positive_agreement: none,
    prevalence: none,
    codings: { Ann: codings, Ben: 0 },
    counts: [],
    interval: none,
  }
}

describe('rowsOfBoth', () => {
  const coded = [
    code('Structures', 1),
    code('Budgets', 2),
    code('Boards', 0),
    code('Trust', 3),
    code('Time', 0),
  ]
  const tops = [code('Structures', 3), code('Trust', 3), code('Time', 0)]
  const rows = rowsOfBoth(coded, tops, tree)

  it('puts the codes under their top code, which stands there itself where it was coded', () => {
    expect(rows.map(({ name, indent }) => [name, indent])).toEqual([
      ['Structures', 0],
      ['Structures, itself', 1],
      ['Budgets', 1],
      ['Trust', 0],
    ])
  })

  it('has the level above in the heads and the codes as coded below, or both in one row', () => {
    expect(rows.map(({ coded: own, rolledUp }) => [own?.code ?? null, rolledUp?.code ?? null])).toEqual([
      [null, 'Structures'],
      ['Structures', null],
      ['Budgets', null],
      ['Trust', 'Trust'],
    ])
  })
})

describe('plainRows', () => {
  it('leave out what nobody used, and count it', () => {
    const codes = [code('Budgets', 2), code('Boards', 0)]
    expect(plainRows(codes, 'coded').map(({ name }) => name)).toEqual(['Structures / Budgets'])
    expect(unusedCount(codes)).toBe(1)
  })
})
