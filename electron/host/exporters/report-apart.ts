import { Worker } from 'node:worker_threads'
import type { ReportFormat } from '#shared/contract/report-values.ts'
import { Refusal } from '#shared/errors.ts'
import { workerEntry } from '../worker-entry.ts'
import type { Exported } from './extracts-book.ts'
import type { ReportBook } from './report-book.ts'
import { exportReport } from './report-export.ts'

export interface ReportTask {
  readonly book: ReportBook
  readonly format: ReportFormat
}

export type ReportAnswer =
  { readonly kind: 'done'; readonly exported: Exported } | { readonly kind: 'failed'; readonly stack: string }

/** Formats that are set in pages and take seconds: the window has to be answered meanwhile. */
const slow: ReadonlySet<ReportFormat> = new Set(['pdf', 'docx', 'xlsx'])

/**
 * Makes one file of a report; slow ones in a thread of their own, which is killed when cancelled.
 * @throws Refusal cancelled
 */
export async function exportReportApart(
  book: ReportBook,
  format: ReportFormat,
  signal: AbortSignal,
): Promise<Exported> {
  if (signal.aborted) throw new Refusal('cancelled')
  if (!slow.has(format)) return exportReport(book, format)
  const thread = new Worker(workerEntry('report-worker'))
  const { promise, resolve, reject } = Promise.withResolvers<Exported>()
  const onAbort = (): void => reject(new Refusal('cancelled'))
  signal.addEventListener('abort', onAbort, { once: true })
  thread
    .on('message', (message: ReportAnswer) => {
      if (message.kind === 'done') resolve(message.exported)
      else reject(new Error(`A report could not be set.\n${message.stack}`))
    })
    .once('error', reject)
    .once('exit', () => reject(new Error('The thread that set the report ended without an answer.')))
  const task: ReportTask = { book, format }
  thread.postMessage(task)
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', onAbort)
    await thread.terminate()
  }
}
