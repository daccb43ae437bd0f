import type { Codebook } from '../../client/codebook.ts'
import { count } from '../../components/words.ts'
import { CodeTable } from './code-table.tsx'
import { LeftOut } from './left-out.tsx'
import type { LevelReport, OnOpen } from './levels.ts'
import { MeasureTable } from './measure-table.tsx'
import { furtherMeasures, overallMeasures, placeMeasures } from './measures.ts'
import { MethodsBox } from './methods-box.tsx'
import { PairMatrices } from './pair-matrix.tsx'
import { Pictures } from './pictures.tsx'
import { unitCount } from './words.ts'

interface ResultsProps {
  readonly levels: readonly LevelReport[]
  readonly tree: Codebook['tree']
  readonly onOpen: OnOpen
}

/** The panel: per code, over all, where and which, pair by pair; then pictures, and what was left out. */
export function Results({ levels, tree, onOpen }: ResultsProps) {
  const [main] = levels
  if (!main) return null
  const { report, question } = main
  return (
    <>
      <section className="stack" aria-label="What is compared">
        <p>
          <strong>{report.coders.join(', ')}</strong>:{' '}
          {[count(report.documents.length, 'document'), unitCount(report.units, report.unit)].join(', ')}.
        </p>
        {report.warnings.length > 0 && (
          <ul className="bullets soft">
            {report.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
      </section>
      <CodeTable levels={levels} tree={tree} onOpen={onOpen} />
      <section className="stack" aria-labelledby="agreement-all">
        <h2 id="agreement-all">All codes together</h2>
        <MeasureTable
          caption="Each unit’s set of codes"
          name="Agreement over all codes"
          measures={overallMeasures}
          levels={levels}
          onOpen={onOpen}
        />
        <MeasureTable
          caption="Where, and which: boundaries against categories"
          name="Boundaries and categories"
          measures={placeMeasures}
          levels={levels}
          onOpen={onOpen}
        />
      </section>
      <PairMatrices levels={levels} onOpen={onOpen} />
      <details>
        <summary>Further coefficients</summary>
        <MeasureTable
          caption="For comparison with other studies"
          name="Further coefficients"
          measures={furtherMeasures}
          levels={levels}
          onOpen={onOpen}
        />
      </details>
      <Pictures question={question} codes={report.codes} label={main.label} />
      <section className="stack" aria-labelledby="agreement-methods">
        <h2 id="agreement-methods">For the methods section</h2>
        <MethodsBox level={main} />
        <LeftOut report={report} />
      </section>
    </>
  )
}
