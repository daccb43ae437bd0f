import { first, type TestHost } from '../../support/host.ts'
import type { Examples, Sample } from './sample.ts'

/** Of queries and matrices. */
export function retrievingExamples({ place }: TestHost, sample: Sample) {
  const free = new Set<string>(sample.board.cards.map((card) => card.code))
  const used = first(sample.codings.filter(({ code }) => !free.has(code)))
  const gathered = first(sample.board.cards)
  const question = {
    rows: { kind: 'codes' as const },
    columns: { kind: 'cases' as const },
    measure: 'words' as const,
    query: { coders: [used.coder] },
    suppressBelow: 5,
  }
  return {
    'retrieval.run': {
      query: {
        codes: [{ code: used.code, withChildren: true }],
        conditions: [{ is: 'not' as const, codes: [{ code: gathered.code }] }],
      },
      group: 'participant',
      sort: 'case',
    },
    'retrieval.codings': { query: { coders: [used.coder] }, hidden: 'left_out' as const, pinnedFirst: true },
    'retrieval.context': { coding: used.id, before: 1, after: 2 },
    'extract.mark': { codings: [used.id], mark: 'starred' as const, on: true },
    'query.list': {},
    'query.save': {
      id: null,
      name: 'What they coded',
      question: { query: { coders: [used.coder], marked: 'starred' as const }, group: 'case' as const },
    },
    'query.remove': { id: sample.saved },
    'matrix.compute': question,
    'matrix.export': { folder: place('matrix'), question, formats: ['json'] },
  } satisfies Partial<Examples>
}
