import { agreementSteps } from '#shared/domain/agreement/index.ts'
import type { AgreementInput } from '#shared/domain/agreement/index.ts'
import { disagreementsOf } from '#shared/domain/disagreements/index.ts'
import { median, printFigure } from './print.ts'
import { studyOf, type Scale } from './team-study.ts'

/** Measures what agreement and disagreements cost in the domain, without reading or writing anything. */
/** The first run, with nothing compiled yet, and the median of four more. */
function measure(what: string, work: () => void, target?: number): void {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  const [first = 0, ...later] = times
  printFigure(`${what}, first run`, first, 'ms', target)
  printFigure(`${what}, later runs`, median(later), 'ms', target)
}

/** Runs the steps to their end; the longest time between two of them is how long a caller waits to be heard. */
function agree(input: AgreementInput): { ms: number; longestStep: number } {
  const start = performance.now()
  let last = start
  let longestStep = 0
  const steps = agreementSteps(input)
  for (let step = steps.next(); !step.done; step = steps.next()) {
    longestStep = Math.max(longestStep, performance.now() - last)
    last = performance.now()
  }
  return { ms: performance.now() - start, longestStep }
}

const study = studyOf({})
measure('agreement, 60,000 codings, per code and overall', () => agree(study), 300)
measure('disagreements, 60,000 codings', () => disagreementsOf(study), 300)
const resampled = agree({ ...study, bootstrap: { resamples: 2000, seed: 1 } })
printFigure('agreement with 2,000 resamples', resampled.ms, 'ms', 3000)
printFigure('the longest step of it', resampled.longestStep, 'ms')

const scales: readonly (readonly [string, Scale])[] = [
  ['codings x 1, text x 1', {}],
  ['codings x 4, as much text coded', { codings: 4, lengths: 1 / 4 }],
  ['codings x 16, as much text coded', { codings: 16, lengths: 1 / 16 }],
  ['codings x 2, as long as before, so over each other', { codings: 2 }],
  ['text x 4, the same codings', { text: 4 }],
  ['text x 16, the same codings', { text: 16 }],
]
for (const [what, scale] of scales) {
  const scaled = studyOf(scale)
  printFigure(`agreement: ${what}`, Math.min(agree(scaled).ms, agree(scaled).ms), 'ms')
  const start = performance.now()
  disagreementsOf(scaled)
  printFigure(`disagreements: ${what}`, performance.now() - start, 'ms')
}
