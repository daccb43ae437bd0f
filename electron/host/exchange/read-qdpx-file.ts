import { Worker } from 'node:worker_threads'
import { Refusal } from '#shared/errors.ts'
import { refuseBySize, rejected, type ChosenFile } from '../importers/refuse-by-size.ts'
import { workerEntry } from '../worker-entry.ts'
import { deadlineMs, largestQdpx, memoryMb } from './limits.ts'
import type { ReadTask, WorkerMessage } from './qdpx-messages.ts'
import type { ReadProgress } from './read-qdpx.ts'
import type { ReadProject } from './read-project.ts'

export interface QdpxOptions {
  /** Ends the reading at once, with Refusal('cancelled'). */
  readonly signal?: AbortSignal
  readonly progress?: ReadProgress
  readonly deadlineMs?: number
  /** How much heap the reading may use, in megabytes. */
  readonly memoryMb?: number
}

/**
 * Reads a REFI-QDA project in a thread of its own, which is killed at the deadline, at the memory limit, or when
 * cancelled. @throws Refusal import_rejected {source, reason, detail}, cancelled
 */
export async function readQdpxFile(file: ChosenFile, options: QdpxOptions = {}): Promise<ReadProject> {
  const { signal, progress } = options
  if (signal?.aborted) throw new Refusal('cancelled')
  await refuseBySize(file, largestQdpx, 'Export it without its recordings.')
  const task: ReadTask = { path: file.path }
  const thread = new Worker(workerEntry('exchange-worker'), {
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb ?? memoryMb },
  })
  const { promise, resolve, reject } = Promise.withResolvers<ReadProject>()
  const onAbort = (): void => reject(new Refusal('cancelled'))
  const deadline = setTimeout(() => reject(rejected(file, 'took_too_long')), options.deadlineMs ?? deadlineMs)
  signal?.addEventListener('abort', onAbort, { once: true })
  thread
    .on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') progress?.(message.done, message.total, message.step)
      else if (message.kind === 'read') resolve(message.project)
      else if (message.kind === 'rejected') reject(rejected(file, message.reason, message.detail))
      else reject(new Error(`The exchange failed on a file.\n${message.stack}`))
    })
    .once('error', (error) => {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(outOfMemory ? rejected(file, 'took_too_much_memory') : error)
    })
    .once('exit', () => reject(new Error('The thread that read the file ended without an answer.')))
  thread.postMessage(task)
  try {
    return await promise
  } finally {
    clearTimeout(deadline)
    signal?.removeEventListener('abort', onAbort)
    await thread.terminate()
  }
}
