import { bandOf } from '#shared/agreement-words.ts'
import type { CodeAgreement } from '#shared/contract/agreement.ts'
import type { Codebook } from '../../client/codebook.ts'
import { Swatch } from '../../components/swatch.tsx'
import { count, figure as number } from '../../components/words.ts'
import { AlphaLine, AlphaLineHead } from './alpha-line.tsx'
import { plainRows, rowsOfBoth, unusedCount, type CodeRow } from './code-rows.ts'
import { FigureButton } from './figure-button.tsx'
import type { LevelReport, OnOpen } from './levels.ts'
import { codeMeasures, type CodeFigure, type Measure } from './measures.ts'
import { intervalWords } from './words.ts'

interface CodeTableProps {
  /** One level, or as coded and then the top codes. */
  readonly levels: readonly LevelReport[]
  readonly tree: Codebook['tree']
  readonly onOpen: OnOpen
}

/** Per code; where both levels are shown, each top code stands over its own codes, with a column for either. */
export function CodeTable({ levels, tree, onOpen }: CodeTableProps) {
  const [first, second] = levels
  if (!first) return null
  const rows = second
    ? rowsOfBoth(first.report.codes, second.report.codes, tree)
    : plainRows(first.report.codes, first.depth === null ? 'coded' : 'rolledUp')
  const unused = unusedCount(first.report.codes)
  const { coders } = first.report
  return (
    <section className="stack" aria-labelledby="agreement-codes">
      <h2 id="agreement-codes">Per code: has it, or has it not</h2>
      {rows.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="region" aria-label="Agreement per code">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">Code</th>
                {levels.map(({ label }) => (
                  <th key={label} scope="col" className="number">
                    Alpha{second ? `, ${label.toLowerCase()}` : ''}
                  </th>
                ))}
                <th scope="col">
                  <AlphaLineHead />
                </th>
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
                    <span className="visually-hidden">Codings by </span>
                    {coder}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.key} row={row} levels={levels} tree={tree} coders={coders} onOpen={onOpen} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="soft small">
        Press a figure to see what it is made of. The last columns are codings by coder.
        {unused > 0 && ` ${count(unused, 'code')} that nobody used here: not shown.`}
      </p>
    </section>
  )
}

interface RowProps extends CodeTableProps {
  readonly row: CodeRow
  readonly coders: readonly string[]
}

function Row({ row, levels, tree, coders, onOpen }: RowProps) {
  const [first, second] = levels
  const main = row.coded ?? row.rolledUp
  const mainLevel = row.coded || !second ? first : second
  if (!main || !mainLevel) return null

  const cell = (code: CodeAgreement, level: LevelReport, measure: Measure<CodeFigure>) => (
    <FigureButton
      figure={code[measure.name]}
      as={measure.as}
      label={`${code.path}, ${measure.label}${second ? `, ${level.label.toLowerCase()}` : ''}`}
      onOpen={() =>
        onOpen({
          level,
          measure,
          figure: code[measure.name],
          interval: measure.isAlpha ? code.interval : null,
          code,
          pair: null,
        })
      }
    />
  )
  const alphaCell = (code: CodeAgreement | null, level: LevelReport) => (
    <td key={level.label} className="number">
      {code && cell(code, level, codeMeasures.alpha)}
    </td>
  )
  const colour = tree.get(main.code)?.colour
  return (
    <tr className={second && row.indent === 0 ? 'figures-head' : ''}>
      <th scope="row" className={`figures-code indent-${row.indent}`}>
        <span className="code-name">
          {colour !== undefined && <Swatch colour={colour} />}
          <span>{row.name}</span>
        </span>
      </th>
      {second && first
        ? [alphaCell(row.coded, first), alphaCell(row.rolledUp, second)]
        : alphaCell(main, mainLevel)}
      <td className="figures-line">
        <AlphaLine alpha={main.alpha_nominal} interval={main.interval} />
        {intervalWords(main.interval) !== null && (
          <span className="soft small block">{intervalWords(main.interval)}</span>
        )}
      </td>
      <td className="figures-band">{bandOf(main.alpha_nominal, main.interval) ?? ''}</td>
      {[codeMeasures.percent, codeMeasures.positive, codeMeasures.prevalence].map((measure) => (
        <td key={measure.name} className="number">
          {cell(main, mainLevel, measure)}
        </td>
      ))}
      {coders.map((coder) => (
        <td key={coder} className="number">
          {number(main.codings[coder] ?? 0)}
        </td>
      ))}
    </tr>
  )
}
