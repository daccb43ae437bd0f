import type { ExchangeReport } from '#shared/contract/exchange.ts'
import { figure } from './words.ts'

interface ExchangeReportPartProps {
  readonly report: ExchangeReport
  /** Over the list of what was not carried over as it is. */
  readonly title: string
  /** In its place where there is nothing of the kind. */
  readonly nothing: string
}

const kinds: { readonly [kind: string]: string } = { cases: 'case studies' }

/** What was carried over between a project and a REFI-QDA file, and what was not. */
export function ExchangeReportPart({ report, title, nothing }: ExchangeReportPartProps) {
  return (
    <>
      <dl className="tally">
        {Object.entries(report.counts).map(([kind, count]) => (
          <div key={kind}>
            <dt>{kinds[kind] ?? kind}</dt>
            <dd>{figure(count)}</dd>
          </div>
        ))}
      </dl>
      {report.notices.length === 0 ? (
        <p>{nothing}</p>
      ) : (
        <>
          <h3>{title}</h3>
          <ul className="bullets">
            {report.notices.map((notice, index) => (
              <li key={index}>{notice}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
