import { describe, expect } from 'vitest'
import {
  aComparedStudy,
  aFinishedStudy,
  listDisagreements,
  settle,
  startRound,
} from '../../../test/support/compared-study.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCoder, importText } from '../../../test/support/study.ts'

/** Ann and Ben differ in edges, in a code, and in whether something is coded; on one place they agree. */
const aStudyOfThreeKinds = (workbench: TestHost) =>
  aFinishedStudy(workbench, ({ ann, ben, trust, money, time }) => [
    [ann, trust, 'two contracts with one home'],
    [ben, trust, 'two contracts'],
    [ann, money, 'It made no sense'],
    [ben, time, 'made no sense'],
    [ann, time, 'it took a year'],
  ])

const told = (rows: readonly { kind: string; words: string }[]) =>
  rows.map(({ kind, words }) => [kind, words])

describe('the list of disagreements', () => {
  it('tells of each place where those who finished differ, its words, turn and coders', async ({
    workbench,
  }) => {
    const { document, ann, ben, trust, money, time } = await aStudyOfThreeKinds(workbench)
    const list = await listDisagreements(workbench)
    expect(list).toMatchObject({ total: 3, undecided: 3, decided: 0, leftOpen: 0, agreed: 1, accepted: 0 })
    expect(list.byKind).toEqual({ boundaries: 1, different_code: 1, coded_by_some: 1 })
    expect(list.uncompared).toEqual([])
    expect(list.rows).toMatchObject([
      {
        kind: 'boundaries',
        document,
        title: 'Interview',
        words: 'two contracts with one home',
        turn: 2,
        codes: [trust],
        withinBranch: null,
        decision: null,
        coders: [
          { coder: ann, stretches: [{ code: trust }] },
          { coder: ben, stretches: [{ code: trust }] },
        ],
      },
      { kind: 'different_code', words: 'It made no sense', codes: [money, time], withinBranch: false },
      {
        kind: 'coded_by_some',
        words: 'it took a year',
        turn: 4,
        coders: [{ stretches: [{ code: time }] }, { coder: ben, stretches: [] }],
      },
    ])
    const [{ text }, row] = [await workbench.ask('document.text', { document }), first(list.rows)]
    expect(text.slice(row.start, row.end)).toBe(row.words)
  })

  it('says what is not compared: finished by fewer than two', async ({ workbench }) => {
    const { ann, finish } = await aStudyOfThreeKinds(workbench)
    const other = await importText(workbench, 'Something else altogether.', { fileName: 'Other.txt' })
    await finish([ann], other)
    const { total, uncompared } = await listDisagreements(workbench)
    expect({ total, uncompared }).toEqual({ total: 3, uncompared: [{ document: other, title: 'Other' }] })
    expect((await listDisagreements(workbench, { compared: { coders: [ann] } })).uncompared).toHaveLength(2)
  })

  it('can be narrowed by code, kind, length and whether it is decided', async ({ workbench }) => {
    const { ann, time } = await aStudyOfThreeKinds(workbench)
    const wordsOf = async (question: Parameters<typeof listDisagreements>[1]) =>
      (await listDisagreements(workbench, question)).rows.map(({ words }) => words)
    expect(await wordsOf({ codes: [time] })).toEqual(['It made no sense', 'it took a year'])
    expect(await wordsOf({ kinds: ['boundaries'] })).toEqual(['two contracts with one home'])
    expect(await wordsOf({ longest: 16 })).toEqual(['It made no sense', 'it took a year'])
    expect(await wordsOf({ shortest: 16, longest: 16 })).toEqual(['It made no sense'])
    const { rows } = await listDisagreements(workbench)
    const [edges, codes] = rows.map(({ key }) => key)
    if (edges === undefined || codes === undefined) throw new Error('There are too few')
    await settle(workbench, [edges], { kind: 'took', coders: [ann] })
    await settle(workbench, [codes], { kind: 'left_open' }, { reason: 'Ask the supervisor' })
    expect(await wordsOf({ decided: 'undecided' })).toEqual(['it took a year'])
    expect(await wordsOf({ decided: 'decided' })).toEqual(['two contracts with one home'])
    expect(await wordsOf({ decided: 'left_open' })).toEqual(['It made no sense'])
    expect(await listDisagreements(workbench, { kinds: ['boundaries'] })).toMatchObject({
      total: 1,
      undecided: 1,
      decided: 1,
      leftOpen: 1,
      byKind: { coded_by_some: 1 },
    })
  })

  it('can be narrowed to those in which two coders differ', async ({ workbench }) => {
    const { ann, ben, cerys, trust, code, finish } = await aStudyOfThreeKinds(workbench)
    await code(cerys, trust, 'two contracts')
    await code(cerys, trust, 'we sat down together')
    await finish([cerys])
    const between = async (a: typeof ann, b: typeof ann) =>
      told((await listDisagreements(workbench, { pair: [a, b] })).rows)
    expect(await between(ann, ben)).toEqual([
      ['boundaries', 'two contracts with one home'],
      ['different_code', 'It made no sense'],
      ['coded_by_some', 'it took a year'],
    ])
    expect(await between(ben, cerys)).toEqual([['different_code', 'It made no sense']])
    expect(await between(cerys, ben)).toEqual(await between(ben, cerys))
    expect(await between(ben, ben)).toEqual([])
  })

  it('is sorted by place, length, code or kind, and given in pages', async ({ workbench }) => {
    await aStudyOfThreeKinds(workbench)
    const kindsBy = async (sort: 'place' | 'length' | 'code' | 'kind') =>
      (await listDisagreements(workbench, { sort })).rows.map(({ kind }) => kind)
    expect(await kindsBy('place')).toEqual(['boundaries', 'different_code', 'coded_by_some'])
    expect(await kindsBy('length')).toEqual(['boundaries', 'different_code', 'coded_by_some'])
    expect(await kindsBy('code')).toEqual(['boundaries', 'different_code', 'coded_by_some'])
    expect(await kindsBy('kind')).toEqual(['coded_by_some', 'different_code', 'boundaries'])
    const page = await listDisagreements(workbench, { offset: 1, limit: 1 })
    expect([page.total, page.rows.map(({ kind }) => kind)]).toEqual([3, ['different_code']])
    expect((await listDisagreements(workbench, { offset: 3 })).rows).toEqual([])
  })

  it('cuts long words between characters', async ({ workbench }) => {
    const family = '👩‍👩‍👧'
    const text = `x${family.repeat(60)} and so on.`
    const { ann, ben, trust, code, finish } = await aComparedStudy(workbench, text)
    await code(ann, trust, text)
    await finish([ann, ben])
    const { words } = first((await listDisagreements(workbench)).rows)
    expect(words).toBe(`x${family.repeat(37)}…`)
  })
})

describe('what the list follows', () => {
  it('is never stale, whatever changes', async ({ workbench }) => {
    const { document, ann, ben, time, code } = await aStudyOfThreeKinds(workbench)
    const total = async () => (await listDisagreements(workbench)).total
    expect(await total()).toBe(3)
    await code(ben, time, 'it took a year')
    expect(await total()).toBe(2)
    await workbench.ask('history.undo', {})
    expect(await total()).toBe(3)
    const annTime = (await workbench.ask('coding.list', { document })).find(
      (row) => row.coder === ann && row.code === time,
    )
    if (!annTime) throw new Error('It is not there')
    await workbench.ask('coding.remove', { codings: [annTime.id] }, ann)
    expect(await total()).toBe(2)
    await workbench.ask('coding.setState', { document, coder: ben, state: 'in_progress' }, ben)
    expect(await total()).toBe(0)
    await workbench.ask('history.undo', {})
    await workbench.ask('document.update', { document, title: 'Renamed' })
    expect(first((await listDisagreements(workbench)).rows).title).toBe('Renamed')
    await workbench.ask('document.remove', { document })
    expect(await total()).toBe(0)
    await workbench.ask('history.undo', {})
    expect(await total()).toBe(2)
  })

  it('compares the consensus where it is asked for, and follows it too', async ({ workbench }) => {
    const { ann } = await aStudyOfThreeKinds(workbench)
    const consensus = (await workbench.ask('coder.list', {})).at(-1)
    if (consensus?.kind !== 'consensus') throw new Error('There is no consensus')
    const compared = { coders: [ann, consensus.id] }
    await workbench.ask('consensus.acceptAgreed', { compared: {} })
    expect((await listDisagreements(workbench, { compared })).total).toBe(3)
    const { rows } = await listDisagreements(workbench)
    await settle(
      workbench,
      rows.map(({ key }) => key),
      { kind: 'took', coders: [ann] },
    )
    expect(await listDisagreements(workbench, { compared })).toMatchObject({ total: 0, agreed: 4 })
    await workbench.ask('history.undo', {})
    expect((await listDisagreements(workbench, { compared })).total).toBe(3)
    await expectRefused(
      settle(workbench, [first(rows).key], { kind: 'took', coders: [ann] }, { compared }),
      'validation',
      { reason: 'consensus_compared' },
    )
  })

  it('tells of a round, and of a blind one not before it was opened', async ({ workbench }) => {
    const study = await aComparedStudy(workbench)
    const { document, ann, ben, trust, code, finish } = study
    const round = await startRound(workbench, [document], [ann, ben], true)
    await code(ann, trust, 'two contracts')
    await finish([ann, ben])
    for (const compared of [{ round }, {}]) {
      for (const as of [ann, ben, null]) {
        expect(await listDisagreements(workbench, { compared }, as)).toMatchObject({
          total: 0,
          agreed: 0,
          uncompared: [{ document }],
        })
      }
    }
    await workbench.ask('round.open', { round, documents: null })
    for (const compared of [{ round }, {}])
      expect(await listDisagreements(workbench, { compared }, ben)).toMatchObject({
        total: 1,
        uncompared: [],
      })
  })

  it('refuses a coder and a round that are not there', async ({ workbench }) => {
    const { ann, document } = await aStudyOfThreeKinds(workbench)
    const round = await startRound(workbench, [document], [ann])
    await workbench.ask('history.undo', {})
    await expectRefused(listDisagreements(workbench, { compared: { round } }), 'not_found')
    const dora = await addCoder(workbench, 'Dora')
    await workbench.ask('history.undo', {})
    await expectRefused(listDisagreements(workbench, { compared: { coders: [dora] } }), 'not_found')
  })
})
