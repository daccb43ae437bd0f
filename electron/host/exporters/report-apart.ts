import { Worker } from 'node:worker_threads'
import type { ReportFormat } from '#shared/contract/report-values.ts'
import { Refusal } from '#shared/errors.ts'
import { workerEntry } from '../worker-entry.ts'
import type { Exported } from './extracts-book.ts'
import type { ReportBook } from './report-book.ts'
import { exportReport, isLarge } from './report-export.ts'

/** What the thread is to load before it is needed, or to set. */
export type ReportTask =
  | { readonly kind: 'load'; readonly formats: readonly ReportFormat[] }
  | { readonly kind: 'set'; readonly book: ReportBook; readonly format: ReportFormat }

export type ReportAnswer =
  { readonly kind: 'done'; readonly exported: Exported } | { readonly kind: 'failed'; readonly stack: string }

/**
 * Makes the files of a report, one after the other. Formats that are set in pages and take seconds are set in a thread of
 * their own, since the window has to be answered meanwhile; it loads their libraries while the report is still gathered.
 */
export class ReportSetting {
  readonly #thread: Worker | null
  #awaited: PromiseWithResolvers<Exported> | null = null
  #failure: Error | null = null

  /** @param formats what will be asked for */
  constructor(formats: readonly ReportFormat[]) {
    const large = formats.filter((format) => isLarge(format))
    this.#thread = large.length === 0 ? null : new Worker(workerEntry('report-worker'))
    this.#thread
      ?.on('message', (message: ReportAnswer) => {
        if (message.kind === 'done') this.#awaited?.resolve(message.exported)
        else this.#awaited?.reject(new Error(`A report could not be set.\n${message.stack}`))
      })
      .once('error', (error: Error) => this.#fail(error))
      .once('exit', () => this.#fail(new Error('The thread that set the report ended without an answer.')))
    this.#send({ kind: 'load', formats: large })
  }

  #send(task: ReportTask): void {
    this.#thread?.postMessage(task)
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#awaited?.reject(this.#failure)
  }

  /**
   * Makes one file. Cancelling gives it up at once; nothing can be asked of this afterwards.
   * @throws Refusal cancelled
   */
  async fileOf(book: ReportBook, format: ReportFormat, signal: AbortSignal): Promise<Exported> {
    if (signal.aborted) throw new Refusal('cancelled')
    if (this.#thread === null || !isLarge(format)) return exportReport(book, format)
    if (this.#failure) throw this.#failure
    const awaited = Promise.withResolvers<Exported>()
    this.#awaited = awaited
    const onAbort = (): void => awaited.reject(new Refusal('cancelled'))
    signal.addEventListener('abort', onAbort, { once: true })
    this.#send({ kind: 'set', book, format })
    try {
      return await awaited.promise
    } finally {
      signal.removeEventListener('abort', onAbort)
      this.#awaited = null
    }
  }

  /** Ends the thread, whatever it is at. */
  async close(): Promise<void> {
    await this.#thread?.terminate()
  }
}
