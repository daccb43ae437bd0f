import Database from 'better-sqlite3'
import { describe, expect } from 'vitest'
import { matrixStudy } from '../../../test/support/frameworks.ts'
import { expectRefused, first, it } from '../../../test/support/host.ts'
import { redoAll, undoAll, withdraw } from '../../../test/support/study.ts'

describe('a matrix', () => {
  it('has a row for every case study, and its themes in order', async ({ workbench }) => {
    const { ask, read, framework, place } = await matrixStudy(workbench)
    const { rows, themes, cells } = await read()
    expect(rows.map(({ name }) => name)).toEqual(['Site A', 'Site B'])
    expect(themes.map(({ name, codes }) => [name, codes.map(({ path }) => path)])).toEqual([
      ['All barriers', ['Barriers']],
      ['Money', ['Barriers / Money']],
    ])
    expect(cells.map((row) => row.length)).toEqual([2, 2])
    await ask('framework.moveTheme', { theme: place(0).theme, position: 1 })
    await ask('framework.addTheme', { framework, name: 'Last' })
    expect((await read()).themes.map(({ name }) => name)).toEqual(['Money', 'All barriers', 'Last'])
  })

  it('has a row for every participant who has not withdrawn, with role and case study', async ({
    workbench,
  }) => {
    const { read, ask, code, people } = await matrixStudy(workbench, { owners: 'participant' })
    await code('two contracts')
    await code('Nobody asked us about money at the café')
    await code('no sense.\nKit: Nobody')
    const told = async () => {
      const { rows, cells } = await read()
      return rows.map(({ name, note }, place) => [name, note, cells[place]?.[0]?.found])
    }
    expect(await told()).toEqual([
      ['Dana', 'Manager, Site A', 2],
      ['Kit', 'Manager, Site A', 2],
    ])
    const { themes } = await read()
    await withdraw(workbench, 'Kit')
    expect(await told()).toEqual([['Dana', 'Manager, Site A', 1]])
    const kit = people.get('Kit')?.id ?? first<never>([])
    await expectRefused(ask('framework.evidence', { theme: first(themes).id, row: kit }), 'withdrawn')
  })

  it('is renamed, and removed with all that stands in it, and comes back', async ({ workbench }) => {
    const { ask, framework, write, code, place, labels, read } = await matrixStudy(workbench)
    const coding = await code('two contracts')
    await write('They had two.')
    await ask('framework.linkEvidence', { ...place(), codings: [coding.id] })
    await ask('framework.change', { framework, name: 'Aims' })
    const before = await read()
    const steps = await undoAll(workbench)
    expect(await redoAll(workbench)).toBe(steps)
    expect(await read()).toEqual(before)
    await ask('framework.remove', { framework })
    expect(await labels()).toEqual([
      'Removed “Aims”',
      'Renamed “By case study” to “Aims”',
      'Linked evidence to “Site A”, “All barriers”',
    ])
    expect(await ask('framework.list', {})).toEqual([])
    await expectRefused(read(), 'not_found', { what: 'framework' })
    await ask('history.undo', {})
    expect(await read()).toEqual(before)
    expect(await ask('framework.list', {})).toMatchObject([
      { name: 'Aims', themes: 2, rows: 2, written: 1, fresh: 0 },
    ])
    expect((await ask('project.verify', {})).findings).toEqual([])
  })

  it('loses with a theme what was written under it', async ({ workbench }) => {
    const { ask, write, place, read, labels } = await matrixStudy(workbench)
    await write('Something.', place(1))
    await ask('framework.removeTheme', { theme: place(1).theme })
    expect(await labels()).toContain('Removed the theme “Money”')
    expect((await read()).themes).toHaveLength(1)
    await ask('history.undo', {})
    expect((await read()).cells[0]?.[1]?.summary).toBe('Something.')
  })

  it('tells of codes that are gone, and does without them', async ({ workbench }) => {
    const { ask, money, read, code, place } = await matrixStudy(workbench)
    await code('two contracts')
    await ask('codebook.remove', { code: money })
    const [all, gone] = (await read()).themes
    expect(gone).toMatchObject({ codes: [], gone: 1 })
    expect(all).toMatchObject({ gone: 0 })
    expect((await read()).cells[0]?.map(({ found }) => found)).toEqual([1, 0])
    await ask('framework.changeTheme', { theme: place(1).theme, codes: [] })
    expect((await read()).themes[1]?.gone).toBe(0)
    await expectRefused(
      ask('framework.changeTheme', { theme: place(1).theme, codes: [{ code: money }] }),
      'not_found',
      { what: 'code' },
    )
  })
})

describe('levels', () => {
  const rating = { kind: 'rating', levels: ['Separate', 'Parallel', 'Joint', 'Integrated'] } as const

  it('are what a rating has, two or more, and a matrix of summaries has not', async ({ workbench }) => {
    const { ask } = await matrixStudy(workbench)
    await expectRefused(
      ask('framework.create', { name: 'X', kind: 'rating', levels: ['One'] }),
      'validation',
      {
        reason: 'few_levels',
      },
    )
    await expectRefused(
      ask('framework.create', { name: 'X', kind: 'summary', levels: ['One', 'Two'] }),
      'validation',
      { reason: 'no_levels' },
    )
  })

  it('are renamed and added to; one that is given cannot go', async ({ workbench }) => {
    const { ask, framework, write, place, cell, read } = await matrixStudy(workbench, {
      ...rating,
      levels: [...rating.levels],
    })
    await write('A shared board.', place(), 2)
    expect(await cell()).toMatchObject({ level: 2, summary: 'A shared board.' })
    await expectRefused(write('', place(), 4), 'validation', { reason: 'no_such_level' })
    await expectRefused(ask('framework.change', { framework, levels: ['Low', 'High'] }), 'validation', {
      reason: 'level_in_use',
      name: 'Joint',
    })
    await ask('framework.change', { framework, levels: ['Apart', 'Beside', 'Together'] })
    expect((await read()).levels).toEqual(['Apart', 'Beside', 'Together'])
    await write('', place(), null)
    expect(await cell()).toMatchObject({ level: null, changedAt: null })
  })
})

describe('a file that no hand of Concord wrote', () => {
  it('is refused as damage where a matrix cannot be read, and all else is answered', async ({
    workbench,
  }) => {
    const { ask, read, write, at, host } = await matrixStudy(workbench)
    await write('Something.')
    for (const [table, column, hostile, sound] of [
      ['framework', 'levels', '{"a":1}', '[]'],
      ['framework_theme', 'codes', '[{"code":"x"}]', '[]'],
      ['framework_cell', 'known', '[1]', '[]'],
      ['framework_cell', 'known', '[', '[]'],
    ] as const) {
      const put = async (value: string) => {
        await ask('project.close', {})
        const db = new Database(at('Study.concord'))
        db.prepare(`update ${table} set ${column} = ?`).run(value)
        db.close()
        await ask('project.open', { file: host.grant(at('Study.concord')) })
      }
      await put(hostile)
      await expectRefused(read(), 'corrupt', { reason: 'framework' })
      await expectRefused(ask('framework.list', {}), 'corrupt', { reason: 'framework' })
      expect(await ask('case.list', {})).toHaveLength(2)
      await put(sound)
      expect((await read()).name).toBe('By case study')
    }
  })
})
