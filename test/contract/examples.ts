import type { TestHost } from '../support/host.ts'
import { codebookExamples } from './examples/codebook.ts'
import { codingExamples } from './examples/coding.ts'
import { comparingExamples } from './examples/comparing.ts'
import { exchangeExamples } from './examples/exchange.ts'
import { frameworkExamples } from './examples/frameworks.ts'
import { reportingExamples } from './examples/reporting.ts'
import { retrievingExamples } from './examples/retrieving.ts'
import type { Examples, Sample } from './examples/sample.ts'
import { searchingExamples } from './examples/searching.ts'
import { studyExamples } from './examples/study.ts'

/** An input for every name of the host's contract that is in order for the sample study as it was made. */
export function examplesFor(workbench: TestHost, sample: Sample): Examples {
  return {
    ...studyExamples(workbench, sample),
    ...codebookExamples(workbench, sample),
    ...codingExamples(workbench, sample),
    ...comparingExamples(workbench, sample),
    ...exchangeExamples(workbench, sample),
    ...retrievingExamples(workbench, sample),
    ...frameworkExamples(workbench, sample),
    ...reportingExamples(workbench, sample),
    ...searchingExamples(workbench, sample),
  }
}
