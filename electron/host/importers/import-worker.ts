import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { ImportProblem, isOutOfMemory } from './import-problem.ts'
import type { WorkerAnswer, WorkerTask } from './import-messages.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { parseSource } from './parse-source.ts'

// The entry of the thread in which files are read. It may be killed at any moment, so it holds nothing of worth.
const port = parentPort
if (!port) throw new Error('the import worker runs as a worker thread only')

port.on('message', (task: WorkerTask) => {
  void answer(task).then(([reply, transfer]) => port.postMessage(reply, transfer))
})

async function answer(task: WorkerTask): Promise<[WorkerAnswer, ArrayBuffer[]]> {
  try {
    const bytes = await readWithinLimit(task.path)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const parsed = await parseSource(task.name, bytes)
    return [{ outcome: 'read', parsed, bytes, sha256 }, [bytes.buffer]]
  } catch (error) {
    return [failure(error), []]
  }
}

function failure(error: unknown): WorkerAnswer {
  if (error instanceof ImportProblem)
    return { outcome: 'rejected', reason: error.reason, detail: error.detail }
  if (isOutOfMemory(error)) return { outcome: 'rejected', reason: 'took_too_much_memory', detail: '' }
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return { outcome: 'rejected', reason: 'damaged', detail: 'Its parts are nested without end.' }
  }
  if (isSystemError(error)) return { outcome: 'rejected', reason: 'unreadable', detail: error.code }
  return { outcome: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

/** The size was looked at before; a file that grows meanwhile is not read without end. */
async function readWithinLimit(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > MAX_FILE_BYTES) throw new ImportProblem('too_large')
    const bytes = new Uint8Array(size)
    let length = 0
    while (length < size) {
      const { bytesRead } = await file.read(bytes, length, size - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return length === size ? bytes : bytes.slice(0, length)
  } finally {
    await file.close()
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}
