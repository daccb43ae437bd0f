import { first, type TestHost } from '../../support/host.ts'
import type { Examples, Sample } from './sample.ts'

/** Of the project, its documents and people, and its history. */
export function studyExamples({ host, at, place, file }: TestHost, sample: Sample) {
  const document = sample.text.id
  const site = first(sample.cases).id
  const participant = first(sample.participants).id
  const coder = first(sample.coders).id
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
  } satisfies Partial<Examples>
}
