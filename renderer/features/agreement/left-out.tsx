import { reasonWords } from '#shared/agreement-words.ts'
import type { AgreementReport } from '#shared/contract/agreement.ts'

/** Which documents are in the figures, and whose work is not. */
export function LeftOut({ report }: { readonly report: AgreementReport }) {
  const byReason = Map.groupBy(report.excluded, ({ coder, reason }) => `${coder}: ${reasonWords(reason)}`)
  return (
    <details>
      <summary>What was compared and what was left out</summary>
      <div className="stack details-body">
        <p>Compared: {report.documents.join('; ') || 'nothing'}.</p>
        {byReason.size === 0 ? (
          <p>Nothing was left out.</p>
        ) : (
          <ul className="bullets">
            {[...byReason].map(([reason, rows]) => (
              <li key={reason}>
                {reason} ({rows.map(({ document }) => document).join('; ')})
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  )
}
