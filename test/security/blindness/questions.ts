import { expect } from 'vitest'
import { annsWords, type Study } from './study.ts'

/** An input for every query there is: a new one has to be put here. */
export function questionsFor(study: Study) {
  const { one, trust, money, bens, outside, ben, ann, free, round, turns, framework, cell, report, site } =
    study
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
  const near = { kind: 'near', turns: 3 }
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
    'retrieval.run': [
      { query: {}, group: 'participant', limit: 1000 },
      { query: { codes: [{ code: trust }, { code: money }] }, group: 'code', sort: 'code' },
      { query: { coders: [ann], rounds: [round] }, group: 'case' },
      { query: { words: 'we', conditions: [{ is: 'and', codes: [{ code: trust }], proximity: near }] } },
      {
        query: {
          conditions: [{ is: 'not', codes: [{ code: trust }], proximity: { kind: 'same_document' } }],
        },
      },
      { query: { codes: [{ code: free.code }] } },
      { query: { marked: 'starred' }, pinnedFirst: true, limit: 1000 },
      { query: {}, hidden: 'only', limit: 1000 },
      { query: {}, hidden: 'left_out', limit: 0 },
    ],
    'retrieval.codings': [{ query: {} }, { query: { marked: 'pinned' } }, { query: {}, hidden: 'left_out' }],
    'retrieval.context': [...bens, outside].map(({ id }) => ({ coding: id, before: 1000, after: 1000 })),
    'query.list': [{}],
    'matrix.compute': [
      ...(['codings', 'documents', 'participants', 'words', 'share'] as const).map((measure) => ({
        rows: { kind: 'codes' },
        columns: { kind: 'coders' },
        measure,
      })),
      { rows: { kind: 'codes' }, columns: { kind: 'codes' }, proximity: near },
      { rows: { kind: 'rounds' }, columns: { kind: 'documents' }, normalise: 'whole' },
      { rows: { kind: 'codes', codes: [{ code: free.code }] }, columns: { kind: 'cases' } },
      { rows: { kind: 'cases' }, columns: { kind: 'modes' }, measure: 'words', of: 'text' },
    ],
    'framework.list': [{}],
    'framework.read': [{ framework }],
    'framework.evidence': [cell, { ...cell, limit: 1 }],
    'search.run': [
      ...[...annsWords, 'the', 'Ben start', '"a"'].map((words) => ({ words })),
      { words: [...annsWords, 'trust', 'we'].join(' '), match: 'any', sort: 'left' },
      { words: 'holding*', where: 'codebook' },
      { words: 'lap*', where: 'memos' },
    ],
    'words.frequency': [{}, { by: 'speaker', stopWords: 'english', stems: 'english' }],
    'mending.find': [
      { text: 'the', matchCase: false, wholeWords: false, documents: null, cases: null, limit: 100 },
    ],
    'pseudonym.list': [{}],
    'pseudonym.places': [{}],
    'report.list': [{}],
    'report.read': [{ report }],
    'report.preview': [{ report }],
    'report.candidates': [
      { report, case: site, code: trust, limit: 1000 },
      { report, case: site, code: money, limit: 1000 },
      { report, case: site, code: free.code, limit: 1000 },
    ],
    'report.original': [outside, ...bens].map(({ id }) => ({ report, coding: id })),
    'report.attribution': [
      { rules: {} },
      { rules: { people: 'pseudonym', template: '{pseudonym}, {document}' } },
    ],
    'report.methods': [{ report }],
    'report.check': [{ report }],
    'report.changes': [{ report }],
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
    'handover.list': [{}],
    'handover.preview': [
      { person: ann, documents: null, withOthers: true },
      { person: ann, documents: [one], withOthers: false },
      { person: ben, documents: null, withOthers: true },
      { person: null, documents: null, withOthers: true },
    ],
    'merge.list': [{}],
    'merge.conflicts': [{ settled: false }, { settled: true }],
    'disagreement.list': [{ compared }, { compared: { ...compared, round } }, { compared, pair: [ann, ben] }],
  }
  expect(turns.length).toBeGreaterThan(2)
  return { asked, question, compared }
}

/** Inputs for every command that answers more than that it was done; `null`: it works on no project that is there. */
export function ordersFor(study: Study) {
  const { one, two, trust, money, bens, outside, ann, ben, free, round, turns, place, host, at, file, book } =
    study
  const { framework } = study
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
    // Whose file it is, and nobody else's answer; its own test looks into it.
    'handover.make': null,
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
    'codebook.readFile': [{ file: book.file }],
    'codebook.mergeFile': [{ ...book, choices: [] }],
    'codebook.exportFiles': [{ folder: place('codebooks'), formats: ['csv', 'qdc'] }],
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
    'search.codeResults': [true, false].flatMap((dryRun) => [
      { words: 'contracts "one home"', match: 'any', unit: 'words', code: trust, coder: ben, dryRun },
      { words: 'breath clocks', match: 'any', unit: 'turn', code: money, coder: ann, dryRun },
    ]),
    'extract.mark': [
      { codings: [coding.id, outside.id], mark: 'starred', on: true },
      { codings: [second.id], mark: 'hidden', on: false },
    ],
    'query.save': [{ id: null, name: 'Asked again', question: { query: { codes: [{ code: free.code }] } } }],
    'words.export': [{ folder: place('words'), question: { stems: 'english' }, formats: ['csv'] }],
    'matrix.export': [
      {
        folder: place('matrix'),
        question: { rows: { kind: 'codes' }, columns: { kind: 'coders' }, measure: 'words' },
        formats: ['csv', 'json'],
      },
    ],
    'framework.create': [
      { name: 'Again', kind: 'summary', themes: [{ name: 'Held', codes: [{ code: free.code }] }] },
    ],
    'framework.addTheme': [{ framework, name: 'More', codes: [{ code: money }] }],
    'framework.export': [
      { folder: place('framework'), framework, quotations: true, formats: ['csv', 'html'] },
    ],
    'pseudonym.write': [{ id: null, words: 'budget', pseudonym: 'fund' }],
    'report.create': [{ name: 'Another', settings: { choose: { kind: 'all' } } }],
    'report.build': [{ report: study.report, folder: place('report'), formats: ['json', 'csv', 'md'] }],
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
    'export.picture': [{ folder: place('picture'), name: 'x', format: 'svg', data: '<svg/>' }],
    'consensus.settle': [{ compared: { ...compared, round }, settlements: [left('nothing')] }],
    'consensus.reopen': [{ decisions: [coding.id] }],
    'consensus.acceptAgreed': [{ compared }, { compared: { ...compared, round } }],
    // Of other files: blindness-of-merging.test.ts asks them.
    'merge.preview': null,
    'merge.apply': null,
    // Of another project.
    'exchange.importProject': null,
    'exchange.exportProject': [{ folder: place('exchange') }],
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
