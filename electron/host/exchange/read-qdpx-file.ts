import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { Refusal, type ImportRejection } from '#shared/errors.ts'
import { workerEntry } from '../worker-entry.ts'
import { deadlineMs, largestQdpx, memoryMb } from './limits.ts'
import type { ReadTask, WorkerMessage } from './qdpx-messages.ts'
import type { ReadProgress } from './read-qdpx.ts'
import type { ReadProject } from './read-project.ts'

/** A file to read, and the name a person knows it by. */
export interface QdpxFile {
  readonly path: string
  readonly name: string
}

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
export async function readQdpxFile(file: QdpxFile, options: QdpxOptions = {}): Promise<ReadProject> {
  const { signal, progress } = options
  if (signal?.aborted) throw new Refusal('cancelled')
  await refuseBySize(file)
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

/** A file that is too large is refused before a byte of it is read. */
async function refuseBySize(file: QdpxFile): Promise<void> {
  let found
  try {
    found = await stat(file.path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw rejected(file, 'unreadable', code)
  }
  if (!found.isFile()) throw rejected(file, 'unreadable', 'It is no ordinary file.')
  if (found.size > largestQdpx)
    throw rejected(
      file,
      'too_large',
      `The file is larger than ${largestQdpx / 1024 / 1024} MB. Export it without its recordings.`,
    )
}

function rejected(file: QdpxFile, reason: ImportRejection, detail = ''): Refusal {
  return new Refusal('import_rejected', { source: file.name, reason, detail })
}
