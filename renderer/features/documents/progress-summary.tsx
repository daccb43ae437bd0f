import type { DocumentRow } from '#shared/contract/documents.ts'
import type { Round } from '#shared/contract/rounds.ts'
import type { Coder } from '#shared/contract/values.ts'
import { roundTitle } from '../../client/rounds.ts'
import { go } from '../../client/workspace.ts'
import { progressOf, progressWords, type Standing } from './progress.ts'

interface ProgressSummaryProps {
  readonly coders: readonly Coder[]
  readonly documents: readonly DocumentRow[]
  /** Newest first. */
  readonly rounds: readonly Round[]
}

/** How far everyone is: a sentence and a bar for each coder, in each running round and over the documents in none. */
export function ProgressSummary({ coders, documents, rounds }: ProgressSummaryProps) {
  const running = rounds.filter((round) => round.closedAt === null && round.documents.length > 0)
  const inRounds = new Set(running.flatMap((round) => round.documents.map((row) => row.document)))
  const others = documents.filter((document) => !inRounds.has(document.id))
  return (
    <section className="progress" aria-label="Progress by coder">
      {running.map((round) => (
        <div key={round.id} className="progress-group">
          <h2 className="progress-head">
            <button type="button" className="link" onClick={() => go({ room: 'rounds', round: round.id })}>
              {roundTitle(round)}
            </button>
          </h2>
          <Bars
            coders={coders.filter((coder) => round.coders.includes(coder.id))}
            documents={round.documents}
          />
        </div>
      ))}
      {others.length > 0 && (
        <div className="progress-group">
          {running.length > 0 && <h2 className="progress-head">Other documents</h2>}
          <Bars coders={coders} documents={others} />
        </div>
      )}
    </section>
  )
}

function Bars(props: { readonly coders: readonly Coder[]; readonly documents: readonly Standing[] }) {
  return (
    <ul>
      {progressOf(props.coders, props.documents).map((progress) => (
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
  )
}

function share(part: number, whole: number): string {
  return `${whole === 0 ? 0 : (100 * part) / whole}%`
}
