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
  readonly staged: CallOutput<'import.read'>['staged']
}

/** Makes the sample study, an unused code in it and a staged file beside it, and reads what the examples name. */
export async function openSample(workbench: TestHost): Promise<Sample> {
  const { ask, host, at, file } = workbench
  await ask('project.createSample', { file: host.grant(at('Sample.concord')) })
  await ask('codebook.create', { parent: null, fields: { name: 'Unused' } })
  const documents = await ask('document.list', {})
  return {
    documents,
    text: await ask('document.text', { document: first(documents.filter(({ turns }) => turns > 0)).id }),
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
  const used = first(sample.codings)
  const unused = first(sample.codes.filter(({ name }) => name === 'Unused'))
  const coded = first(sample.codes.filter(({ id }) => id === used.code))
  const other = first(
    sample.codes.filter(({ id, codable, parent }) => codable && id !== coded.id && parent === coded.parent),
  )
  const staged = first(sample.staged)
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
    'coding.apply': { document, code: unused.id, coder, span },
    'coding.applyMany': {
      codings: [
        { document, code: other.id, coder, span },
        { document, code: other.id, coder: { named: 'Someone new' }, span },
      ],
    },
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
    'memo.remove': { memo: first(sample.memos).id },
    'history.list': { limit: 1000 },
    'history.undo': {},
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
    'export.extracts': {
      folder: place('extracts'),
      cases: [site],
      codes: null,
      coders: null,
      formats: ['md'],
    },
  }
}
