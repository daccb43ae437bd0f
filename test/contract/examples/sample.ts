import type { CallInput, CallOutput, HostCall } from '#shared/contract/index.ts'
import type { CodeId, ConflictId } from '#shared/ids.ts'
import { first, openHost, type TestHost } from '../../support/host.ts'

/** What the examples below work on: parts of the sample study. */
export interface Sample {
  readonly documents: CallOutput<'document.list'>
  readonly text: CallOutput<'document.text'>
  readonly cases: CallOutput<'case.list'>
  readonly participants: CallOutput<'participant.list'>
  readonly coders: CallOutput<'coder.list'>
  readonly codes: CallOutput<'codebook.tree'>['codes']
  readonly codings: CallOutput<'coding.list'>
  readonly memos: CallOutput<'memo.list'>
  readonly board: CallOutput<'board.show'>
  readonly staged: CallOutput<'import.read'>['staged']
  /** A closed blind round of the last document, in which nobody has coded. */
  readonly round: CallOutput<'round.create'>
  /** Of one case study, as its coders finished it: one is left open, the others undecided. */
  readonly disagreements: CallOutput<'disagreement.list'>['rows']
  /** A codebook file, read. */
  readonly book: { readonly file: string; readonly reading: CallOutput<'codebook.readFile'> }
  /** The sample as a REFI-QDA file: a grant. */
  readonly qdpx: string
  /** A copy with something new in it, and one conflict that an earlier copy left. */
  readonly newer: { readonly file: string; readonly fingerprint: string }
  readonly conflict: ConflictId
  /** A saved query. */
  readonly saved: CallOutput<'query.save'>['id']
  /** A matrix of two themes, whose first cell is written and rests on the first coding. */
  readonly framework: CallOutput<'framework.read'>
  /** A report of everything that was built, and an entry of the pseudonym list. */
  readonly report: CallOutput<'report.create'>['id']
  readonly pseudonym: CallOutput<'pseudonym.write'>['id']
  /** A copy that is out. */
  readonly handover: CallOutput<'handover.make'>
}

/** Every disagreement of those who finished a document. */
export const allOf = {
  codes: null,
  pair: null,
  kinds: null,
  decided: 'all' as const,
  longest: null,
  shortest: null,
  sort: 'place' as const,
  offset: 0,
  limit: 1000,
}

/**
 * Makes the sample study, an unused code in it, two free codes of which one is in a group, a round, a decision, a merged
 * copy with a conflict, and a staged file beside it, and reads what the examples name.
 */
export async function openSample(workbench: TestHost): Promise<Sample> {
  const { ask, host, at, file } = workbench
  await ask('project.createSample', { file: host.grant(at('Sample.concord')) })
  const unused = await ask('codebook.create', { parent: null, fields: { name: 'Unused' } })
  const documents = await ask('document.list', {})
  const text = await ask('document.text', { document: first(documents.filter(({ turns }) => turns > 0)).id })
  const coder = first(await ask('coder.list', {})).id
  for (const [index, name] of ['sharing', 'sharing', 'waiting'].entries()) {
    const { bodyStart, bodyEnd } = first(text.turns.slice(index))
    const span = { start: bodyStart, end: bodyEnd }
    const { code } = await ask('coding.applyFree', { document: text.id, coder, span, name })
    if (index === 0) await ask('board.gather', { codes: [code], group: { create: 'Living together' } })
  }
  const round = await ask('round.create', {
    name: 'Pilot',
    documents: [first(documents.toReversed()).id],
    coders: (await ask('project.current', {}))?.coders.map(({ id }) => id) ?? [],
    blind: true,
  })
  // Closed, so that what is coded below is seen by all.
  await ask('round.setClosed', { round: round.id, closed: true })
  const told = { id: 'theirs', name: 'Theirs', codes: [{ name: 'Never said before' }] }
  const book = file('Theirs.json', JSON.stringify(told))
  const differing = await ask('disagreement.list', { compared: {}, ...allOf })
  await ask('consensus.settle', {
    compared: {},
    settlements: [{ key: first(differing.rows).key, outcome: { kind: 'left_open' }, reason: 'Both hold.' }],
  })
  const framework = await frameworkOf(workbench)
  const copies = await mergedWith(workbench, unused.id)
  return {
    ...copies,
    framework,
    documents,
    text,
    round,
    disagreements: (await ask('disagreement.list', { compared: {}, ...allOf })).rows,
    board: await ask('board.show', { extracts: 1 }),
    cases: await ask('case.list', {}),
    participants: await ask('participant.list', {}),
    coders: await ask('coder.list', {}),
    codes: (await ask('codebook.tree', {})).codes,
    codings: await ask('coding.list', { document: null }),
    memos: await ask('memo.list', { subject: null }),
    book: { file: book, reading: await ask('codebook.readFile', { file: book }) },
    saved: (await ask('query.save', { id: null, name: 'Everything', question: { query: {} } })).id,
    ...(await reported(workbench)),
    qdpx: await exchanged(workbench),
    handover: await ask('handover.make', {
      folder: workbench.place('given'),
      person: coder,
      documents: null,
      withOthers: false,
    }),
    staged: (await ask('import.read', { files: [file('Extra.txt', 'Dana: Yes.\nKit: No.\nDana: So.')] }))
      .staged,
  }
}

/** A matrix of two themes, written in its first cell. */
async function frameworkOf({ ask }: TestHost): Promise<CallOutput<'framework.read'>> {
  const { codes } = await ask('codebook.tree', {})
  const themes = codes
    .filter(({ parent, free }) => parent === null && !free)
    .slice(0, 2)
    .map(({ id, name }) => ({ name, codes: [{ code: id, withChildren: true }] }))
  const { id } = await ask('framework.create', { name: 'By case study', kind: 'summary', themes })
  const { rows, ...made } = await ask('framework.read', { framework: id })
  const cell = { theme: first(made.themes).id, row: first(rows).id }
  await ask('framework.writeCell', { ...cell, summary: 'They agree.', level: null })
  const codings = await ask('coding.list', { document: null })
  await ask('framework.linkEvidence', { ...cell, codings: [first(codings).id] })
  return ask('framework.read', { framework: id })
}

/** Merges a copy in which a code is defined otherwise than here; afterwards it says something more. */
async function mergedWith(
  { ask, host, at }: TestHost,
  code: CodeId,
): Promise<Pick<Sample, 'newer' | 'conflict'>> {
  await ask('project.backUp', { file: host.grant(at('Theirs.concord')) })
  const other = openHost()
  const defined = async (definition: string) => {
    await other.ask('project.open', { file: other.host.grant(at('Theirs.concord')) })
    await other.ask('codebook.update', { code, fields: { definition } })
    await other.ask('codebook.create', { parent: null, fields: { name: `Also ${definition}` } })
    await other.ask('project.close', {})
  }
  const looked = async () => {
    const { sources } = await ask('merge.preview', { files: [host.grant(at('Theirs.concord'))] })
    return first(sources)
  }
  try {
    await defined('Theirs')
    await ask('codebook.update', { code, fields: { definition: 'Mine' } })
    const { file, fingerprint } = await looked()
    await ask('merge.apply', { files: [{ file, fingerprint }] })
    await defined('More')
  } finally {
    await other.end()
  }
  const { file, fingerprint } = await looked()
  const { id } = first(await ask('merge.conflicts', { settled: false }))
  if (id === null) throw new Error('The conflict is not stored')
  return { newer: { file, fingerprint }, conflict: id }
}

/** A report that was built, with something left out by hand, and a pseudonym. */
async function reported({ ask, place }: TestHost): Promise<Pick<Sample, 'report' | 'pseudonym'>> {
  const { id: pseudonym } = await ask('pseudonym.write', {
    id: null,
    words: 'council',
    pseudonym: 'authority',
  })
  const { id: report } = await ask('report.create', {
    name: 'Everything said',
    settings: { choose: { kind: 'balanced', limit: 1 }, codebook: false },
  })
  const codings = await ask('coding.list', { document: null })
  await ask('report.choose', { report, codings: [first(codings).id], standing: 'out' })
  await ask('report.build', { report, folder: place('report'), formats: ['json'] })
  return { report, pseudonym }
}

async function exchanged({ ask, host, at, place }: TestHost): Promise<string> {
  const { fileName } = await ask('exchange.exportProject', { folder: place('exchange') })
  return host.grant(at('exchange', fileName))
}

/** An input for every name of the host's contract. */
export type Examples = { readonly [N in HostCall]: CallInput<N> }
