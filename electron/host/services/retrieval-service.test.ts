import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import { consensusCoder, type CoderId } from '#shared/ids.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf, withdraw } from '../../../test/support/study.ts'

const talk = [
  'Interviewer: How did the pooled budget come about?',
  'Dana: We had two contracts with one home. It made no sense.',
  'Kit: Nobody asked us about money at the café.',
  'Interviewer: And then?',
  'Dana: Then we sat down together, and it took a year.',
].join('\n')

/** Two cases with a document each, four codes in two branches, two coders, and codings of each. */
async function aStudy(workbench: TestHost) {
  const { ask } = workbench
  await newStudy(workbench)
  const one = await importText(workbench, talk, {
    fileName: 'One.txt',
    title: 'One',
    case: { create: 'Site A' },
    mode: 'interview',
  })
  const two = await importText(workbench, `${talk}!`, {
    fileName: 'Two.txt',
    title: 'Two',
    case: { create: 'Site B' },
    mode: 'focus_group',
    attributes: { Setting: 'Town hall' },
  })
  const barriers = await addCode(workbench, 'Barriers')
  const trust = await addCode(workbench, 'Trust', { parent: barriers })
  const money = await addCode(workbench, 'Money', { parent: barriers })
  const time = await addCode(workbench, 'Time')
  const ann = await addCoder(workbench, 'Ann')
  const ben = await addCoder(workbench, 'Ben')
  const code = async (coder: CoderId, as: typeof trust, words: string, document = one) => {
    const span = await spanOf(workbench, document, words)
    return (await ask('coding.apply', { document, code: as, coder, span }, coder)).coding
  }
  await code(ann, trust, 'We had two contracts with one home.')
  await code(ann, money, 'two contracts')
  await code(ben, money, 'one home')
  await code(ben, time, 'it took a year')
  await code(ann, money, 'Nobody asked us about money')
  await code(ann, trust, 'sat down together', two)
  await code(ben, time, 'it took a year', two)
  const cases = await ask('case.list', {})
  const words = async (query: CallInput<'retrieval.run'>['query'], more = {}) => {
    const { total, extracts } = await ask('retrieval.run', { query, ...more })
    expect(total).toBe(extracts.length)
    return extracts.map((extract) => extract.words.map(({ text }) => text).join(' | '))
  }
  return { workbench, ask, one, two, barriers, trust, money, time, ann, ben, code, words, cases }
}

describe('a query', () => {
  it('leaves out what someone is heard in who has withdrawn, and says how much', async ({ workbench }) => {
    const { ask, words, one, trust, money, time, code, ann, cases } = await aStudy(workbench)
    const dana = await ask('participant.create', {
      case: cases[0]?.id ?? null,
      pseudonym: 'Dana M',
      role: 'Manager',
      attributes: {},
    })
    const speaker = (await ask('document.text', { document: one })).speakers.find(
      ({ label }) => label === 'Dana',
    )
    if (!speaker) throw new Error('no Dana')
    await ask('document.mapSpeaker', { speaker: speaker.id, participant: dana.id, interviewer: false })
    const both = 'no sense.\nKit: Nobody asked us about money'
    await code(ann, time, both)
    await withdraw(workbench, 'Dana M')

    expect(await words({})).toEqual(['Nobody asked us about money', 'sat down together', 'it took a year'])
    const page = await ask('retrieval.run', { query: { documents: [one] }, limit: 0 })
    expect(page).toMatchObject({ total: 1, withdrawn: 5 })
    expect((await ask('retrieval.codings', { query: {} })).codings).toHaveLength(3)
    expect(await ask('retrieval.run', { query: { participants: [dana.id] } })).toMatchObject({
      total: 0,
      withdrawn: 5,
    })
    // Nor is anything held against them.
    const with_ = (is: 'and' | 'not') => ({
      codes: [{ code: money }],
      conditions: [{ is, codes: [{ code: time }] }],
    })
    expect(await words(with_('and'))).toEqual([])
    expect(await words(with_('not'))).toEqual(['Nobody asked us about money'])
    expect(await words({ codes: [{ code: trust }] })).toEqual(['sat down together'])
  })

  it('without a word finds every coding, in order of place', async ({ workbench }) => {
    const { words } = await aStudy(workbench)
    expect(await words({})).toEqual([
      'We had two contracts with one home.',
      'two contracts',
      'one home',
      'Nobody asked us about money',
      'it took a year',
      'sat down together',
      'it took a year',
    ])
  })

  it('takes any of its codes, with their children where wanted', async ({ workbench }) => {
    const { words, barriers, money, time } = await aStudy(workbench)
    expect(await words({ codes: [{ code: barriers }] })).toEqual([])
    expect(await words({ codes: [{ code: barriers, withChildren: true }] })).toHaveLength(5)
    expect(await words({ codes: [{ code: money }, { code: time }] })).toHaveLength(5)
  })

  it('keeps what stands to another code, or does not', async ({ workbench }) => {
    const { words, trust, money, time } = await aStudy(workbench)
    const codes = [{ code: money }]
    const with_ = (is: 'and' | 'not', code: typeof trust) => ({
      codes,
      conditions: [{ is, codes: [{ code }] }],
    })
    expect(await words(with_('and', trust))).toEqual(['two contracts', 'one home'])
    expect(await words(with_('not', trust))).toEqual(['Nobody asked us about money'])
    expect(await words({ ...with_('and', trust), sameCoder: true })).toEqual(['two contracts'])
    const near = (turns: number) => ({
      codes,
      conditions: [
        { is: 'and' as const, codes: [{ code: time }], proximity: { kind: 'near' as const, turns } },
      ],
    })
    expect(await words(near(1))).toEqual([])
    expect(await words(near(2))).toEqual(['Nobody asked us about money'])
    expect(await words(near(3))).toHaveLength(3)
  })

  it('holds one coder’s codings against anyone’s, or against their own', async ({ workbench }) => {
    const { words, trust, money, ann, ben } = await aStudy(workbench)
    const overlap = {
      codes: [{ code: money }],
      conditions: [{ is: 'and' as const, codes: [{ code: trust }] }],
    }
    expect(await words({ ...overlap, coders: [ann] })).toEqual(['two contracts'])
    expect(await words({ ...overlap, coders: [ben] })).toEqual(['one home'])
    expect(await words({ ...overlap, coders: [ben], sameCoder: true })).toEqual([])
  })

  it('narrows by case, mode, attribute, coder, round and speaker', async ({ workbench }) => {
    const { ask, words, cases, ben, two, ann } = await aStudy(workbench)
    const [siteA, siteB] = cases
    expect(await words({ cases: [siteB?.id ?? null] })).toEqual(['sat down together', 'it took a year'])
    expect(await words({ cases: [null] })).toEqual([])
    expect(await words({ modes: ['focus_group'] })).toHaveLength(2)
    expect(await words({ documents: [two] })).toHaveLength(2)
    const setting = { entity: 'document' as const, name: 'Setting' }
    expect(await words({ attributes: [{ ...setting, value: 'Town hall' }] })).toHaveLength(2)
    expect(await words({ attributes: [{ ...setting, value: null }] })).toHaveLength(5)
    const both = [null, 'Town hall'].map((value) => ({ ...setting, value }))
    expect(await words({ attributes: both })).toHaveLength(7)
    expect(await words({ coders: [ben] })).toHaveLength(3)
    expect(await words({ coders: [consensusCoder] })).toEqual([])
    expect(await words({ rounds: [null] })).toHaveLength(7)
    const round = await ask('round.create', { name: 'R', documents: [two], coders: [ann], blind: false })
    expect(await words({ rounds: [round.id] })).toEqual([])

    const kit = await ask('participant.create', {
      case: siteA?.id ?? null,
      pseudonym: 'Kit',
      role: 'Carer',
      attributes: { Years: '3' },
    })
    const { speakers } = await ask('document.text', { document: two })
    const speaker = first(speakers.filter(({ label }) => label === 'Kit')).id
    await ask('document.mapSpeaker', { speaker, participant: kit.id, interviewer: false })
    const { bodyStart, bodyEnd } = first((await ask('document.text', { document: two })).turns.slice(2))
    const { codes } = await ask('codebook.tree', {})
    await ask('coding.apply', {
      document: two,
      code: first(codes.slice(-1)).id,
      coder: ann,
      span: { start: bodyStart, end: bodyEnd },
    })
    expect(await words({ participants: [kit.id] })).toEqual(['Nobody asked us about money at the café.'])
    const years = { entity: 'participant' as const, name: 'Years', value: '3' }
    expect(await words({ attributes: [years] })).toHaveLength(1)
    expect(await words({ attributes: [{ ...years, value: '4' }] })).toEqual([])
    const grouped = await ask('retrieval.run', { query: {}, group: 'participant', limit: 0 })
    expect(grouped.groups.map(({ label, count }) => [label, count])).toEqual([
      ['Kit', 1],
      ['Dana', 4],
      ['Kit', 1],
      ['Dana', 2],
    ])
    expect(grouped.extracts).toEqual([])
  })

  it('finds words', async ({ workbench }) => {
    const { words } = await aStudy(workbench)
    expect(await words({ words: 'Two  Contracts' })).toHaveLength(2)
    expect(await words({ words: 'contract' })).toEqual([])
    expect(await words({ words: ' ' })).toHaveLength(7)
  })

  it('sorts, groups and answers a page', async ({ workbench }) => {
    const { ask } = await aStudy(workbench)
    const run = await ask('retrieval.run', { query: {}, sort: 'code', group: 'case' })
    expect(run.groups.map(({ label, count }) => [label, count])).toEqual([
      ['Site A', 5],
      ['Site B', 2],
    ])
    expect(run.extracts.map(({ path }) => path)).toEqual([
      'Barriers / Trust',
      'Barriers / Money',
      'Barriers / Money',
      'Barriers / Money',
      'Time',
      'Barriers / Trust',
      'Time',
    ])
    const page = await ask('retrieval.run', { query: {}, sort: 'code', group: 'case', offset: 4, limit: 2 })
    expect(page).toEqual({ ...run, extracts: run.extracts.slice(4, 6) })
    const byCode = await ask('retrieval.run', { query: {}, group: 'code' })
    expect(byCode.groups.map(({ label, count }) => [label, count])).toEqual([
      ['Barriers / Trust', 2],
      ['Barriers / Money', 3],
      ['Time', 2],
    ])
    const byMode = await ask('retrieval.run', { query: {}, group: 'mode', sort: 'participant' })
    expect(byMode.groups.map(({ key, label }) => [key, label])).toEqual([
      ['interview', 'Interview'],
      ['focus_group', 'Focus group'],
    ])
  })

  it('refuses what is not there', async ({ workbench }) => {
    const { ask, one, ann } = await aStudy(workbench)
    const wrong = {
      code: { codes: [{ code: one }] },
      case: { cases: [one] },
      document: { documents: [ann] },
      coder: { coders: [one] },
      round: { rounds: [one] },
      participant: { participants: [one] },
    }
    for (const [what, query] of Object.entries(wrong)) {
      const asked = workbench.reply('retrieval.run', { query })
      expect(await asked).toMatchObject({ ok: false, error: { code: 'not_found', data: { what } } })
    }
    await expectRefused(
      ask('retrieval.run', { query: { conditions: [{ is: 'and', codes: [] }] } }),
      'validation',
    )
  })
})

describe('what a query finds', () => {
  it('is always as the project is now', async ({ workbench }) => {
    const { ask, code, ann, time, words, one, two, cases, trust } = await aStudy(workbench)
    const count = async () => (await words({})).length
    expect(await count()).toBe(7)
    const made = await code(ann, time, 'made no sense')
    expect(await count()).toBe(8)
    await ask('coding.remove', { codings: [made.id] })
    expect(await count()).toBe(7)
    await ask('history.undo', {})
    expect(await words({})).toContain('made no sense')
    const [siteA] = cases
    await ask('document.update', { document: two, case: siteA?.id ?? null })
    expect(await words({ cases: [siteA?.id ?? null] })).toHaveLength(8)
    const { turns } = await ask('document.text', { document: one })
    await ask('mending.mendTurn', {
      turn: first(turns.slice(1)).id,
      words: 'We had two contracts with one house. It made no sense.',
    })
    expect(await words({ words: 'one house' })).toHaveLength(2)
    await ask('codebook.remove', {
      code: (await ask('codebook.create', { parent: null, fields: { name: 'X' } })).id,
    })
    await ask('document.remove', { document: one })
    expect(await words({})).toEqual(['sat down together', 'it took a year'])
    await ask('history.undo', {})
    expect(await words({ codes: [{ code: trust }] })).toHaveLength(2)
  })

  it('leaves out a coding whose words were lost', async ({ workbench }) => {
    const { ask, one, words } = await aStudy(workbench)
    const { turns } = await ask('document.text', { document: one })
    await ask('mending.mendTurn', { turn: first(turns.slice(2)).id, words: 'Mm.' })
    expect(await words({})).toHaveLength(6)
  })

  it('in a blind round is one’s own', async ({ workbench }) => {
    const { ask, code, ann, ben, one, time } = await aStudy(workbench)
    const query = { codes: [{ code: time }] }
    const seen = async (as: CoderId | null) => (await ask('retrieval.run', { query }, as)).total
    await ask('coding.setState', { document: one, coder: ann, state: 'finished' }, ann)
    const round = await ask('round.create', { name: 'B', documents: [one], coders: [ann, ben], blind: true })
    expect([await seen(ann), await seen(ben), await seen(null)]).toEqual([2, 2, 2])
    await code(ann, time, 'pooled budget')
    expect([await seen(ann), await seen(ben), await seen(null)]).toEqual([3, 2, 2])
    for (const coder of [ann, ben])
      await ask('coding.setState', { document: one, coder, state: 'finished' }, coder)
    await ask('round.open', { round: round.id, documents: null })
    expect([await seen(ann), await seen(ben), await seen(null)]).toEqual([3, 3, 3])
  })
})
