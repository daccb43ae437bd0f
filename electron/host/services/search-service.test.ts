import { describe, expect } from 'vitest'
import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import { first, it, refusalOf, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy } from '../../../test/support/study.ts'

const talkOne = [
  'Interviewer: How did the pooled budget come about?',
  'Dana: We had two budgets. A café, too. We didn’t pool them: a co-designed budget came later.',
  'Kit: The pool? Pooled by us.',
].join('\n')
const talkTwo = 'R1: No budget.\nR2: Budget AND pool, R1: that was it.'

/** Two interviews in two case studies, a memo and a code. */
async function study(workbench: TestHost) {
  await newStudy(workbench)
  const { ask } = workbench
  const one = await importText(workbench, talkOne, {
    fileName: 'One.txt',
    title: 'One',
    case: { create: 'Site A' },
    speakers: [
      { label: 'Interviewer', interviewer: true, participant: null },
      { label: 'Dana', interviewer: false, participant: { create: { pseudonym: 'Dee', role: 'Manager' } } },
      { label: 'Kit', interviewer: false, participant: null },
    ],
  })
  const two = await importText(workbench, talkTwo, {
    fileName: 'Two.txt',
    title: 'Two',
    case: { create: 'Site B' },
    mode: 'focus_group',
  })
  const run = (words: string, how: Partial<CallInput<'search.run'>> = {}) =>
    ask('search.run', { words, ...how })
  const found = async (...asked: Parameters<typeof run>) =>
    (await run(...asked)).hits.map(({ words }) => words)
  return { ...workbench, one, two, run, found }
}

type Answer = CallOutput<'search.run'>

const inText = ({ hits }: Answer) =>
  hits.flatMap((hit) => (hit.kind === 'document' ? [`${hit.title} ${hit.turn} ${hit.words}`] : []))

describe('searching documents', () => {
  it('tells where each hit stands, who speaks and what is around it', async ({ workbench }) => {
    const { one, run } = await study(workbench)
    const start = talkOne.indexOf('budgets')
    const { hits } = await run('budgets')
    expect(hits).toEqual([
      {
        kind: 'document',
        document: one,
        title: 'One',
        case: 'Site A',
        speaker: 'Manager',
        turn: 2,
        timestamp: null,
        start,
        end: start + 7,
        left: 'We had two ',
        words: 'budgets',
        right: '. A café, too. We didn’t pool them: a co-designed budget',
      },
    ])
  })

  it('counts by case study and by document, and gives a page of the hits', async ({ workbench }) => {
    const { one, two, run } = await study(workbench)
    const cases = await workbench.ask('case.list', {})
    const all = await run('budget')
    expect(inText(all)).toEqual([
      'One 1 budget',
      'One 2 budgets',
      'One 2 budget',
      'Two 1 budget',
      'Two 2 Budget',
    ])
    expect(all).toMatchObject({
      total: 5,
      inDocuments: 5,
      inMemos: 0,
      inCodebook: 0,
      byCase: cases.map(({ id, name }, at) => ({ case: id, name, hits: [3, 2][at], documents: 1 })),
      byDocument: [
        { document: one, title: 'One', hits: 3 },
        { document: two, title: 'Two', hits: 2 },
      ],
    })
    const page = await run('budget', { offset: 2, limit: 2 })
    expect(page).toEqual({ ...all, hits: all.hits.slice(2, 4) })
  })

  it('puts hits in order by the words before or after them', async ({ workbench }) => {
    const { run } = await study(workbench)
    const [left, right] = [await run('budget', { sort: 'left' }), await run('budget', { sort: 'right' })]
    // Nothing, "co-designed", "no", "pooled", "two"; then nothing, "a", "and", "came", "come".
    expect(inText(left)).toEqual([
      'Two 2 Budget',
      'One 2 budget',
      'Two 1 budget',
      'One 1 budget',
      'One 2 budgets',
    ])
    expect(inText(right)).toEqual([
      'Two 1 budget',
      'One 2 budgets',
      'Two 2 Budget',
      'One 2 budget',
      'One 1 budget',
    ])
  })

  it('gives every page of an order, each hit once', async ({ workbench }) => {
    const { run } = await study(workbench)
    const placeOf = (hit: Answer['hits'][number]) =>
      hit.kind === 'document' ? `${hit.document} ${hit.start}` : hit.kind
    for (const words of ['budget', 'o*', '?']) {
      const all = (await run(words)).hits.map(placeOf)
      for (const sort of ['left', 'right'] as const) {
        const ordered = (await run(words, { sort })).hits.map(placeOf)
        expect(ordered.toSorted()).toEqual(all.toSorted())
        const paged = []
        for (let offset = 0; offset < all.length; offset += 2)
          paged.push(...(await run(words, { sort, offset, limit: 2 })).hits.map(placeOf))
        expect(paged).toEqual(ordered)
      }
    }
  })

  it('leaves labels out, and takes what would mean something elsewhere for words', async ({ workbench }) => {
    const { found } = await study(workbench)
    expect(await found('Kit')).toEqual([])
    expect(await found('R1:')).toEqual(['R1'])
    expect(await found('AND')).toEqual(['AND'])
    expect(await found("didn't")).toEqual(['didn’t'])
    expect(await found('CAFE')).toEqual(['café'])
    expect(await found('"budget and pool"')).toEqual(['Budget AND pool'])
    expect(await found('co-design')).toEqual(['co-designed'])
    expect(await found('"')).toEqual([])
    expect(await found('(')).toEqual([])
    expect(await found('?')).toEqual(['?', '?'])
  })

  it('keeps to case studies, modes, documents and speakers', async ({ workbench }) => {
    const { one, two, run } = await study(workbench)
    const inThat = async (how: Partial<CallInput<'search.run'>>) => inText(await run('budget', how))
    const site = first((await workbench.ask('case.list', {})).filter(({ name }) => name === 'Site B'))
    expect(await inThat({ cases: [site.id] })).toEqual(['Two 1 budget', 'Two 2 Budget'])
    expect(await inThat({ modes: ['focus_group'] })).toEqual(['Two 1 budget', 'Two 2 Budget'])
    expect(await inThat({ documents: [one], interviewers: false })).toEqual(['One 2 budgets', 'One 2 budget'])
    const { speakers } = await workbench.ask('document.text', { document: two })
    const [dee] = await workbench.ask('participant.list', {})
    const second = first(speakers.filter(({ label }) => label === 'R2'))
    expect(await inThat({ speakers: [second.id] })).toEqual(['Two 2 Budget'])
    expect(await inThat({ speakers: [second.id], participants: dee ? [dee.id] : [] })).toEqual([
      'One 2 budgets',
      'One 2 budget',
      'Two 2 Budget',
    ])
  })

  it('keeps in step with what becomes of the documents', async ({ workbench }) => {
    const { one, two, found, ask } = await study(workbench)
    expect(await found('pool')).toEqual(['pooled', 'pool', 'pool', 'Pooled', 'pool'])
    const { turns } = await ask('document.text', { document: two })
    const mended = first(turns)
    await ask('mending.mendTurn', { turn: mended.id, words: 'No marmalade.' })
    expect(await found('marmalade')).toEqual(['marmalade'])
    await ask('history.undo', {})
    expect(await found('marmalade')).toEqual([])
    expect(await found('"no budget budget"')).toEqual([])
    await ask('mending.joinTurns', { turn: mended.id })
    expect(await found('"no budget budget"')).toEqual(['No budget.\nBudget'])
    await ask('history.undo', {})
    expect(await found('"no budget budget"')).toEqual([])
    await ask('mending.splitTurn', { turn: mended.id, at: mended.bodyStart + 3, speaker: null })
    expect(await found('"no budget"')).toEqual([])
    await ask('document.remove', { document: two })
    expect(await found('marmalade budget', { match: 'any' })).toEqual(['budget', 'budgets', 'budget'])
    await ask('history.undo', {})
    await ask('document.remove', { document: one })
    expect(await found('budget')).toEqual(['budget', 'Budget'])
  })

  it('stops when nobody waits for it any more', async ({ workbench }) => {
    const { ask } = await study(workbench)
    const stop = new AbortController()
    stop.abort()
    expect(await refusalOf(ask('search.run', { words: 'pool' }, null, { signal: stop.signal }))).toEqual({
      code: 'cancelled',
      data: {},
    })
  })
})

describe('searching memos and the codebook', () => {
  it('finds them by any of their fields, and says which', async ({ workbench }) => {
    const { one, ask, run } = await study(workbench)
    const code = await addCode(workbench, 'Pooled money', {
      definition: 'One budget, pooled.',
      examples: ['We share.', 'A pooled pot.'],
    })
    await ask('memo.write', {
      memo: null,
      subject: { kind: 'document', id: one },
      title: 'Pooling',
      body: 'The *pooled* budget.',
      author: null,
    })
    const { total, inDocuments, inMemos, inCodebook, hits } = await run('pooled budget')
    expect({ total, inDocuments, inMemos, inCodebook }).toEqual({
      total: 5,
      inDocuments: 1,
      inMemos: 1,
      inCodebook: 3,
    })
    expect(hits.slice(1)).toMatchObject([
      {
        kind: 'memo',
        about: 'One',
        title: 'Pooling',
        field: 'body',
        start: 5,
        left: 'The *',
        words: 'pooled* budget',
        right: '.',
      },
      { kind: 'code', code, path: 'Pooled money', field: 'name', index: 0, start: 0, words: 'Pooled' },
      { kind: 'code', field: 'definition', words: 'budget, pooled', left: 'One ', right: '.' },
      { kind: 'code', field: 'examples', index: 1, start: 2, words: 'pooled' },
    ])
    expect(await run('pooled', { where: 'codebook' })).toMatchObject({ total: 3, inDocuments: 0, byCase: [] })
    expect((await run('pool*', { where: 'memos', sort: 'right' })).hits.map(({ words }) => words)).toEqual([
      'Pooling',
      'pooled',
    ])
  })
})

describe('coding what was found', () => {
  async function toCode(workbench: TestHost) {
    const here = await study(workbench)
    const [code, coder] = [await addCode(workbench, 'Money'), await addCoder(workbench, 'Ann')]
    const codeResults = (how: Partial<CallInput<'search.codeResults'>> = {}) =>
      here.ask(
        'search.codeResults',
        { words: 'budget', unit: 'words', code, coder, dryRun: false, ...how },
        coder,
      )
    const coded = async () =>
      (await here.ask('coding.list', { document: null })).map(({ document, start, end }) =>
        (document === here.one ? talkOne : talkTwo).slice(start, end),
      )
    return { ...here, code, coder, codeResults, coded }
  }

  it('codes each hit once, as one step, and foresees exactly what comes of it', async ({ workbench }) => {
    const { codeResults, coded, ask, events } = await toCode(workbench)
    const before = events.length
    const foreseen = await codeResults({ dryRun: true })
    expect(foreseen).toEqual({ hits: 5, documents: 2, created: 5, already: 0 })
    expect(events).toHaveLength(before)
    expect(await codeResults()).toEqual(foreseen)
    expect(await coded()).toEqual(['budget', 'budgets', 'budget', 'budget', 'Budget'])
    expect(await codeResults({ dryRun: true })).toEqual({ ...foreseen, created: 0, already: 5 })
    expect(await codeResults()).toEqual({ ...foreseen, created: 0, already: 5 })
    await ask('history.undo', {})
    expect(await coded()).toEqual([])
  })

  it('codes the sentences or turns they stand in', async ({ workbench }) => {
    const { codeResults, coded, ask } = await toCode(workbench)
    expect(await codeResults({ unit: 'sentence', interviewers: false })).toEqual({
      hits: 4,
      documents: 2,
      created: 4,
      already: 0,
    })
    expect(await coded()).toEqual([
      'We had two budgets.',
      'We didn’t pool them: a co-designed budget came later.',
      'No budget.',
      'Budget AND pool, R1: that was it.',
    ])
    await ask('history.undo', {})
    expect(await codeResults({ unit: 'turn' })).toMatchObject({ hits: 5, created: 4 })
    expect((await coded())[1]).toBe(talkOne.split('\n')[1]?.replace('Dana: ', ''))
  })

  it('codes only the places that are named, if they are hits still', async ({ workbench }) => {
    const { one, codeResults, coded, run } = await toCode(workbench)
    const { hits } = await run('budget')
    const places = hits.slice(1, 3).map(({ start, end }) => ({ document: one, span: { start, end } }))
    const gone = { document: one, span: { start: 0, end: 5 } }
    expect(await codeResults({ places: [...places, gone] })).toEqual({
      hits: 2,
      documents: 1,
      created: 2,
      already: 0,
    })
    expect(await coded()).toEqual(['budgets', 'budget'])
    expect(await codeResults({ places: [] })).toEqual({ hits: 0, documents: 0, created: 0, already: 0 })
  })

  it('leaves out the places that are named', async ({ workbench }) => {
    const { codeResults, coded, run } = await toCode(workbench)
    const { hits } = await run('budget')
    const without = hits
      .slice(1, 4)
      .flatMap((hit) =>
        hit.kind === 'document' ? [{ document: hit.document, span: { start: hit.start, end: hit.end } }] : [],
      )
    expect(await codeResults({ without, dryRun: true })).toEqual({
      hits: 2,
      documents: 2,
      created: 2,
      already: 0,
    })
    await codeResults({ without })
    expect(await coded()).toEqual(['budget', 'Budget'])
  })

  it('codes nothing, and tells nothing, when nobody waits for it any more', async ({ workbench }) => {
    const { coded, coder, code, ask, run } = await toCode(workbench)
    await run('budget')
    const stop = new AbortController()
    stop.abort()
    for (const dryRun of [true, false]) {
      const asked = { words: 'budget', unit: 'words', code, coder, dryRun } as const
      expect(await refusalOf(ask('search.codeResults', asked, coder, { signal: stop.signal }))).toEqual({
        code: 'cancelled',
        data: {},
      })
    }
    expect(await coded()).toEqual([])
  })

  it('refuses what coding refuses', async ({ workbench }) => {
    const { codeResults } = await toCode(workbench)
    const code = await addCode(workbench, 'Heading', { codable: false })
    for (const dryRun of [true, false])
      expect(await refusalOf(codeResults({ code, dryRun }))).toMatchObject({
        code: 'validation',
        data: { reason: 'heading_not_codable' },
      })
  })
})
