import type { DocumentRow } from '#shared/contract/documents.ts'
import type { Coder } from '#shared/contract/values.ts'
import { progressOf, progressWords } from './progress.ts'

interface ProgressSummaryProps {
  readonly coders: readonly Coder[]
  readonly documents: readonly DocumentRow[]
}

/** How far everyone is: a sentence and a bar for each coder. */
export function ProgressSummary({ coders, documents }: ProgressSummaryProps) {
  return (
    <section className="progress" aria-label="Progress by coder">
      <ul>
        {progressOf(coders, documents).map((progress) => (
          <li key={progress.coder.id} className="progress-coder">
            <span className="progress-bar" aria-hidden="true">
              <span
                className="progress-finished"
                style={{ width: share(progress.finished, progress.documents) }}
              />
              <span
                className="progress-going"
                style={{ width: share(progress.inProgress, progress.documents) }}
              />
            </span>
            <span>{progressWords(progress)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function share(part: number, whole: number): string {
  return `${whole === 0 ? 0 : (100 * part) / whole}%`
}
