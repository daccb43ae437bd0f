import { first, type TestHost } from '../../support/host.ts'
import type { Examples, Sample } from './sample.ts'

/** Of searching, and of counting words. */
export function searchingExamples({ place }: TestHost, sample: Sample) {
  const unused = first(sample.codes.filter(({ name }) => name === 'Unused'))
  return {
    'search.run': { words: 'the "we had" commission* don’t', match: 'any', sort: 'right', limit: 200 },
    'search.codeResults': {
      words: 'budget',
      unit: 'sentence',
      code: unused.id,
      coder: first(sample.coders).id,
      documents: [sample.text.id],
      dryRun: false,
    },
    'words.export': {
      folder: place('words'),
      question: { stopWords: 'english', containing: 'o' },
      formats: ['csv'],
    },
    'words.frequency': { by: 'speaker', stopWords: 'english', stems: 'english', without: ['one'] },
  } satisfies Partial<Examples>
}
