import { first, type TestHost } from '../../support/host.ts'
import type { Examples, Sample } from './sample.ts'

/** Of what leaves the project, and what comes from copies of it. */
export function exchangeExamples({ host, at, place }: TestHost, sample: Sample) {
  const document = sample.text.id
  const site = first(sample.cases).id
  const coder = first(sample.coders).id
  return {
    'export.extracts': {
      folder: place('extracts'),
      cases: [site],
      codes: null,
      coders: null,
      formats: ['md'],
    },
    'exchange.exportProject': { folder: place('exchange') },
    'exchange.importProject': { source: sample.qdpx, file: host.grant(at('Exchanged.concord')) },
    'handover.list': {},
    'handover.preview': { person: coder, documents: [document], withOthers: false },
    'handover.make': {
      folder: place('given'),
      person: { create: 'Somebody new' },
      documents: [document],
      withOthers: true,
    },
    'handover.setCalledOff': { handover: sample.handover.id, calledOff: true },
    'merge.preview': { files: [sample.newer.file] },
    'merge.apply': { files: [sample.newer] },
    'merge.list': {},
    'merge.conflicts': { settled: false },
    'merge.settle': { conflict: sample.conflict, outcome: 'theirs' },
  } satisfies Partial<Examples>
}
