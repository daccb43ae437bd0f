import { Refusal } from '#shared/errors.ts'
import type { CallContext } from './context.ts'

/** In milliseconds. */
const betweenBreaths = 20

/**
 * Works off what yields its progress from 0 to 1, letting other calls in between. `from` and `to` say which share of
 * the whole it is. @throws Refusal cancelled
 */
export async function inSteps<T>(
  steps: Generator<number, T>,
  { signal, progress }: Pick<CallContext, 'signal' | 'progress'>,
  { from = 0, to = 1 }: { readonly from?: number; readonly to?: number } = {},
): Promise<T> {
  let breath = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - breath < betweenBreaths) continue
    progress({ done: from + step.value * (to - from), total: 1, step: '' })
    await new Promise(setImmediate)
    if (signal.aborted) throw new Refusal('cancelled')
    breath = performance.now()
  }
}
