import Database from 'better-sqlite3'
import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import { elsewhere, mergeIn, studyInTwo, codeThere } from '../../../test/support/copies.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'

type Question = CallInput<'query.save'>['question']

async function aStudy(workbench: TestHost) {
  const study = await studyInTwo(workbench)
  const { ask } = workbench
  const question: Question = {
    query: { codes: [{ code: study.trust, withChildren: true }], marked: null },
    group: 'case',
    sort: 'code',
    hidden: 'left_out',
  }
  const save = async (name: string, id: CallInput<'query.save'>['id'] = null, asked = question) =>
    (await ask('query.save', { id, name, question: asked }, study.ann)).id
  const list = () => ask('query.list', {})
  const label = async () => first((await ask('history.list', { limit: 1 })).entries).label
  return { ...study, ask, question, save, list, label }
}

describe('a saved query', () => {
  it('keeps the question, with who saved it, and is live', async ({ workbench }) => {
    const study = await aStudy(workbench)
    const { ask, save, list, label } = study
    const id = await save('  Trust,  everywhere ')
    expect(await label()).toBe('Saved the query “Trust, everywhere”')
    const [saved] = await list()
    expect(saved).toMatchObject({
      id,
      name: 'Trust, everywhere',
      gone: 0,
      by: 'Ann',
      question: {
        query: { codes: [{ code: study.trust, withChildren: true }], conditions: [], cases: null },
        group: 'case',
        sort: 'code',
        hidden: 'left_out',
        pinnedFirst: false,
      },
    })
    if (!saved) return
    expect((await ask('retrieval.run', saved.question)).total).toBe(0)
    await codeThere(ask, study, study.trust, 'one home')
    expect((await ask('retrieval.run', saved.question)).total).toBe(1)
  })

  it('has a name of its own, is renamed, changed, removed, and all of it undone', async ({ workbench }) => {
    const { ask, save, list, label, question } = await aStudy(workbench)
    const id = await save('Trust')
    await expectRefused(save('TRUST'), 'validation', { reason: 'name_taken', name: 'Trust' })
    const other = await save('Money')
    await expectRefused(save('trust', other), 'validation', { reason: 'name_taken' })
    await save('trust', id)
    expect(await label()).toBe('Renamed the query “Trust” to “trust”')
    await save('trust', id, { ...question, group: 'mode' })
    expect(await label()).toBe('Changed the query “trust”')
    expect((await list()).map(({ name, question: { group } }) => [name, group])).toEqual([
      ['Money', 'case'],
      ['trust', 'mode'],
    ])
    const before = (await ask('history.list', { limit: 100 })).entries.length
    await save('trust', id, { ...question, group: 'mode' })
    expect((await ask('history.list', { limit: 100 })).entries).toHaveLength(before)
    await ask('query.remove', { id })
    expect(await label()).toBe('Removed the query “trust”')
    await expectRefused(ask('query.remove', { id }), 'not_found', { what: 'saved_query' })
    await expectRefused(save('Again', id), 'not_found')
    await ask('history.undo', {})
    expect(await list()).toHaveLength(2)
  })

  it('stays where what it names is gone, and says how much that is', async ({ workbench }) => {
    const { ask, list, save, question, trust, money } = await aStudy(workbench)
    const { id: site } = await ask('case.create', { name: 'Site A', attributes: {} })
    await save('Trust', null, {
      ...question,
      query: {
        codes: [{ code: trust }],
        conditions: [{ is: 'and', codes: [{ code: money }] }],
        cases: [site, null],
      },
    })
    expect((await list()).map(({ gone }) => gone)).toEqual([0])
    await ask('codebook.remove', { code: money })
    await ask('case.remove', { case: site })
    const [saved] = await list()
    expect(saved?.gone).toBe(2)
    if (saved) await expectRefused(ask('retrieval.run', saved.question), 'not_found')
  })

  it('that says nothing a query can say is refused as damage, nothing else is', async ({ workbench }) => {
    const { ask, save, list } = await aStudy(workbench)
    await save('Trust')
    const path = workbench.at('Study.concord')
    for (const hostile of ['{', 'null', '{"query":{"codes":[{"code":"x"}]}}', '{"query":{},"group":"all"}']) {
      await ask('project.close', {})
      const db = new Database(path)
      db.prepare('update saved_query set question = ?').run(hostile)
      db.close()
      await ask('project.open', { file: workbench.host.grant(path) })
      await expectRefused(list(), 'corrupt', { reason: 'saved_query' })
      expect((await ask('retrieval.run', { query: {} })).total).toBe(0)
    }
    const db = new Database(path)
    expect(() => db.prepare('select 1 from saved_query').get()).toThrow()
    db.close()
  })

  it('of a copy comes in; changed on both sides it is a conflict, and either can be taken', async ({
    workbench,
  }) => {
    const { ask, save, list, question } = await aStudy(workbench)
    const id = await save('Trust')
    const theirs = await elsewhere(workbench, 'Ben', async (there) => {
      await there('query.save', { id, name: 'Trust', question: { ...question, group: 'mode' } })
      await there('query.save', { id: null, name: 'Theirs', question })
    })
    await save('Trust', id, { ...question, group: 'participant' })
    await mergeIn(workbench, [theirs])
    const groups = async () => (await list()).map(({ name, question: { group } }) => [name, group])
    expect(await groups()).toEqual([
      ['Theirs', 'case'],
      ['Trust', 'participant'],
    ])
    const [conflict, ...others] = await ask('merge.conflicts', { settled: false })
    expect(others).toEqual([])
    if (!conflict?.id) throw new Error('there is a conflict')
    const asks = 'Codes: Trust with all below it\nSorted by: code\nGrouped by: '
    expect(conflict).toMatchObject({
      kind: 'changed_differently',
      subject: 'Saved query “Trust”',
      base: `${asks}case\nHidden extracts: left out`,
      mine: `${asks}participant\nHidden extracts: left out`,
      theirs: `${asks}mode\nHidden extracts: left out`,
    })
    await ask('merge.settle', { conflict: conflict.id, outcome: 'theirs' })
    expect((await groups())[1]).toEqual(['Trust', 'mode'])
  })
})
