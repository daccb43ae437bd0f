import { first, type TestHost } from '../../support/host.ts'
import { allOf, type Examples, type Sample } from './sample.ts'

/** Of rounds, agreement and what the team agrees on. */
export function comparingExamples({ place }: TestHost, sample: Sample) {
  const document = sample.text.id
  const site = first(sample.cases).id
  const free = new Set<string>(sample.board.cards.map((card) => card.code))
  const used = first(sample.codings.filter(({ code }) => !free.has(code)))
  const coded = first(sample.codes.filter(({ id }) => id === used.code))
  const round = sample.round.id
  const persons = sample.coders.filter(({ kind }) => kind === 'person')
  const undecided = first(sample.disagreements.filter(({ decision }) => decision === null))
  const decided = first(sample.disagreements.flatMap(({ decision }) => (decision ? [decision] : [])))
  const question = { cases: [site], unit: 'turn' as const, depth: 2 }
  return {
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
    'export.picture': {
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
  } satisfies Partial<Examples>
}
