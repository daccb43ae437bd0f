import type { CallOutput } from '#shared/contract/index.ts'
import type { Figure } from '#shared/contract/agreement.ts'
import { useAsk } from '../../client/ask.ts'
import type { Told } from '../../client/pseudonyms.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { figure as number } from '../../components/words.ts'
import type { Question } from './choices.ts'
import { Picture } from './picture.tsx'
import { bounds, cut, lowestWords, place } from './scale.ts'
import { figureWords, printed, shortReason } from './words.ts'

const plot = { left: 56, top: 24, bottom: 244 }
const step = 150
const ticks = [0, 0.2, 0.4, 1] as const

type RoundShare = CallOutput<'agreement.byRound'>[number]

interface ByRoundProps {
  readonly question: Question
  readonly code: string | null
  /** What the figures are of, in words. */
  readonly subject: string
  /** A name as it is drawn. */
  readonly told: Told
}

/** Alpha of every round, the oldest first: whether talking helped. */
export function ByRound({ question, code, subject, told }: ByRoundProps) {
  // The host doesn't heed the question's own round: the same answer is then kept for all of them.
  const rounds = useAsk('agreement.byRound', { question: { ...question, round: null } })
  if (rounds.length === 0)
    return (
      <EmptyState title="There are no rounds yet.">
        <p>With two rounds or more, this shows whether agreement grows from one to the next.</p>
      </EmptyState>
    )
  const alphaOf = (round: RoundShare): Figure =>
    code === null
      ? round.alpha
      : (round.codes.find((one) => one.code === code)?.alpha ?? { null: 'nothing_coded' })
  return (
    <Picture
      title={`Agreement over rounds, ${subject}`}
      caption={`Krippendorff’s alpha of each round, the oldest first, by ${question.unit}. The lines are at .667 and .800; below ${lowestWords} is drawn at the edge.`}
      table={<RoundTable rounds={rounds} alphaOf={alphaOf} />}
    >
      <Chart rounds={rounds} alphaOf={alphaOf} subject={subject} told={told} />
    </Picture>
  )
}

interface ChartProps {
  readonly rounds: readonly RoundShare[]
  readonly alphaOf: (round: RoundShare) => Figure
}

function Chart({ rounds, alphaOf, subject, told }: ChartProps & Pick<ByRoundProps, 'subject' | 'told'>) {
  const width = plot.left + rounds.length * step + 40
  const height = plot.bottom + 56
  const x = (index: number) => plot.left + step / 2 + index * step
  const y = (alpha: number) => place(alpha, plot.bottom, plot.top)
  const points = rounds.flatMap((round, index) => {
    const alpha = alphaOf(round)
    return typeof alpha === 'number' ? [{ x: x(index), y: y(alpha) }] : []
  })
  return (
    <svg
      className="drawing"
      role="img"
      aria-label={`Alpha of ${rounds.length} rounds, ${subject}. The same figures stand in the table below.`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {[...ticks, ...bounds].map((value) => {
        const isBound = bounds.some((bound) => bound === value)
        return (
          <g key={value}>
            <line
              className={isBound ? 'drawing-bound' : 'drawing-axis'}
              x1={plot.left}
              x2={width - 20}
              y1={y(value)}
              y2={y(value)}
            />
            <text className="drawing-soft" x={plot.left - 8} y={y(value) + 4} textAnchor="end">
              {isBound ? value.toFixed(3).slice(1) : value.toFixed(1)}
            </text>
          </g>
        )
      })}
      <polyline className="drawing-line" points={points.map((point) => `${point.x},${point.y}`).join(' ')} />
      {rounds.map((round, index) => {
        const alpha = alphaOf(round)
        return (
          <g key={round.round}>
            {typeof alpha === 'number' ? (
              <>
                <circle className="drawing-point" cx={x(index)} cy={y(alpha)} r={5} />
                <text className="drawing-text" x={x(index) + 10} y={y(alpha) - 8}>
                  {printed(alpha)}
                </text>
              </>
            ) : (
              <text className="drawing-soft" x={x(index)} y={plot.bottom - 8} textAnchor="middle">
                none: {cut(shortReason(alpha.null), 18)}
              </text>
            )}
            <text className="drawing-text" x={x(index)} y={plot.bottom + 24} textAnchor="middle">
              {cut(told(round.name), 20)}
            </text>
            <text className="drawing-soft" x={x(index)} y={plot.bottom + 42} textAnchor="middle">
              version {round.version}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function RoundTable({ rounds, alphaOf }: ChartProps) {
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">Round</th>
          <th scope="col" className="number">
            Codebook version
          </th>
          <th scope="col" className="number">
            Documents
          </th>
          <th scope="col" className="number">
            Units
          </th>
          <th scope="col" className="number">
            Percent agreement, all codes
          </th>
          <th scope="col" className="number">
            Alpha
          </th>
        </tr>
      </thead>
      <tbody>
        {rounds.map((round) => (
          <tr key={round.round}>
            <th scope="row">{round.name}</th>
            <td className="number">{round.version}</td>
            <td className="number">{number(round.documents)}</td>
            <td className="number">{number(round.units)}</td>
            <td className="number">{figureWords(round.percent_agreement, 'percent')}</td>
            <td className="number">{figureWords(alphaOf(round))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
