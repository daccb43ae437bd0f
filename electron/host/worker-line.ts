import { Worker } from 'node:worker_threads'
import type { ChangeEvent, Progress } from '#shared/contract/entities.ts'
import type { FromHost, HostWorkerData, ToHost } from './host-messages.ts'

/** What the worker says to one question; `null` stands for a worker that is gone. */
type Settle = (message: FromHost | null) => void
type Question = ToHost extends infer Message ? (Message extends ToHost ? Omit<Message, 'key'> : never) : never

/** A question put to the worker: its number, and its answer (null: the worker is gone). */
export interface Asked {
  readonly key: number
  readonly answer: Promise<FromHost | null>
}

/** Questions and answers with the host's worker thread. Every question is answered, also when the thread dies. */
export interface WorkerLine {
  ask(question: Question): Asked
  tell(message: Extract<ToHost, { type: 'cancel' }>): void
  /** Settles with the reason once the thread has ended. */
  readonly ended: Promise<string>
}

export interface WorkerListeners {
  readonly log: (line: string) => void
  readonly changed: (event: ChangeEvent) => void
  readonly progress: (key: number, progress: Progress) => void
}

/** Starts the worker thread `entry`. */
export function startWorker(entry: URL, data: HostWorkerData, listeners: WorkerListeners): WorkerLine {
  const worker = new Worker(entry, { workerData: data, name: 'concord-host' })
  const waiting = new Map<number, Settle>()
  let nextKey = 0
  let alive = true

  const ended = new Promise<string>((resolve) => {
    let reason = 'it ended'
    worker.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error)
      listeners.log(error instanceof Error ? (error.stack ?? reason) : reason)
    })
    worker.on('exit', () => {
      alive = false
      for (const settle of waiting.values()) settle(null)
      waiting.clear()
      resolve(reason)
    })
  })

  worker.on('message', (message: FromHost) => {
    if (message.type === 'log') return listeners.log(message.line)
    if (message.type === 'changed') return listeners.changed(message.event)
    if (message.type === 'progress') return listeners.progress(message.key, message.progress)
    const settle = waiting.get(message.key)
    waiting.delete(message.key)
    settle?.(message)
  })

  return {
    ended,
    ask(question) {
      const key = nextKey++
      if (!alive) return { key, answer: Promise.resolve(null) }
      const answer = new Promise<FromHost | null>((resolve) => waiting.set(key, resolve))
      worker.postMessage({ ...question, key })
      return { key, answer }
    },
    tell: (message) => worker.postMessage(message),
  }
}
