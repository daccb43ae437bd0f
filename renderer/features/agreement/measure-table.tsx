import { bandOf } from '#shared/agreement-words.ts'
import { AlphaLine } from './alpha-line.tsx'
import { FigureButton } from './figure-button.tsx'
import type { LevelReport, OnOpen } from './levels.ts'
import type { Measure, OverallFigure } from './measures.ts'
import { intervalWords } from './words.ts'

interface MeasureTableProps {
  readonly caption: string
  readonly name: string
  readonly measures: readonly Measure<OverallFigure>[]
  readonly levels: readonly LevelReport[]
  readonly onOpen: OnOpen
}

/** Measures down, levels across. The interval stands with the alpha it was worked out for. */
export function MeasureTable({ caption, name, measures, levels, onOpen }: MeasureTableProps) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={name}>
      <table className="figures figures-narrow">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            {levels.map(({ label }) => (
              <th key={label} scope="col" className="number figures-level">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <tr key={measure.name}>
              <th scope="row">{measure.label + categories(measure.name, levels)}</th>
              {levels.map((level) => (
                <td key={level.label} className="number">
                  <MeasureCell
                    measure={measure}
                    level={level}
                    onOpen={onOpen}
                    isAlone={levels.length === 1}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface MeasureCellProps {
  readonly measure: Measure<OverallFigure>
  readonly level: LevelReport
  readonly onOpen: OnOpen
  readonly isAlone: boolean
}

function MeasureCell({ measure, level, onOpen, isAlone }: MeasureCellProps) {
  const { overall } = level.report
  const figure = overall[measure.name]
  const interval = measure.name === 'alpha_set_jaccard' ? overall.interval : null
  return (
    <>
      <FigureButton
        figure={figure}
        as={measure.as}
        label={`All codes, ${measure.label}${isAlone ? '' : `, ${level.label.toLowerCase()}`}`}
        onOpen={() => onOpen({ level, measure, figure, interval, code: null, pair: null })}
      />
      {interval && typeof figure === 'number' && (
        <div className="figures-overall">
          <AlphaLine alpha={figure} interval={interval} />
          <span className="soft small">
            {[intervalWords(interval), bandOf(figure, interval)].filter(Boolean).join(', ')}
          </span>
        </div>
      )}
    </>
  )
}

/** q is said where the figure hangs on it. */
function categories(name: OverallFigure, levels: readonly LevelReport[]): string {
  if (name !== 'brennan_prediger' && name !== 'gwet_ac1') return ''
  const q = levels.map(({ report }) => String(report.overall.categories.q)).join(' and ')
  return ` (q = ${q}, ${levels[0]?.report.overall.categories.from ?? 'counted'})`
}
