import type { CodeAgreement } from '#shared/contract/agreement.ts'
import { count, figure as number } from '../../components/words.ts'
import { FigureCell } from './figure-cell.tsx'
import { IntervalText } from './interval-text.tsx'
import { band, judged } from './words.ts'

interface CodeTableProps {
  readonly codes: readonly CodeAgreement[]
  readonly coders: readonly string[]
}

/** Per code, each figure opening to the counts it comes from. Codes that nobody used here are only counted. */
export function CodeTable({ codes, coders }: CodeTableProps) {
  const used = codes.filter((code) => Object.values(code.codings).some((codings) => codings > 0))
  const withIntervals = used.some((code) => !('null' in code.interval && code.interval.null === 'not_asked'))
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Agreement per code">
        <table className="figures">
          <caption>Per code: has it, or has it not</caption>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col" className="number">
                Alpha
              </th>
              {withIntervals && (
                <th scope="col" className="number">
                  95 % interval
                </th>
              )}
              <th scope="col">Judged</th>
              <th scope="col" className="number">
                Percent agreement
              </th>
              <th scope="col" className="number">
                Positive agreement
              </th>
              <th scope="col" className="number">
                Prevalence
              </th>
              {coders.map((coder) => (
                <th key={coder} scope="col" className="number">
                  {coder}, codings
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {used.map((code) => (
              <tr key={code.code}>
                <th scope="row">
                  {code.path}
                  <Counts code={code} />
                </th>
                <FigureCell figure={code.alpha_nominal} />
                {withIntervals && (
                  <td className="number">
                    <IntervalText interval={code.interval} />
                  </td>
                )}
                <td>{band(judged(code.alpha_nominal, code.interval)) ?? ''}</td>
                <FigureCell figure={code.percent_agreement} as="percent" />
                <FigureCell figure={code.positive_agreement} as="percent" />
                <FigureCell figure={code.prevalence} as="percent" />
                {coders.map((coder) => (
                  <td key={coder} className="number">
                    {number(code.codings[coder] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {codes.length > used.length && (
        <p className="soft">{count(codes.length - used.length, 'code')} that nobody used here: not shown.</p>
      )}
    </>
  )
}

function Counts({ code }: { readonly code: CodeAgreement }) {
  if (code.counts.length === 0) return null
  return (
    <details className="small">
      <summary>Counts</summary>
      <ul className="soft">
        {code.counts.map((row, index) => (
          <li key={index}>
            {row.chosen.length === 0 ? 'nobody' : row.chosen.join(' and ')} of {row.rated.join(', ')}:{' '}
            {number(row.units)}
          </li>
        ))}
      </ul>
    </details>
  )
}
