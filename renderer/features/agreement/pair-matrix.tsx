import { useState } from 'react'
import { CheckField } from '../../components/field.tsx'
import { FigureButton } from './figure-button.tsx'
import type { LevelReport, OnOpen } from './levels.ts'
import { pairMeasure } from './measures.ts'
import { landisKoch, percent } from './words.ts'

interface PairMatrixProps {
  readonly levels: readonly LevelReport[]
  readonly onOpen: OnOpen
}

/** Cohen's kappa for every two coders. */
export function PairMatrices({ levels, onOpen }: PairMatrixProps) {
  const [hasWords, setHasWords] = useState(false)
  if (levels.every(({ report }) => report.pairs.length === 0)) return null
  return (
    <section className="stack" aria-labelledby="agreement-pairs">
      <h2 id="agreement-pairs">Pairs of coders: Cohen’s kappa</h2>
      <div className="matrices">
        {levels.map((level) => (
          <Matrix
            key={level.label}
            level={level}
            isAlone={levels.length === 1}
            hasWords={hasWords}
            onOpen={onOpen}
          />
        ))}
      </div>
      <CheckField
        label="Say it in Landis and Koch’s words (1977): conventions, not evidence"
        isOn={hasWords}
        onChange={setHasWords}
      />
    </section>
  )
}

interface MatrixProps {
  readonly level: LevelReport
  readonly isAlone: boolean
  readonly hasWords: boolean
  readonly onOpen: OnOpen
}

function Matrix({ level, isAlone, hasWords, onOpen }: MatrixProps) {
  const { coders, pairs } = level.report
  const pairOf = (one: string, other: string) =>
    pairs.find(({ coders: both }) => both.includes(one) && both.includes(other))
  return (
    <div
      className="scroll-x"
      tabIndex={0}
      role="region"
      aria-label={`Kappa of pairs${isAlone ? '' : `, ${level.label.toLowerCase()}`}`}
    >
      <table className="figures matrix">
        <caption>{level.label}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Coder</span>
            </th>
            {coders.slice(0, -1).map((coder) => (
              <th key={coder} scope="col" className="number">
                {coder}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coders.slice(1).map((row, index) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {coders.slice(0, -1).map((column, at) => {
                const pair = at <= index ? pairOf(row, column) : undefined
                return (
                  <td key={column} className="number">
                    {pair && (
                      <>
                        <FigureButton
                          figure={pair.cohen_kappa}
                          as="coefficient"
                          label={`${column} and ${row}, Cohen’s kappa${isAlone ? '' : `, ${level.label.toLowerCase()}`}`}
                          onOpen={() =>
                            onOpen({
                              level,
                              measure: pairMeasure,
                              figure: pair.cohen_kappa,
                              interval: null,
                              code: null,
                              pair,
                            })
                          }
                        />
                        <span className="soft small block">
                          {[
                            hasWords && landisKoch(pair.cohen_kappa),
                            `${percent(pair.percent_agreement) ?? 'none'} alike`,
                          ]
                            .filter(Boolean)
                            .join(', ')}
                        </span>
                      </>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
