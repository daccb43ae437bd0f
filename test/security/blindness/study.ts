import { copyFileSync, mkdirSync } from 'node:fs'
import { expect } from 'vitest'
import type { CoderId, CodeId, DocumentId } from '#shared/ids.ts'
import { first, type TestHost } from '../../support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from '../../support/study.ts'

const talk = [
  'Interviewer: How did the pooled budget come about?',
  'Dana: We had two contracts with one home. It made no sense.',
  'Interviewer: And then?',
  'Dana: Then we sat down together, and it took a year of marmalade clocks, all told.',
  'Kit: We held our breath the whole time.',
].join('\n')
const other = 'Ro: Nobody asked us at first.\nKit: So we went, the three of us.\nRo: And they listened.'

/** Words that stand in no document, only in what Ann wrote. */
export const annsWords: readonly string[] = [
  'zebrafinch',
  'quicksilver',
  'lapwing',
  'thistledown',
  'holding on',
]

/** Codes words where they stand; with this code and in this document, unless told otherwise. */
export const codingIn =
  (workbench: TestHost, trust: CodeId, one: DocumentId) =>
  async (coder: CoderId, words: string, as = trust, document = one) => {
    const span = await spanOf(workbench, document, words)
    return (await workbench.ask('coding.apply', { document, code: as, coder, span }, coder)).coding
  }

/** A blind round of Ann and Ben in which Ben has worked, in two copies of one project. */
export const withoutHers = async (workbench: TestHost) => {
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
  const code = codingIn(workbench, trust, one)
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
  const { id: framework } = await ask('framework.create', {
    name: 'By site',
    kind: 'rating',
    levels: ['Low', 'High'],
    themes: [trust, money].map((picked) => ({
      name: picked === trust ? 'Faith' : 'Means',
      codes: [{ code: picked }],
    })),
  })
  const { themes, rows } = await ask('framework.read', { framework })
  const cell = { theme: first(themes).id, row: first(rows).id }
  await ask('framework.writeCell', { ...cell, summary: 'It grows.', level: 1 }, ben)
  await ask('framework.linkEvidence', { ...cell, codings: [outside.id] }, ben)
  const report = await reportOf(workbench, ben)
  const site = first(await ask('case.list', {})).id
  const { turns } = await ask('document.text', { document: one })
  const codes = [{ name: 'Trust', brief: 'Faith' }, { name: 'Said by others' }]
  const bookFile = workbench.file('theirs.json', JSON.stringify({ id: 'x', name: 'X', codes }))
  const { fingerprint } = await ask('codebook.readFile', { file: bookFile })
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
    /** A report that Ben built, and the case study of both documents. */
    report,
    site,
    framework,
    /** A cell of the framework that Ben wrote. */
    cell,
    /** A codebook file, as it was read. */
    book: { file: bookFile, fingerprint },
    open,
    workbench,
  }
}

/** Everything there is, a name in it replaced. */
const reportOf = async ({ ask, place }: TestHost, by: CoderId) => {
  await ask('pseudonym.write', { id: null, words: 'Dana', pseudonym: 'Rowan' })
  const settings = { choose: { kind: 'all' as const } }
  const { id } = await ask('report.create', { name: 'Findings', settings }, by)
  await ask('report.build', { report: id, folder: place('before'), formats: ['json'] }, by)
  return id
}

export type Study = Awaited<ReturnType<typeof withoutHers>>

/** What Ann does in the copy called After: codings, marks, states, memos of every kind, a free code, an orphan. */
export async function annWorks({ workbench, ann, one, two, trust, money, code, outside, ask, round }: Study) {
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
  const own = codings.map(({ id }) => id)
  for (const mark of ['starred', 'pinned', 'hidden'] as const)
    await ask('extract.mark', { codings: own.slice(0, 5), mark, on: true }, ann)
  await ask('extract.mark', { codings: own.slice(0, 1), mark: 'hidden', on: false }, ann)
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
