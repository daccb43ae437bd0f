import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallInput, CallName, CallOutput } from '#shared/contract/index.ts'
import type { Progress } from '#shared/contract/entities.ts'
import { begin } from './call.ts'
import { report } from './notices.ts'

export interface LongWork {
  /** null: nothing under way. `total` 0: how much there is isn't known yet. */
  readonly progress: Progress | null
  /** Starts the work; a refusal is shown (a cancelled one announced) and answers undefined. */
  start<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N> | undefined>
  cancel(): void
}

/** One piece of long work at a time, with its progress and a way to cancel. Leaving the view cancels it. */
export function useLongWork(): LongWork {
  const [progress, setProgress] = useState<Progress | null>(null)
  const stop = useRef<(() => void) | null>(null)

  useEffect(() => () => stop.current?.(), [])

  const start = useCallback(async function <N extends CallName>(name: N, input: CallInput<N>) {
    stop.current?.()
    setProgress({ done: 0, total: 0, step: 'Starting' })
    const work = begin(name, input, setProgress)
    stop.current = work.cancel
    try {
      return await work.result
    } catch (error) {
      report(error)
      return undefined
    } finally {
      if (stop.current === work.cancel) {
        stop.current = null
        setProgress(null)
      }
    }
  }, [])

  const cancel = useCallback(() => stop.current?.(), [])
  return { progress, start, cancel }
}
