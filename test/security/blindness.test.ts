import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect } from 'vitest'
import type { Call } from '#shared/contract/define.ts'
import { hostContract } from '#shared/contract/index.ts'
import type { Reply } from '#shared/errors.ts'
import { codingId, type CoderId } from '#shared/ids.ts'
import { first, it, refusalOf, type TestHost } from '../support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from '../support/study.ts'

/*
 * The lock of a blind round, held against everything that the host answers. Of one project there are two copies: in one
 * of them, Ann has worked in a blind round. Whatever Ben asks, or nobody, both copies must give the same answer.
 */

const calls: { readonly [name: string]: Call } = hostContract
const names = Object.keys(calls)
const queries = names.filter((name) => calls[name]?.kind === 'query')
/** Commands that answer nothing but that they were done can tell nothing. */
const tellingCommands = names.filter(
  (name) => calls[name]?.kind === 'command' && !calls[name].output.safeParse(null).success,
)

const talk = [
  'Interviewer: How did the pooled budget come about?',
  'Dana: We had two contracts with one home. It made no sense.',
  'Interviewer: And then?',
  'Dana: Then we sat down together, and it took a year of marmalade clocks, all told.',
  'Kit: We held our breath the whole time.',
].join('\n')
const other = 'Ro: Nobody asked us at first.\nKit: So we went, the three of us.\nRo: And they listened.'

/** Words that stand in no document, only in what Ann wrote. */
const annsWords: readonly string[] = ['zebrafinch', 'quicksilver', 'lapwing', 'thistledown', 'holding on']

const without = async (workbench: TestHost) => {
  await newStudy(workbench)
  const { ask, host, at } = workbench
  const one = await importText(workbench, talk, {
    fileName: 'One.txt',
    title: 'One',
    case: { create: 'Site A' },
  })
  const two = await importText(workbench, other, {
    fileName: 'Two.txt',
    title: 'Two',
    case: { create: 'Site A' },
  })
  const [trust, money] = [await addCode(workbench, 'Trust'), await addCode(workbench, 'Money')]
  const [ann, ben] = [await addCoder(workbench, 'Ann'), await addCoder(workbench, 'Ben')]
  const code = async (coder: CoderId, words: string, as = trust, document = one) => {
    const span = await spanOf(workbench, document, words)
    return (await ask('coding.apply', { document, code: as, coder, span }, coder)).coding
  }
  // Outside of the round, everyone sees everything.
  const outside = await code(ann, 'pooled budget')
  await code(ben, 'pooled budget', money)
  for (const coder of [ann, ben])
    await ask('coding.setState', { document: [one, two], coder, state: 'finished' }, coder)
  const { id: round } = await ask('round.create', {
    name: 'Pilot',
    documents: [one, two],
    coders: [ann, ben],
    blind: true,
  })
  const bens = [
    await code(ben, 'We had two contracts'),
    await code(ben, 'with one home'),
    await code(ben, 'Nobody asked us', money, two),
  ]
  const free = await ask(
    'coding.applyFree',
    { document: one, coder: ben, span: await spanOf(workbench, one, 'no sense'), name: 'senseless' },
    ben,
  )
  const subject = { kind: 'document' as const, id: one }
  await ask('memo.write', { memo: null, subject, title: 'Ben', body: 'A start.', author: ben }, ben)
  const { turns } = await ask('document.text', { document: one })
  await ask('project.close', {})
  for (const name of ['Before', 'After']) {
    mkdirSync(at(name))
    copyFileSync(at('Study.concord'), at(name, 'Study.concord'))
  }
  const open = async (name: 'Before' | 'After', as: CoderId | null = null) => {
    await ask('project.open', { file: host.grant(at(name, 'Study.concord')) }, as)
  }
  return {
    ...workbench,
    one,
    two,
    trust,
    money,
    ann,
    ben,
    code,
    outside,
    round,
    bens,
    free,
    turns,
    open,
    workbench,
  }
}

type Study = Awaited<ReturnType<typeof without>>

/** What Ann does in the copy called After: codings, states, memos of every kind, a free code, an orphan. */
async function annWorks({ workbench, ann, one, two, trust, money, code, outside, ask, round }: Study) {
  const codings = [
    await code(ann, 'We had two contracts'),
    await code(ann, 'two contracts'),
    await code(ann, 'one home', money),
    await code(ann, 'it took a year', money),
    await code(ann, 'marmalade clocks'),
    await code(ann, 'Nobody', trust, two),
    await code(ann, 'the three of us', trust, two),
  ]
  const breath = await spanOf(workbench, one, 'held our breath')
  const free = await ask(
    'coding.applyFree',
    { document: one, coder: ann, span: breath, name: 'holding on' },
    ann,
  )
  const memos = []
  for (const [subject, body] of [
    [{ kind: 'coding', id: first(codings).id }, 'zebrafinch'],
    [{ kind: 'coding', id: outside.id }, 'zebrafinch'],
    [{ kind: 'document', id: one }, 'quicksilver'],
    [{ kind: 'span', id: two, ...(await spanOf(workbench, two, 'they listened')) }, 'lapwing'],
    [{ kind: 'code', id: free.code }, 'thistledown'],
  ] as const) {
    memos.push(await ask('memo.write', { memo: null, subject, title: body, body, author: ann }, ann))
  }
  // Mended away and put back: the words are as before, and her coding waits for them.
  const lost = await spanOf(workbench, one, 'marmalade clocks, ')
  await ask('mending.mendText', { document: one, ...lost, words: '' }, ann)
  await ask(
    'mending.mendText',
    { document: one, start: lost.start, end: lost.start, words: 'marmalade clocks, ' },
    ann,
  )
  expect((await ask('coding.orphans', {}, ann)).map(({ id }) => id)).toEqual([codings[4]?.id])
  const last = await code(ann, 'made', money)
  await ask('coding.setState', { document: one, coder: ann, state: 'finished' }, ann)
  const ids = [...codings, last, free.coding, ...memos].map(({ id }) => id as string)
  return { ids, free, last, round }
}

/** An input for every query there is: a new one has to be put here. */
function questionsFor({ one, trust, money, bens, outside, ben, ann, free, round, turns }: Study) {
  const compared = {
    round: null,
    cases: null,
    documents: null,
    coders: null,
    version: null,
    excludeSpeakers: [],
  }
  const question = { ...compared, unit: 'turn', depth: null, withConsensus: true }
  const extracts = { withChildren: true, case: null, coder: null, offset: 0, limit: 1000 }
  const asked: { readonly [query: string]: readonly unknown[] } = {
    'project.current': [{}],
    'coder.list': [{}],
    'import.turns': [{ staged: 'nothing', index: 0, limit: 1 }],
    'document.list': [{}],
    'document.text': [{ document: one }],
    'case.list': [{}],
    'participant.list': [{}],
    'codebook.tree': [{}],
    'codebook.previewMerge': [
      { codes: [trust], into: money },
      { codes: [free.code], into: trust },
    ],
    'codebook.usage': [
      { code: trust, withChildren: true },
      { code: money, withChildren: false },
    ],
    'codebook.starters': [{}],
    'codebook.compare': [{ from: 1, to: null }],
    'codebook.versions': [{}],
    'coding.some': [{ codings: [...bens.map(({ id }) => id), outside.id] }],
    'coding.orphans': [{}],
    'coding.list': [{ document: null }, { document: one }],
    'coding.extracts': [
      { code: trust, ...extracts },
      { code: money, ...extracts, coder: ann },
      { code: trust, ...extracts, round },
    ],
    'memo.list': [
      { subject: null },
      { subject: { kind: 'document', id: one } },
      { subject: { kind: 'coding', id: outside.id } },
    ],
    'board.show': [{ extracts: 10 }],
    'mending.find': [
      { text: 'the', matchCase: false, wholeWords: false, documents: null, cases: null, limit: 100 },
    ],
    'mending.compare': [{ document: one }],
    'history.list': [{ limit: 1 }, { limit: 1000 }],
    'round.list': [{}],
    'agreement.compute': [
      { ...question, bootstrap: { resamples: 20, seed: 1 } },
      { ...question, round, bootstrap: null },
    ],
    'agreement.detail': [
      { question, code: null },
      { question: { ...question, round }, code: trust },
    ],
    'agreement.confusion': [{ question }, { question: { ...question, round } }],
    'agreement.byRound': [{ question }],
    'agreement.ofRatings': [{ coders: ['A', 'B'], units: [[['x'], ['x']]], categories: null }],
    'agreement.ofSpans': [{ length: 10, coders: { A: [{ start: 0, end: 5, code: 'x' }], B: [] } }],
    'disagreement.list': [{ compared }, { compared: { ...compared, round } }, { compared, pair: [ann, ben] }],
  }
  expect(turns.length).toBeGreaterThan(2)
  return { asked, question, compared }
}

/** Inputs for every command that answers more than that it was done; `null`: it works on no project that is there. */
function ordersFor(study: Study) {
  const { one, two, trust, money, bens, outside, ann, ben, free, round, turns, place, host, at, file } = study
  const { question, compared } = questionsFor(study)
  const [coding, second] = bens
  if (!coding || !second) throw new Error('Ben has coded')
  const span = { start: coding.start, end: coding.end }
  const long = { start: turns[3]?.bodyStart ?? 0, end: turns[3]?.bodyEnd ?? 0 }
  const ordered: { readonly [command: string]: readonly unknown[] | null } = {
    'project.create': null,
    'project.createSample': null,
    'project.open': null,
    // A copy of the whole file, not an answer.
    'project.backUp': null,
    'project.verify': [{}],
    'coder.create': [{ name: 'Newcomer' }],
    'import.read': null,
    'import.adjust': null,
    'import.store': null,
    'document.takeOutOriginal': [{ document: one, folder: place('originals') }],
    'case.create': [{ name: 'Site Z', attributes: {} }],
    'participant.create': [{ case: null, pseudonym: 'Robin', role: 'Nurse', attributes: {} }],
    'codebook.create': [{ parent: null, fields: { name: 'New' } }],
    'codebook.merge': [
      { codes: [trust], into: money },
      { codes: [money], into: trust },
    ],
    'codebook.splitOff': [{ code: trust, name: 'Off', codings: [coding.id] }],
    'codebook.addStarter': [{ starter: 'discourses' }],
    'codebook.addFile': [{ file: file('book.json', '{"id":"x","name":"X","codes":[{"name":"Y"}]}') }],
    'codebook.publish': [{ note: 'Now' }],
    'codebook.amend': [{ code: trust, part: 'example', text: 'So it goes.', note: '' }],
    'coding.apply': [
      { document: one, code: trust, coder: ben, span: long },
      { document: one, code: trust, coder: ann, span },
    ],
    'coding.applyMany': [
      {
        codings: [
          { document: one, code: money, coder: ben, span },
          { document: two, code: trust, coder: ben, span: { start: 4, end: 10 } },
        ],
      },
      { codings: [{ document: one, code: trust, coder: ann, span }] },
      { codings: [{ document: two, code: trust, coder: { named: 'Ann' }, span: { start: 4, end: 10 } }] },
    ],
    'coding.applyFree': [
      { document: one, coder: ben, span: long, name: 'again' },
      { document: one, coder: ann, span: long, name: 'again' },
    ],
    'coding.reshape': [{ coding: coding.id, span: { start: span.start, end: span.end + 5 } }],
    'coding.split': [{ coding: coding.id, at: coding.start + 6 }],
    'coding.join': [{ codings: [coding.id, second.id] }],
    'coding.recode': [{ codings: [coding.id, outside.id], code: money }],
    'coding.remove': [{ codings: [coding.id, outside.id] }],
    'memo.write': [
      { memo: null, subject: { kind: 'coding', id: coding.id }, title: '', body: 'So?', author: ben },
    ],
    'memo.export': [
      { folder: place('memos'), memos: null, format: 'html' },
      { folder: place('memos'), memos: null, format: 'md' },
    ],
    'board.gather': [{ codes: [free.code], group: { create: 'Sense' } }],
    'board.collapse': [{ group: free.code, parent: null, name: 'All' }],
    'mending.mendTurn': [{ turn: turns[3]?.id, words: 'Then we sat down.' }],
    'mending.mendText': [{ document: one, ...long, words: 'We sat.' }],
    'mending.joinTurns': [{ turn: turns[2]?.id }],
    'mending.replace': [
      { places: [{ document: one, ...span, words: 'We had two contracts' }], by: 'We had none' },
    ],
    'history.stepTo': [{ command: 'nothing' }],
    'round.create': [{ name: 'Next', documents: [two], coders: [ben], blind: false }],
    'round.update': [
      { round, fields: { note: 'Noted' } },
      { round, fields: { name: 'Main' } },
    ],
    'round.open': [
      { round, documents: null },
      { round, documents: [one] },
      { round, documents: [two] },
    ],
    'agreement.export': [
      { folder: place('agreement'), question, bootstrap: null, formats: ['csv'] },
      { folder: place('agreement'), question: { ...question, round }, bootstrap: null, formats: ['csv'] },
    ],
    'agreement.savePicture': [{ folder: place('picture'), name: 'x', format: 'svg', data: '<svg/>' }],
    'consensus.settle': [{ compared: { ...compared, round }, settlements: [left('nothing')] }],
    'consensus.reopen': [{ decisions: [coding.id] }],
    'consensus.acceptAgreed': [{ compared }, { compared: { ...compared, round } }],
    'export.extracts': [
      {
        folder: place('extracts'),
        cases: null,
        codes: null,
        coders: null,
        formats: ['csv', 'json', 'md', 'html'],
      },
    ],
  }
  expect(host.pathOf(host.grant(at('x')))).not.toBeNull()
  return ordered
}

const left = (key: string) => ({ key, outcome: { kind: 'left_open' }, reason: 'Not yet.' })

const someId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu
const someTime =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?|\d\d? \w+ \d{4},? (?:at )?\d\d:\d\d(?: UTC)?/gu

/** An answer as text, its own ids and moments aside; ids in `known` stay. */
function told(reply: unknown, known: ReadonlySet<string>): string {
  return JSON.stringify(reply, (key, value: unknown) => (key === 'file' ? '…' : value), 1)
    .replace(someId, (id) => (known.has(id) ? id : 'id'))
    .replace(someTime, 'then')
}

const progress = new Set<unknown>(['finished', 'state', 'warnings', 'not_finished', 'not_opened'])

/** How far colleagues are may be seen, and that they did something; this leaves only what may not. */
function withoutProgress(name: string, reply: Reply<unknown>): unknown {
  if (!reply.ok) return reply
  const plain: unknown = JSON.parse(JSON.stringify(reply.value))
  if (name === 'history.list') return withoutSteps(plain)
  return JSON.parse(
    JSON.stringify(plain, (key, value: unknown) =>
      progress.has(key) || progress.has(value) ? 'how far' : value,
    ),
  )
}

/** Mending belongs to the document, and is seen by all. */
function withoutSteps(list: unknown): unknown {
  if (typeof list !== 'object' || list === null || !('entries' in list) || !Array.isArray(list.entries))
    return list
  const entries: readonly unknown[] = list.entries
  return entries.filter(
    (entry) =>
      !/"hidden":true|Finished: “One”|Mended the words/u.test(JSON.stringify(entry)) && entries.length > 1,
  )
}

/** Where exports go. */
const written = ['extracts', 'memos', 'agreement', 'originals', 'picture']

/** Every text in a folder, names first. */
function textsIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(path.join(entry.parentPath, entry.name), 'utf8')}`)
    .toSorted()
    .join('\n')
}

interface Answers {
  readonly of: ReadonlyMap<string, string>
  /** As it came, with what was written to disk. */
  readonly raw: string
}

/** Everything that a viewer is answered in the project that is open. */
async function everythingTo(
  study: Study,
  viewer: CoderId | null,
  known: ReadonlySet<string>,
): Promise<Answers> {
  const { host, at } = study
  const of = new Map<string, string>()
  let raw = ''
  for (const folder of written) {
    rmSync(at(folder), { recursive: true, force: true })
    mkdirSync(at(folder))
  }
  for (const [name, inputs] of Object.entries(questionsFor(study).asked)) {
    for (const [number, input] of inputs.entries()) {
      const reply = await host.call(name, input, viewer)
      expect(reply, name).not.toMatchObject({ error: { data: { reason: 'bad_input' } } })
      raw += JSON.stringify(reply)
      of.set(`${name} ${number}`, told(withoutProgress(name, reply), known))
    }
  }
  for (const [name, inputs] of Object.entries(ordersFor(study))) {
    for (const [number, input] of (inputs ?? []).entries()) {
      let changes = 0
      const stop = host.subscribe(() => (changes += 1))
      const reply = await host.call(name, input, viewer)
      stop()
      raw += JSON.stringify(reply)
      of.set(`${name} ${number}`, told(withoutProgress(name, reply), known))
      if (changes === 0) continue
      const undone = await host.call('history.undo', {}, viewer)
      expect(undone.ok, `${name} as ${viewer} ${JSON.stringify([input, reply, undone])}`).toBe(true)
    }
  }
  const files = written.map((folder) => textsIn(at(folder))).join('\n')
  of.set('files', told(files, known))
  return { of, raw: raw + files }
}

describe('what is asked here', () => {
  it('is every query there is, and every command that answers something', async ({ workbench }) => {
    const study = await without(workbench)
    expect(Object.keys(questionsFor(study).asked).toSorted()).toEqual(queries.toSorted())
    expect(Object.keys(ordersFor(study)).toSorted()).toEqual(tellingCommands.toSorted())
  })
})

describe('a blind round', () => {
  it('gives a colleague, and nobody, the same answers as if there were nothing to see', async ({
    workbench,
  }) => {
    const study = await without(workbench)
    const { ann, ben, open, ask, bens, outside, free, round, one, two, trust, money, turns } = study
    const known = new Set<string>([
      ...bens.map(({ id }) => id),
      outside.id,
      free.code,
      free.coding.id,
      round,
      one,
      two,
      trust,
      money,
      ann,
      ben,
      ...turns.map(({ id }) => id),
    ])
    await open('After', ann)
    const work = await annWorks(study)
    const secrets = [...work.ids, ...annsWords]

    for (const viewer of [ben, null]) {
      await open('Before', viewer)
      const before = await everythingTo(study, viewer, known)
      await open('After', viewer)
      const after = await everythingTo(study, viewer, known)
      expect(Object.fromEntries(after.of)).toEqual(Object.fromEntries(before.of))
      for (const secret of secrets) expect(after.raw).not.toContain(secret)
      // Ids that are asked for by name are answered as if there were none.
      const coding = codingId.parse(work.ids[0])
      expect(await ask('coding.some', { codings: [coding] }, viewer)).toEqual([])
      expect(
        await refusalOf(ask('codebook.usage', { code: work.free.code, withChildren: true }, viewer)),
      ).toMatchObject({ code: 'not_found' })
    }

    // The test can fail: Ann herself sees it all.
    await open('After', ann)
    const hers = (await everythingTo(study, ann, known)).raw
    expect(secrets.filter((secret) => !hers.includes(secret))).toEqual([])
  }, 120_000)

  it('lets a colleague take nothing back, and shows everything once it is opened', async ({ workbench }) => {
    const study = await without(workbench)
    const { ann, ben, one, two, open, ask, round } = study
    await open('After', ann)
    const { ids, last } = await annWorks(study)
    for (const as of [ben, null]) {
      for (const asked of [ask('history.undo', {}, as), ask('history.stepTo', { command: null }, as)]) {
        expect(await refusalOf(asked)).toEqual({ code: 'blind', data: { reason: 'hidden_step' } })
      }
    }
    const seenBy = async (as: CoderId | null) => {
      const answers = [
        await ask('coding.list', { document: null }, as),
        await ask('memo.list', { subject: null }, as),
      ]
      const all = JSON.stringify(answers)
      return ids.filter((id) => all.includes(id))
    }
    expect(await seenBy(ben)).toEqual([])
    expect(await seenBy(ann)).toEqual(ids)
    await ask('coding.setState', { document: [one, two], coder: ben, state: 'finished' }, ben)
    // Finished by both, but not opened.
    expect(await seenBy(ben)).toEqual([])
    expect(await ask('round.open', { round, documents: null }, ben)).toEqual({ opened: 1 })
    const opened = await seenBy(ben)
    expect(opened).toContain(last.id)
    expect(opened.length).toBeLessThan(ids.length)
    await ask('coding.setState', { document: two, coder: ann, state: 'finished' }, ann)
    expect(await ask('round.open', { round, documents: null }, ben)).toEqual({ opened: 1 })
    expect(await seenBy(ben)).toEqual(ids)
    expect(await seenBy(null)).toEqual(ids)
  })
})
