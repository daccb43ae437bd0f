import { useRef } from 'react'
import type { Disagreement, Settlement } from '#shared/contract/consensus.ts'
import type { CallInput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { call } from '../../client/call.ts'
import { announce, report } from '../../client/notices.ts'
import { useWorkspace } from '../../client/workspace.ts'
import type { Question } from './filter.ts'
import { nextLoaded, nextUndecided, type At } from './next-undecided.ts'

export type Outcome = CallInput<'consensus.settle'>['settlements'][number]['outcome']

interface SettlingOptions {
  readonly question: Question
  readonly rowAt: (index: number) => Disagreement | undefined
  readonly onGo: (at: At) => void
}

export interface Settling {
  /** Settles one and goes to the next that is undecided. `done` tells what was decided. */
  settle(row: Disagreement, index: number, outcome: Outcome, reason: string, done: string): Promise<boolean>
  reopen(row: Disagreement): Promise<void>
  /** Undoes the last step; where that was a decision made here, goes back to it. */
  undo(): Promise<void>
}

const nobody = 'Say first who you are: choose who is coding, at the top. A decision carries a name.'

/** What is done with disagreements, each as one step of the history. */
export function useSettling({ question, rowAt, onGo }: SettlingOptions): Settling {
  const coder = useWorkspace((now) => now.coder)
  const settled = useRef<At[]>([])
  const underWay = useRef(new Set<Settlement['key']>())

  function mayDecide(): boolean {
    if (coder === null) announce(nobody)
    return coder !== null
  }

  async function goToNext(index: number): Promise<void> {
    const ask = (offset: number, limit: number) => call('disagreement.list', { ...question, offset, limit })
    const next =
      nextLoaded(rowAt, index + 1, underWay.current) ??
      (await nextUndecided(ask, index + 1, underWay.current))
    if (next) onGo(next)
  }

  return {
    async settle(row, index, outcome, reason, done) {
      if (!mayDecide() || underWay.current.has(row.key)) return false
      const here = { key: row.key, index }
      underWay.current.add(row.key)
      const settlements = [{ key: row.key, outcome, reason }]
      // Both are under way at once: whoever decides fast is at the next before this one is stored.
      const next = goToNext(index).catch(report)
      const answer = await act('consensus.settle', { compared: question.compared, settlements }, done)
      await next
      underWay.current.delete(row.key)
      if (answer) settled.current.push(here)
      else onGo(here)
      return answer !== undefined
    },
    async reopen(row) {
      if (!row.decision) announce('This is undecided: there is nothing to reopen.')
      else if (mayDecide())
        await act('consensus.reopen', { decisions: [row.decision.id] }, 'Reopened. Undo takes that back.')
    },
    async undo() {
      const entry = await act('history.undo', {}, (undone) =>
        undone ? `Undone: ${undone.label}.` : 'There is nothing to undo.',
      )
      const last = entry?.kind === 'consensus.settle' ? settled.current.pop() : undefined
      if (last) onGo(last)
    },
  }
}
