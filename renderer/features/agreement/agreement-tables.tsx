import type { AgreementReport, Interval } from '#shared/contract/agreement.ts'
import { count, figure as number } from '../../components/words.ts'
import { CodeTable } from './code-table.tsx'
import { FigureCell } from './figure-cell.tsx'
import { IntervalText } from './interval-text.tsx'
import { reasonWords, unitWords } from './words.ts'

type Overall = AgreementReport['overall']
type FigureName = Exclude<keyof Overall, 'interval' | 'k_u_alpha' | 'k_u_coverage' | 'categories'>

const overallRows: readonly { readonly name: FigureName; readonly label: string; readonly as?: 'percent' }[] =
  [
    { name: 'alpha_set_jaccard', label: "Krippendorff's alpha for sets of codes (Jaccard)" },
    { name: 'alpha_set_masi', label: "Krippendorff's alpha for sets of codes (MASI)" },
    { name: 'alpha_nominal', label: "Krippendorff's alpha, nominal" },
    { name: 'percent_agreement', label: 'Percent agreement, mean over units', as: 'percent' },
    { name: 'percent_agreement_pooled', label: 'Percent agreement, pooled', as: 'percent' },
    { name: 'holsti', label: 'Holsti' },
    { name: 'bar_u_alpha', label: '|u-alpha: boundaries, whatever the code' },
    { name: 'u_alpha', label: 'u-alpha: boundaries and codes together' },
    { name: 'cu_alpha', label: 'cu-alpha: codes, where two coded' },
    { name: 'cu_coverage', label: 'Share of the text that cu-alpha speaks of', as: 'percent' },
    { name: 'alpha_u_1995', label: 'alpha-U (1995)' },
    { name: 'cohen_kappa', label: "Cohen's kappa" },
    { name: 'fleiss_kappa', label: "Fleiss' kappa" },
    { name: 'scott_pi', label: "Scott's pi" },
    { name: 'brennan_prediger', label: 'Brennan-Prediger' },
    { name: 'gwet_ac1', label: "Gwet's AC1" },
  ]

/** The result as tables: per code, over all, per pair, and what was left out. */
export function AgreementTables({ report }: { readonly report: AgreementReport }) {
  return (
    <section className="stack" aria-labelledby="agreement-result">
      <h2 id="agreement-result">
        {report.coders.join(', ')}: {count(report.documents.length, 'document')}, by{' '}
        {unitWords[report.unit].toLowerCase()}
      </h2>
      {report.warnings.length > 0 && (
        <ul className="bullets">
          {report.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <CodeTable codes={report.codes} coders={report.coders} />
      <OverallTable overall={report.overall} />
      {report.pairs.length > 0 && <PairTable pairs={report.pairs} />}
      <details>
        <summary>What was compared and what was left out</summary>
        <div className="stack details-body">
          <p>Compared: {report.documents.join('; ') || 'nothing'}.</p>
          {report.excluded.length === 0 ? (
            <p>Nothing was left out.</p>
          ) : (
            <ul className="bullets">
              {report.excluded.map((left, index) => (
                <li key={index}>
                  {left.document}, {left.coder}: {reasonWords(left.reason)}
                </li>
              ))}
            </ul>
          )}
        </div>
      </details>
    </section>
  )
}

function OverallTable({ overall }: { readonly overall: Overall }) {
  const { q, from } = overall.categories
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Agreement over all codes">
      <table className="figures figures-narrow">
        <caption>Over all codes</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" className="number">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          {overallRows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {row.label}
                {(row.name === 'brennan_prediger' || row.name === 'gwet_ac1') && ` (q = ${q}, ${from})`}
              </th>
              <FigureCell figure={overall[row.name]} as={row.as ?? 'coefficient'} />
            </tr>
          ))}
          <IntervalRow interval={overall.interval} />
        </tbody>
      </table>
    </div>
  )
}

function IntervalRow({ interval }: { readonly interval: Interval }) {
  if ('null' in interval && interval.null === 'not_asked') return null
  return (
    <tr>
      <th scope="row">95 % interval of alpha for sets of codes (Jaccard)</th>
      <td className="number">
        <IntervalText interval={interval} />
      </td>
    </tr>
  )
}

function PairTable({ pairs }: { readonly pairs: AgreementReport['pairs'] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Agreement of pairs of coders">
      <table className="figures figures-narrow">
        <caption>Pairs of coders</caption>
        <thead>
          <tr>
            <th scope="col">Coders</th>
            <th scope="col" className="number">
              Cohen&apos;s kappa
            </th>
            <th scope="col" className="number">
              Alpha, nominal
            </th>
            <th scope="col" className="number">
              Percent agreement
            </th>
            <th scope="col" className="number">
              Units
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pair.coders.join(' ')}>
              <th scope="row">{pair.coders.join(' and ')}</th>
              <FigureCell figure={pair.cohen_kappa} />
              <FigureCell figure={pair.alpha_nominal} />
              <FigureCell figure={pair.percent_agreement} as="percent" />
              <td className="number">{number(pair.units)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
