import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { Matrix, MatrixCell } from '#shared/contract/matrices.ts'
import { retrievalQuery } from '#shared/contract/retrieval.ts'
import { exportMatrix, type MatrixBook } from './matrix-book.ts'

const query = retrievalQuery.parse({})
const told = (value: number): MatrixCell => ({ value, withheld: null, query })
const small: MatrixCell = { value: null, withheld: 'small', query }
const telling: MatrixCell = { value: null, withheld: 'tells_small', query }

const matrix: Matrix = {
  rows: [
    { id: 'a', label: '=SUM(A1)', total: telling },
    { id: null, label: 'No case study', total: told(7) },
  ],
  columns: [
    { id: 'x', label: 'Café\n"x"', total: telling },
    { id: 'y', label: '-y', total: told(11) },
  ],
  cells: [
    [small, told(4)],
    [told(0), told(7)],
  ],
  total: telling,
  measure: 'codings',
  normalised: 'none',
  suppressBelow: 3,
  withdrawn: 0,
}
const book: MatrixBook = {
  project: 'Five sites',
  exportedAt: '2026-03-01T10:00:00.000Z',
  rowsOf: 'cases',
  columnsOf: 'codes',
  of: 'codings',
  isDisguised: false,
  matrix,
}
const text = async (format: 'csv' | 'json', of: MatrixBook = book) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await exportMatrix(of, format))

describe('a matrix as a file', () => {
  it('is a CSV with totals, withheld figures in words, and nothing a spreadsheet would run', async () => {
    expect(await text('csv')).toBe(
      [
        '\uFEFF"Case study","Café\n""x""","\'-y","Total","formula_escaped"',
        '"\'=SUM(A1)","<3",4,"withheld","yes"',
        '"No case study",0,7,7,""',
        '"Total","withheld",11,"withheld",""',
        '',
      ].join('\r\n'),
    )
  })

  it('is an Excel workbook that says what it counts', async () => {
    const bytes = Buffer.from(await exportMatrix(book, 'xlsx'))
    const sheets = await readXlsxFile(bytes)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Matrix', 'About this file'])
    expect(sheets[0]?.data).toEqual([
      ['Case study', 'Café\n"x"', '-y', 'Total'],
      ['=SUM(A1)', '<3', 4, 'withheld'],
      ['No case study', 0, 7, 7],
      ['Total', 'withheld', 11, 'withheld'],
    ])
    expect(JSON.stringify(sheets[1]?.data)).toContain('Figures below 3, and what would tell them')
  })

  it('is JSON with figures and without the queries behind them', async () => {
    const plain: unknown = JSON.parse(await text('json'))
    expect(plain).toMatchObject({
      project: 'Five sites',
      measure: 'codings',
      cells: [
        [{ withheld: 'small' }, 4],
        [0, 7],
      ],
      total: { withheld: 'tells_small' },
    })
    expect(await text('json')).not.toContain('conditions')
  })

  it('never says that words or shares are fewer than they are', async () => {
    for (const measure of ['words', 'share'] as const)
      expect(await text('csv', { ...book, matrix: { ...matrix, measure } })).not.toContain('<3')
    const shares = { ...matrix, normalised: 'rows' as const }
    expect(await text('csv', { ...book, matrix: shares })).not.toContain('<3')
  })
})
