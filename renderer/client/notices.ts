import { create } from 'zustand'
import type { Failure } from '#shared/errors.ts'
import { sentenceFor } from '#shared/sentences.ts'
import { CallFailed } from './call.ts'

export interface Notice {
  readonly id: number
  readonly sentence: string
  readonly next: string | null
}

interface Notices {
  /** What was just done, for the status line and screen readers. */
  readonly status: string
  /** Failures, until they are dismissed. */
  readonly failures: readonly Notice[]
}

export const useNotices = create<Notices>(() => ({ status: '', failures: [] }))

let nextId = 1

/** Says in the status line, and to screen readers, what was done. */
export function announce(status: string): void {
  useNotices.setState({ status })
}

/** Shows a failure as a plain sentence and the next step, until it is dismissed. A cancelled call is only announced. */
export function report(error: unknown): void {
  const failure: Failure = error instanceof CallFailed ? error.failure : { code: 'internal', data: {} }
  const { sentence, next } = sentenceFor(failure)
  if (failure.code === 'cancelled') {
    announce(sentence)
    return
  }
  if (!(error instanceof CallFailed)) reportError(error)
  const notice = { id: nextId, sentence, next }
  nextId += 1
  useNotices.setState((now) => ({
    failures: [...now.failures.filter((old) => old.sentence !== sentence), notice],
  }))
}

export function dismiss(id: number): void {
  useNotices.setState((now) => ({ failures: now.failures.filter((notice) => notice.id !== id) }))
}
