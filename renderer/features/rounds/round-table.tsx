import type { Round, RoundDocument } from '#shared/contract/rounds.ts'
import { go } from '../../client/workspace.ts'
import { moment, stateWords } from '../../components/words.ts'

interface RoundTableProps {
  readonly round: Round
  readonly nameOf: (coder: string) => string
}

/** How far each coder is with each document, and in a blind round whether it was opened. */
export function RoundTable({ round, nameOf }: RoundTableProps) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={`Documents of ${round.name}`}>
      <table className="round-table">
        <thead>
          <tr>
            <th scope="col">Document</th>
            {round.coders.map((coder) => (
              <th key={coder} scope="col">
                {nameOf(coder)}
              </th>
            ))}
            {round.blind && <th scope="col">Results</th>}
          </tr>
        </thead>
        <tbody>
          {round.documents.map((row) => (
            <tr key={row.document}>
              <th scope="row" className="round-document">
                <button
                  type="button"
                  className="link"
                  onClick={() => go({ room: 'document', document: row.document })}
                >
                  {row.title}
                </button>
              </th>
              {round.coders.map((coder) => {
                const state = row.states.find((one) => one.coder === coder)?.state ?? 'not_started'
                return (
                  <td key={coder}>
                    <span className={`state state-${state}`}>{stateWords[state]}</span>
                  </td>
                )
              })}
              {round.blind && <td className="round-results">{resultsWords(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function resultsWords(row: RoundDocument): string {
  if (row.openedAt !== null) return `Opened ${moment(row.openedAt)}`
  return row.finished ? 'Can be opened' : 'Not opened'
}
