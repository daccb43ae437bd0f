import { readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { ImportProblem, isOutOfMemory } from '../importers/import-problem.ts'
import type { ReadTask, WorkerMessage } from './qdpx-messages.ts'
import { readQdpx } from './read-qdpx.ts'

// The entry of the thread in which a foreign project is read. It may be killed at any moment.
const port = parentPort
if (!port) throw new Error('the exchange worker runs as a worker thread only')

/** Not more often than a person can read. */
const pause = 200

port.once('message', (task: ReadTask) => void answer(task))

async function answer({ path }: ReadTask): Promise<void> {
  let last = 0
  try {
    const project = await readQdpx(new Uint8Array(await readFile(path)), (done, total, step) => {
      if (performance.now() - last < pause) return
      last = performance.now()
      say({ kind: 'progress', done, total, step })
    })
    say({ kind: 'read', project })
  } catch (error) {
    say(failure(error))
  }
}

function say(message: WorkerMessage): void {
  port?.postMessage(message)
}

function failure(error: unknown): WorkerMessage {
  if (error instanceof ImportProblem) return { kind: 'rejected', reason: error.reason, detail: error.detail }
  if (isOutOfMemory(error)) return { kind: 'rejected', reason: 'took_too_much_memory', detail: '' }
  if (error instanceof RangeError && /call stack/.test(error.message))
    return { kind: 'rejected', reason: 'damaged', detail: 'Its parts are nested without end.' }
  if (error instanceof Error && 'syscall' in error && 'code' in error)
    return { kind: 'rejected', reason: 'unreadable', detail: String(error.code) }
  return { kind: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
