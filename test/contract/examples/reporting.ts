import { first, type TestHost } from '../../support/host.ts'
import type { Examples, Sample } from './sample.ts'

/** Of reports and the pseudonym list. */
export function reportingExamples({ place }: TestHost, sample: Sample) {
  const { report, pseudonym } = sample
  const free = new Set<string>(sample.board.cards.map((card) => card.code))
  const used = first(sample.codings.filter(({ code }) => !free.has(code)))
  const at = first(sample.documents.filter(({ id }) => id === used.document)).case
  return {
    'pseudonym.list': {},
    'pseudonym.places': {},
    'pseudonym.write': { id: pseudonym, words: 'the council', pseudonym: 'the authority' },
    'pseudonym.remove': { id: pseudonym },
    'report.list': {},
    'report.read': { report },
    'report.create': { name: 'For the board', settings: { choose: { kind: 'starred' as const } } },
    'report.change': { report, name: 'For the panel', settings: { sections: 'theme' as const } },
    'report.remove': { report },
    'report.preview': { report },
    'report.candidates': { report, case: at, code: used.code },
    'report.choose': { report, codings: [used.id], standing: 'in' as const },
    'report.arrange': { report, codings: [used.id] },
    'report.original': { report, coding: used.id },
    'report.trim': {
      report,
      coding: used.id,
      trim: { cuts: [{ start: 0, end: 1 }], insertions: [{ at: 1, text: 'they' }] },
    },
    'report.attribution': { rules: { template: '{role}, {setting}', people: 'role' as const } },
    'report.methods': { report },
    'report.check': { report },
    'report.changes': { report },
    'report.build': { report, folder: place('report'), formats: ['json', 'md'] },
  } satisfies Partial<Examples>
}
