import { useState } from 'react'
import type { AgreementReport } from '#shared/contract/agreement.ts'
import { useAskLater } from '../../client/ask.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce } from '../../client/notices.ts'
import { depthsOf, depthWords, questionOf, type Choices } from './choices.ts'
import type { LevelReport } from './levels.ts'

/** Set beforehand, so that the same work has the same interval wherever it is worked out. */
export const bootstrap = { resamples: 2000, seed: 20_261 } as const

interface WithIntervals {
  /** The report without them, which they hold for as long as it is the same. */
  readonly basis: AgreementReport
  readonly report: AgreementReport
}

/** Computes agreement by itself whenever the choices or the project change; intervals only when asked for. */
export function useReports(choices: Choices, isAsked: boolean) {
  const depths = depthsOf(choices.level)
  const questions = depths.map((depth) => questionOf(choices, depth))
  const [firstQuestion, secondQuestion] = questions
  const plain = (question: (typeof questions)[number] | undefined) =>
    question && isAsked ? { ...question, bootstrap: null } : null
  const first = useAskLater('agreement.compute', plain(firstQuestion))
  const second = useAskLater('agreement.compute', plain(secondQuestion))
  const [intervals, setIntervals] = useState<readonly WithIntervals[]>([])
  const work = useLongWork()

  const answers = [first.data, second.data]
  const levels = questions.flatMap((question, index): LevelReport[] => {
    const basis = answers[index]
    if (!basis) return []
    const report = intervals.find((one) => one.basis === basis)?.report ?? basis
    const depth = question.depth ?? null
    return [{ depth, label: depthWords(depth), question, report }]
  })

  async function workOutIntervals() {
    const found: WithIntervals[] = []
    for (const [index, question] of questions.entries()) {
      const basis = answers[index]
      const report = basis && (await work.start('agreement.compute', { ...question, bootstrap }))
      if (!basis || !report) return
      found.push({ basis, report })
    }
    setIntervals(found)
    announce('The intervals are worked out.')
  }

  return {
    /** One or two; empty while there is no answer yet. */
    levels: levels.length === questions.length ? levels : [],
    isComputing: first.isFetching || (secondQuestion !== undefined && second.isFetching),
    error: first.error ?? second.error,
    hasIntervals: levels.every(({ report }) => intervals.some((one) => one.report === report)),
    work,
    workOutIntervals,
  }
}
