import { describe, expect, it } from 'vitest'
import { branchOf, bySize, type CodeUse } from './code-branches.ts'

const code = (id: string, parent: string | null, whole: number): CodeUse => ({
  id,
  parent,
  whole,
  name: id,
  path: id,
  colour: '#336699',
  level: parent === null ? 0 : 1,
  own: whole,
})
const codes = [
  code('definitions', null, 2),
  code('efficiency', 'definitions', 2),
  code('processes', null, 9),
  code('agreements', 'processes', 3),
  code('sharing', 'processes', 6),
  code('transfers', 'sharing', 1),
]
const ids = (some: readonly CodeUse[]) => some.map(({ id }) => id)

describe('the codes of a picture', () => {
  it('are a top code and all below it, however deep', () => {
    expect(ids(branchOf(codes, 'processes'))).toEqual(['processes', 'agreements', 'sharing', 'transfers'])
    expect(branchOf(codes, null)).toBe(codes)
    expect(branchOf(codes, 'gone')).toBe(codes)
  })

  it('stand by size among their siblings, each with its own below it', () => {
    expect(ids(bySize(codes))).toEqual([
      'processes',
      'sharing',
      'transfers',
      'agreements',
      'definitions',
      'efficiency',
    ])
  })
})
