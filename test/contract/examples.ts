import type { CallInput, CallOutput, HostCall } from '#shared/contract/index.ts'
import { first, type TestHost } from '../support/host.ts'

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
}

/** Every disagreement of those who finished a document. */
const allOf = {
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
 * Makes the sample study, an unused code in it, two free codes of which one is in a group, a round, a decision, and a
 * staged file beside it, and reads what the examples name.
 */
export async function openSample(workbench: TestHost): Promise<Sample> {
  const { ask, host, at, file } = workbench
  await ask('project.createSample', { file: host.grant(at('Sample.concord')) })
  await ask('codebook.create', { parent: null, fields: { name: 'Unused' } })
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
  const differing = await ask('disagreement.list', { compared: {}, ...allOf })
  await ask('consensus.settle', {
    compared: {},
    settlements: [{ key: first(differing.rows).key, outcome: { kind: 'left_open' }, reason: 'Both hold.' }],
  })
  return {
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
    staged: (await ask('import.read', { files: [file('Extra.txt', 'Dana: Yes.\nKit: No.\nDana: So.')] }))
      .staged,
  }
}

type Examples = { readonly [N in HostCall]: CallInput<N> }

/** An input for every name of the host's contract that is in order for the sample study as it was made. */
export function examplesFor({ host, at, place, file }: TestHost, sample: Sample): Examples {
  const document = sample.text.id
  const site = first(sample.cases).id
  const participant = first(sample.participants).id
  const coder = first(sample.coders).id
  const free = new Set<string>(sample.board.cards.map((card) => card.code))
  const used = first(sample.codings.filter(({ code }) => !free.has(code)))
  const gathered = first(sample.board.cards.filter(({ group }) => group !== null))
  const ungathered = first(sample.board.cards.filter(({ group }) => group === null))
  const group = first(sample.board.groups)
  const unused = first(sample.codes.filter(({ name }) => name === 'Unused'))
  const coded = first(sample.codes.filter(({ id }) => id === used.code))
  const other = first(
    sample.codes.filter(({ id, codable, parent }) => codable && id !== coded.id && parent === coded.parent),
  )
  const staged = first(sample.staged)
  const round = sample.round.id
  const persons = sample.coders.filter(({ kind }) => kind === 'person')
  const undecided = first(sample.disagreements.filter(({ decision }) => decision === null))
  const decided = first(sample.disagreements.flatMap(({ decision }) => (decision ? [decision] : [])))
  const question = { cases: [site], unit: 'turn' as const, depth: 2 }
  const turn = first(sample.text.turns)
  const span = { start: turn.bodyStart, end: turn.bodyEnd }
  const asFound = { layout: 'detect' as const, notSpeakers: [], rename: {} }
  return {
    'project.create': { file: host.grant(at('New.concord')), name: 'New', codebook: 'none', coder: null },
    'project.createSample': { file: host.grant(at('Another.concord')) },
    'project.open': { file: host.grant(at('Sample.concord')) },
    'project.close': {},
    'project.current': {},
    'project.rename': { name: 'Five sites' },
    'project.backUp': { file: host.grant(at('Copy.concord')) },
    'project.verify': {},
    'coder.list': {},
    'coder.create': { name: 'Newcomer' },
    'coder.update': { coder, name: 'Someone else' },
    'import.read': { files: [file('More.txt', 'Dana: Well.\nKit: Fine.\nDana: So.')] },
    'import.adjust': { staged: staged.id, correction: asFound, layout: null },
    'import.turns': { staged: staged.id, index: 0, limit: 10 },
    'import.store': {
      documents: [
        {
          staged: staged.id,
          index: 0,
          title: 'Extra',
          case: { create: 'Site F' },
          mode: 'interview',
          attributes: { Wave: '2' },
          speakers: [
            {
              label: 'Dana',
              interviewer: false,
              participant: { create: { pseudonym: 'Dana', role: 'Nurse' } },
            },
          ],
        },
      ],
      again: false,
    },
    'import.discard': { staged: ['nothing'] },
    'document.list': {},
    'document.text': { document },
    'document.update': { document, title: 'Renamed', attributes: { Setting: 'Staff canteen' } },
    'document.remove': { document: first(sample.documents.toReversed()).id },
    'document.mapSpeaker': { speaker: first(sample.text.speakers).id, participant, interviewer: false },
    'document.takeOutOriginal': { document, folder: place('originals') },
    'case.list': {},
    'case.create': { name: 'Site Z', attributes: { Region: 'North' } },
    'case.update': { case: site, name: 'Site One', description: 'Changed.', attributes: { Region: 'South' } },
    'case.remove': { case: first(sample.cases.toReversed()).id },
    'participant.list': {},
    'participant.create': { case: site, pseudonym: 'Robin', role: 'Nurse', attributes: { Years: '3' } },
    'participant.update': { participant, pseudonym: 'Sam', role: 'Chair', attributes: { Years: '4' } },
    'codebook.tree': {},
    'codebook.create': { parent: null, fields: { name: 'Something new', examples: ['this'] } },
    'codebook.update': { code: coded.id, fields: { name: 'Renamed code', examples: ['that'] } },
    'codebook.move': { code: unused.id, parent: null, position: 0 },
    'codebook.merge': { codes: [coded.id], into: other.id },
    'codebook.splitOff': { code: used.code, name: 'Split off', codings: [used.id] },
    'codebook.previewMerge': { codes: [coded.id], into: other.id },
    'codebook.usage': { code: coded.id, withChildren: true },
    'codebook.addExample': { coding: used.id, kind: 'close_but_no', why: 'Said in jest.' },
    'codebook.retire': { code: unused.id, successor: coded.id },
    'codebook.restore': { code: unused.id },
    'codebook.remove': { code: unused.id },
    'codebook.addStarter': { starter: 'discourses' },
    'codebook.addFile': {
      file: file('book.json', JSON.stringify({ id: 'x', name: 'X', codes: [{ name: 'From a file' }] })),
    },
    'codebook.starters': {},
    'codebook.publish': { note: 'Now' },
    'codebook.versions': {},
    'codebook.compare': { from: 1, to: null },
    'codebook.amend': { code: coded.id, part: 'close_but_no', text: 'Said in jest.', note: 'Discussed' },
    'coding.apply': { document, code: unused.id, coder, span },
    'coding.applyMany': {
      codings: [
        { document, code: other.id, coder, span },
        { document, code: other.id, coder: { named: 'Someone new' }, span },
      ],
    },
    'coding.applyFree': { document, coder, span, name: 'In their own words' },
    'coding.reshape': { coding: used.id, span: { start: used.start, end: used.end - 1 } },
    'coding.split': { coding: used.id, at: Math.floor((used.start + used.end) / 2) },
    'coding.join': {
      codings: sample.codings.filter(({ code }) => code === gathered.code).map(({ id }) => id),
    },
    'coding.recode': { codings: [used.id], code: other.id },
    'coding.some': { codings: [used.id] },
    'coding.orphans': {},
    'coding.remove': { codings: [used.id] },
    'coding.list': { document: null },
    'coding.extracts': {
      code: coded.id,
      withChildren: true,
      case: null,
      coder: null,
      offset: 0,
      limit: 1000,
    },
    'coding.setState': { document, coder, state: 'in_progress' },
    'memo.list': { subject: null },
    'memo.write': {
      memo: null,
      subject: { kind: 'document', id: document },
      title: 'New',
      body: 'So?',
      author: coder,
    },
    'memo.export': { folder: place('memos'), memos: null, format: 'html' },
    'memo.remove': { memo: first(sample.memos).id },
    'board.show': { extracts: 3 },
    'board.gather': { codes: [ungathered.code], group: group.id },
    'board.renameGroup': { group: group.id, name: 'Under one roof' },
    'board.collapse': { group: group.id, parent: null, name: 'Shared premises' },
    'board.adopt': { code: gathered.code, parent: null },
    'mending.mendTurn': {
      turn: turn.id,
      words: 'Other words altogether.',
      speaker: 'Somebody',
      timestamp: '00:01',
    },
    'mending.mendText': { document, ...span, words: '' },
    'mending.splitTurn': { turn: turn.id, at: turn.bodyStart + 5, speaker: null },
    'mending.joinTurns': { turn: turn.id },
    'mending.find': {
      text: 'the',
      matchCase: false,
      wholeWords: true,
      documents: [document],
      cases: null,
      limit: 100,
    },
    'mending.replace': {
      places: [{ document, ...span, words: sample.text.text.slice(span.start, span.end) }],
      by: 'Said otherwise.',
    },
    'mending.compare': { document },
    'history.list': { limit: 1000 },
    'history.undo': {},
    'history.stepTo': { command: null },
    'history.redo': {},
    'agreement.compute': {
      coders: null,
      cases: [site],
      documents: null,
      unit: 'turn',
      depth: 2,
      bootstrap: { resamples: 20, seed: 1 },
    },
    'agreement.ofRatings': {
      coders: ['A', 'B'],
      units: [
        [['x'], null],
        [['x'], []],
      ],
      categories: null,
    },
    'agreement.ofSpans': { length: 10, coders: { A: [{ start: 0, end: 5, code: 'x' }], B: [] } },
    'agreement.detail': { question, code: coded.id },
    'agreement.confusion': { question },
    'agreement.byRound': { question },
    'agreement.export': { folder: place('agreement'), question, bootstrap: null, formats: ['csv'] },
    'agreement.savePicture': {
      folder: place('pictures'),
      name: 'Agreement',
      format: 'svg',
      data: '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>',
    },
    'disagreement.list': { compared: { cases: [site] }, ...allOf },
    'consensus.settle': {
      compared: {},
      settlements: [
        {
          key: undecided.key,
          outcome: { kind: 'took', coders: undecided.coders.map((one) => one.coder).slice(0, 1) },
          reason: '',
        },
      ],
    },
    'consensus.reopen': { decisions: [decided.id] },
    'consensus.acceptAgreed': { compared: { cases: [site] } },
    'round.list': {},
    'round.create': {
      name: 'Main',
      note: 'All of it',
      documents: [document],
      coders: persons.map(({ id }) => id),
      blind: false,
    },
    'round.update': { round, fields: { name: 'First', blind: false } },
    'round.setClosed': { round, closed: false },
    // Nobody has finished in it: opening what they have can't be undone.
    'round.open': { round, documents: null },
    'round.remove': { round },
    'export.extracts': {
      folder: place('extracts'),
      cases: [site],
      codes: null,
      coders: null,
      formats: ['md'],
    },
  }
}
