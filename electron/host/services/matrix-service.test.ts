import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import type { CodeId } from '#shared/ids.ts'
import { expectRefused, first, it } from '../../../test/support/host.ts'
import { codeAll, matrixStudy } from '../../../test/support/matrix-study.ts'
import { withdraw } from '../../../test/support/study.ts'

type Question = CallInput<'matrix.compute'>

describe('a matrix', () => {
  it('of what was said counts documents, people and words by site and mode, coded or not', async ({
    workbench,
  }) => {
    await matrixStudy(workbench)
    const of = async (measure: 'documents' | 'participants' | 'words') => {
      const question = { rows: { kind: 'cases' }, columns: { kind: 'modes' }, measure, of: 'text' } as const
      const { cells, total } = await workbench.ask('matrix.compute', question)
      return [...cells.map((row) => row.map(({ value }) => value)), total.value]
    }
    expect(await of('documents')).toEqual([[1, 0, 0], [0, 1, 0], [0, 0, 1], 3])
    // Kit is no participant, and so is one in each document.
    expect(await of('participants')).toEqual([[2, 0, 0], [0, 2, 0], [0, 0, 0], 4])
    expect(await of('words')).toEqual([[16, 0, 0], [0, 14, 0], [0, 0, 11], 41])
  })

  it('leaves out what people are heard in who have withdrawn, and says how much', async ({ workbench }) => {
    const study = await matrixStudy(workbench)
    // Dana alone, Dana and Kit, Kit alone, Ro.
    await codeAll(workbench, study, [
      [0, 2, 0, 25, 9],
      [0, 2, 0, 50, 40],
      [0, 2, 0, 75, 9],
      [1, 2, 0, 45, 9],
    ])
    await withdraw(workbench, 'Dana')
    const rows = { kind: 'codes' } as const
    const byPerson = { rows, columns: { kind: 'participants' } } as const
    const coded = await workbench.ask('matrix.compute', byPerson)
    expect(coded.columns.map(({ label }) => label)).toEqual(['Ro'])
    expect(coded.withdrawn).toBe(2)
    const said = await workbench.ask('matrix.compute', {
      rows: { kind: 'cases' },
      columns: { kind: 'modes' },
      measure: 'participants',
      of: 'text',
    })
    expect(said.cells.map((row) => row.map(({ value }) => value))).toEqual([
      [1, 0, 0],
      [0, 2, 0],
      [0, 0, 0],
    ])
    expect(said.withdrawn).toBe(2)
    const { withdrawn } = await workbench.ask('matrix.export', {
      folder: workbench.place('out'),
      question: byPerson,
      formats: ['json', 'csv'],
    })
    expect(withdrawn).toBe(2)
    expect(readFileSync(workbench.at('out', 'Study - matrix.json'), 'utf8')).toContain('"withdrawn": 2')
  })

  it('stands in the order given, or by value, each line once', async ({ workbench }) => {
    const study = await matrixStudy(workbench)
    const [top, under, beside] = study.codes
    if (!top || !under || !beside) throw new Error('no codes')
    await codeAll(workbench, study, [
      [0, 2, 0, 25, 9],
      [1, 2, 0, 6, 9],
      [1, 1, 0, 6, 9],
    ])
    const labels = async (question: Partial<Question>) => {
      const { rows, columns } = await workbench.ask('matrix.compute', {
        rows: { kind: 'codes' },
        columns: { kind: 'cases' },
        ...question,
      })
      return [rows, columns].map((lines) => lines.map(({ label }) => label).join(', '))
    }
    const natural = 'Site A, Site B, No case study'
    expect(await labels({})).toEqual(['Top, Top / Under, Beside', natural])
    expect(await labels({ sortRows: 'value', sortColumns: 'value' })).toEqual([
      'Beside, Top / Under, Top',
      'Site B, Site A, No case study',
    ])
    const pick = (code: CodeId) => ({ code, withChildren: false })
    const byHand = { kind: 'codes' as const, codes: [beside, top, beside].map(pick) }
    expect(await labels({ rows: byHand })).toEqual(['Beside, Top', natural])
    const [siteA, siteB] = study.cases.map((site) => site?.id ?? null)
    expect(await labels({ query: { cases: [siteA ?? null] } })).toEqual([
      'Top, Top / Under, Beside',
      'Site A',
    ])
    const asked = { kind: 'cases' as const, cases: [siteB ?? null, siteA ?? null] }
    expect(await labels({ columns: asked })).toEqual(['Top, Top / Under, Beside', 'Site B, Site A'])
  })

  it('tells nothing of what is withheld by the order', async ({ workbench }) => {
    const study = await matrixStudy(workbench)
    await codeAll(workbench, study, [
      [0, 2, 0, 25, 9],
      [0, 2, 0, 26, 9],
      [0, 2, 0, 27, 9],
      [1, 2, 0, 6, 9],
      [1, 1, 0, 6, 9],
    ])
    const order = async (question: Partial<Question>) => {
      const { rows, columns } = await workbench.ask('matrix.compute', {
        rows: { kind: 'codes' },
        columns: { kind: 'cases' },
        sortRows: 'value',
        sortColumns: 'value',
        ...question,
      })
      return [rows, columns].map((lines) =>
        lines.map(({ label, total }) => `${label} ${total.value ?? '?'}`).join(', '),
      )
    }
    expect(await order({})).toEqual(['Beside 4, Top / Under 1, Top 0', 'Site A 3, Site B 2, No case study 0'])
    expect(await order({ suppressBelow: 3 })).toEqual([
      'Top 0, Top / Under ?, Beside ?',
      'Site A 3, No case study 0, Site B ?',
    ])
  })

  it('tells shares of totals', async ({ workbench }) => {
    const study = await matrixStudy(workbench)
    await codeAll(workbench, study, [
      [0, 2, 0, 25, 9],
      [0, 2, 0, 26, 9],
      [0, 2, 0, 27, 9],
      [1, 2, 0, 6, 9],
      [1, 1, 0, 6, 9],
    ])
    const values = async (question: Partial<Question>) => {
      const { cells } = await workbench.ask('matrix.compute', {
        rows: { kind: 'codes' },
        columns: { kind: 'cases' },
        ...question,
      })
      return cells.map((row) => row.map(({ value }) => value))
    }
    expect(await values({})).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [3, 1, 0],
    ])
    expect(await values({ normalise: 'rows' })).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [0.75, 0.25, 0],
    ])
    expect(await values({ normalise: 'columns' })).toEqual([
      [0, 0, 0],
      [0, 0.5, 0],
      [1, 0.5, 0],
    ])
    expect(await values({ normalise: 'whole' })).toEqual([
      [0, 0, 0],
      [0, 0.2, 0],
      [0.6, 0.2, 0],
    ])
    // The share of a total that is withheld would tell it.
    expect(await values({ suppressBelow: 3 })).toEqual([
      [0, 0, 0],
      [0, null, 0],
      [3, null, 0],
    ])
    expect(await values({ suppressBelow: 3, normalise: 'rows' })).toEqual([
      [0, 0, 0],
      [null, null, null],
      [null, null, null],
    ])
    expect(await values({ suppressBelow: 3, measure: 'words' })).toEqual([
      [0, 0, 0],
      [0, null, 0],
      [3, null, 0],
    ])
  })

  it('withholds small figures, and what would tell them', async ({ workbench }) => {
    const study = await matrixStudy(workbench)
    const [top, under] = study.codes
    if (!top || !under) throw new Error('no codes')
    await codeAll(workbench, study, [
      [0, 0, 0, 25, 9],
      [0, 0, 0, 26, 9],
      [0, 0, 0, 27, 9],
      [0, 1, 0, 27, 9],
    ])
    const { cells, rows, columns, total } = await workbench.ask('matrix.compute', {
      rows: {
        kind: 'codes',
        codes: [
          { code: top, withChildren: true },
          { code: top, withChildren: false },
          { code: under, withChildren: false },
        ],
      },
      columns: { kind: 'cases' },
      suppressBelow: 3,
    })
    // Top with what is under it, less Top alone, would tell Under.
    expect(cells.map(([cell]) => cell?.withheld)).toEqual(['tells_small', null, 'small'])
    expect(cells.map(([cell]) => cell?.value)).toEqual([null, 3, null])
    expect([...rows, ...columns].map((line) => line.total.value)).toEqual([null, 3, null, null, 0, 0])
    expect(total).toMatchObject({ value: null, withheld: 'tells_small' })
  })

  it('refuses what does not go together', async ({ workbench }) => {
    const { codes } = await matrixStudy(workbench)
    const ask = (question: Question) => workbench.ask('matrix.compute', question)
    const [rows, columns] = [{ kind: 'cases' }, { kind: 'modes' }] as const
    await expectRefused(ask({ rows, columns: rows }), 'validation', { reason: 'same_axis' })
    const picked = { codes: [{ code: first(codes) }] }
    const byCode = { rows: { kind: 'codes' }, columns } as const
    await expectRefused(ask({ ...byCode, query: picked }), 'validation', { reason: 'matrix_mismatch' })
    for (const wrong of [
      { ...byCode, measure: 'words' as const },
      { rows, columns },
      { rows, columns, measure: 'documents' as const, query: picked },
    ])
      await expectRefused(ask({ ...wrong, of: 'text' }), 'validation', { reason: 'matrix_mismatch' })
    await expectRefused(ask({ rows, columns, measure: 'share', normalise: 'rows' }), 'validation')
    await expectRefused(ask({ rows, columns, suppressBelow: 2 }), 'validation')
  })

  it('is written to files', async ({ workbench }) => {
    const study = await matrixStudy(workbench)
    await codeAll(workbench, study, [[0, 1, 0, 27, 9]])
    const question: Question = { rows: { kind: 'codes' }, columns: { kind: 'cases' }, suppressBelow: 3 }
    const { files } = await workbench.ask('matrix.export', {
      folder: workbench.place('out'),
      question,
      formats: ['csv', 'xlsx', 'json', 'csv'],
    })
    expect(files.map(({ name }) => name)).toEqual([
      'Study - matrix.csv',
      'Study - matrix.xlsx',
      'Study - matrix.json',
    ])
    expect(readFileSync(workbench.at('out', 'Study - matrix.csv'), 'utf8').split('\r\n')[2]).toBe(
      '"Top / Under","<3",0,0,"<3",""',
    )
  })

  it('is written with names replaced as the pseudonym list says, unless told not to', async ({
    workbench,
  }) => {
    await matrixStudy(workbench)
    for (const [words, pseudonym] of [
      ['Site A', 'a town'],
      ['Under', 'below'],
    ] as const)
      await workbench.ask('pseudonym.write', { id: null, words, pseudonym })
    const written = async (more: Partial<CallInput<'matrix.export'>>) => {
      const { files } = await workbench.ask('matrix.export', {
        folder: workbench.place('out'),
        question: { rows: { kind: 'codes' }, columns: { kind: 'cases' } },
        formats: ['json'],
        ...more,
      })
      return readFileSync(workbench.at('out', first(files).name), 'utf8')
    }
    const disguised = await written({})
    expect(disguised).toContain('"label": "Top / below"')
    expect(disguised).toContain('"label": "a town"')
    expect(disguised).toContain('"isDisguised": true')
    expect(disguised).not.toMatch(/Site A|Under/u)
    expect(await written({ pseudonyms: false })).toContain('"label": "Site A"')
  })
})
