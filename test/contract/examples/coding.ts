import { first, type TestHost } from '../../support/host.ts'
import type { Examples, Sample } from './sample.ts'

/** Of codings, memos and the board of free codes. */
export function codingExamples({ place }: TestHost, sample: Sample) {
  const document = sample.text.id
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
  const turn = first(sample.text.turns)
  const span = { start: turn.bodyStart, end: turn.bodyEnd }
  return {
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
  } satisfies Partial<Examples>
}
