import { describe, expect, it } from 'vitest'
import type { CallOutput } from '#shared/contract/index.ts'
import { retrievalQuery } from '#shared/contract/retrieval.ts'
import type { CodeUse } from './code-branches.ts'
import { roundBars } from './round-bars.ts'

type Matrix = CallOutput<'matrix.compute'>

const query = retrievalQuery.parse({})
const cell = (value: number) => ({ value, withheld: null, query })

/** Two codes by two rounds and what was coded outside of rounds. */
function matrixOf(outside: number): Matrix {
  const cells = [
    [3, 1, outside],
    [1, 0, 0],
  ]
  const totals = [4, 1, outside]
  return {
    rows: ['trust', 'sharing'].map((id, at) => ({
      id,
      label: id,
      total: cell((cells[at] ?? []).reduce((sum, value) => sum + value, 0)),
    })),
    columns: ['newer', 'older', null].map((id, at) => ({
      id,
      label: id ?? '',
      total: cell(totals[at] ?? 0),
    })),
    cells: cells.map((row) => row.map(cell)),
    total: cell(5 + outside),
    measure: 'codings',
    normalised: 'none',
    suppressBelow: null,
    withdrawn: 0,
  }
}

const code = (id: string): CodeUse => ({
  id,
  name: id,
  path: id,
  parent: null,
  colour: '#336699',
  level: 0,
  own: 1,
  whole: 1,
})
const rounds = [
  { id: 'older', name: 'Pilot' },
  { id: 'newer', name: 'Main' },
]

describe('bars by round', () => {
  it('stand in the order of the rounds, those outside of rounds last and only where there are any', () => {
    expect(roundBars(matrixOf(2), [code('trust')], rounds, 'codings').bars).toEqual([
      { id: 'older', name: 'Pilot', sign: '1' },
      { id: 'newer', name: 'Main', sign: '2' },
      { id: null, name: 'Outside of rounds', sign: '–' },
    ])
    expect(roundBars(matrixOf(0), [code('trust')], rounds, 'codings').bars).toHaveLength(2)
  })

  it('are codings, or their share of all codings of the round', () => {
    const codings = roundBars(matrixOf(2), [code('sharing'), code('trust')], rounds, 'codings')
    expect(codings.rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([
      [0, 1, 0],
      [1, 3, 2],
    ])
    const [row] = roundBars(matrixOf(2), [code('trust')], rounds, 'share').rows
    expect(row?.cells.map(({ told, words }) => [told, words])).toEqual([
      ['100 %', '100 % of its 1 coding, which is 1'],
      ['75 %', '75 % of its 4 codings, which is 3'],
      ['100 %', '100 % of its 2 codings, which is 2'],
    ])
  })

  it('a code that the figures do not know has none', () => {
    const [row] = roundBars(matrixOf(0), [code('new')], rounds, 'share').rows
    expect(row?.cells.map(({ value }) => value)).toEqual([0, 0])
  })
})
