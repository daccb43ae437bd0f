import { Worker } from 'node:worker_threads'
import { Refusal } from '#shared/errors.ts'
import { workerEntry } from '../worker-entry.ts'
import { mediaTypeOf } from './formats.ts'
import type { WorkerAnswer, WorkerTask } from './import-messages.ts'
import { DEADLINE_MS, MAX_FILE_BYTES, MEMORY_MB } from './limits.ts'
import type { ParsedSource } from './parse-source.ts'
import { refuseBySize, rejected, type ChosenFile } from './refuse-by-size.ts'

/** A file as read: what it holds, and itself byte for byte. */
export type SourceReading = ParsedSource & {
  readonly bytes: Uint8Array
  /** Of `bytes`, in lower-case hexadecimal. */
  readonly sha256: string
  readonly mediaType: string
}

export interface ReadingOptions {
  /** Ends the reading at once, with Refusal('cancelled'). */
  readonly signal?: AbortSignal
  /** How long the file may take, in milliseconds. */
  readonly deadlineMs?: number
  /** How much heap the reading may use, in megabytes. */
  readonly memoryMb?: number
}

/**
 * Reads one file in a thread of its own. For several files keep a `SourceReader`.
 * @throws Refusal import_rejected {source, reason, detail}, cancelled
 */
export async function readSource(file: ChosenFile, options: ReadingOptions = {}): Promise<SourceReading> {
  const reader = new SourceReader()
  try {
    return await reader.read(file, options)
  } finally {
    await reader.close()
  }
}

/**
 * Reads files one after another in a worker thread that stays warm, and is killed and replaced when a file asks too
 * much of it. Reads asked for at the same time wait for each other.
 */
export class SourceReader {
  #worker: { readonly thread: Worker; readonly memoryMb: number } | null = null
  #queue: Promise<unknown> = Promise.resolve()
  #closed = false

  /** @throws Refusal import_rejected {source, reason, detail}, cancelled */
  read(file: ChosenFile, options: ReadingOptions = {}): Promise<SourceReading> {
    const turn = this.#queue.then(() => this.#read(file, options))
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  /** Ends the thread. A reading still under way is refused as cancelled. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#kill()
  }

  async #read(
    file: ChosenFile,
    { signal, deadlineMs = DEADLINE_MS, memoryMb = MEMORY_MB }: ReadingOptions,
  ): Promise<SourceReading> {
    if (signal?.aborted || this.#closed) throw new Refusal('cancelled')
    await refuseBySize(file, MAX_FILE_BYTES)
    const answer = await this.#ask(file, memoryMb, deadlineMs, signal)
    if (answer.outcome === 'failed') throw new Error(`The importers failed on a file.\n${answer.stack}`)
    if (answer.outcome === 'rejected') throw rejected(file, answer.reason, answer.detail)
    const { parsed, bytes, sha256 } = answer
    return { ...parsed, bytes, sha256, mediaType: mediaTypeOf(parsed.format) }
  }

  async #ask(
    file: ChosenFile,
    memoryMb: number,
    deadlineMs: number,
    signal: AbortSignal | undefined,
  ): Promise<WorkerAnswer> {
    const thread = await this.#thread(memoryMb)
    const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>()
    const onAbort = (): void => reject(new Refusal('cancelled'))
    const onExit = (): void => reject(new Refusal('cancelled'))
    const onError = (error: Error): void => {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(outOfMemory ? rejected(file, 'took_too_much_memory') : error)
    }
    const deadline = setTimeout(() => reject(rejected(file, 'took_too_long')), deadlineMs)
    thread.once('message', resolve).once('error', onError).once('exit', onExit)
    signal?.addEventListener('abort', onAbort, { once: true })
    thread.ref()
    const task: WorkerTask = { path: file.path, name: file.name }
    thread.postMessage(task)
    try {
      return await promise
    } catch (error) {
      await this.#kill()
      throw error
    } finally {
      clearTimeout(deadline)
      signal?.removeEventListener('abort', onAbort)
      thread.off('message', resolve).off('error', onError).off('exit', onExit)
      thread.unref()
    }
  }

  async #thread(memoryMb: number): Promise<Worker> {
    if (this.#worker?.memoryMb !== memoryMb) await this.#kill()
    if (!this.#worker) {
      const thread = new Worker(workerEntry('import-worker'), {
        resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      })
      // Between readings nobody listens; a thread that dies then is replaced at the next.
      thread.on('error', () => this.#forget(thread)).on('exit', () => this.#forget(thread))
      this.#worker = { thread, memoryMb }
    }
    return this.#worker.thread
  }

  #forget(thread: Worker): void {
    if (this.#worker?.thread === thread) this.#worker = null
  }

  async #kill(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.thread.terminate()
  }
}
