import { parentPort } from 'node:worker_threads'
import type { ReportAnswer, ReportTask } from './report-apart.ts'
import { exportReport, loadFor } from './report-export.ts'

// The entry of the thread in which a report is set. It may be killed at any moment.
const port = parentPort
if (!port) throw new Error('the report worker runs as a worker thread only')

port.on('message', (task: ReportTask) => void answer(task))

async function answer(task: ReportTask): Promise<void> {
  if (task.kind === 'load') {
    await loadFor(task.formats)
    return
  }
  try {
    say({ kind: 'done', exported: await exportReport(task.book, task.format) })
  } catch (error) {
    say({
      kind: 'failed',
      stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
}

function say(message: ReportAnswer): void {
  port?.postMessage(message)
}
