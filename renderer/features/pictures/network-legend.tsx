import { count, figure } from '../../components/words.ts'
import { pictureWidth } from './drawing.ts'
import { radiusOf, thickness } from './network-places.ts'

interface NetworkLegendProps {
  /** The middle of it. */
  readonly y: number
  readonly codings: readonly number[]
  readonly weights: readonly number[]
}

/** What circles and lines of the smallest and the largest size stand for. */
export function NetworkLegend({ y, codings, weights }: NetworkLegendProps) {
  const most = Math.max(1, ...codings)
  const strongest = Math.max(1, ...weights)
  const sizes = ends(codings)
  const lines = ends(weights)
  return (
    <g role="presentation">
      <line className="plot-line" x1={0} x2={pictureWidth} y1={y - 30} y2={y - 30} />
      <text className="plot-soft" x={0} y={y + 4}>
        Codings of a code
      </text>
      {sizes.map((size, at) => (
        <g key={size}>
          <circle className="plot-solid" cx={140 + at * 90} cy={y} r={radiusOf(size, most)} />
          <text className="plot-soft" x={140 + at * 90 + radiusOf(size, most) + 8} y={y + 4}>
            {figure(size)}
          </text>
        </g>
      ))}
      <text className="plot-soft" x={400} y={y + 4}>
        Codings that go together
      </text>
      {lines.map((weight, at) => (
        <g key={weight}>
          <line
            className="plot-link"
            x1={550 + at * 130}
            x2={590 + at * 130}
            y1={y}
            y2={y}
            strokeWidth={thickness(weight, strongest)}
          />
          <text className="plot-soft" x={600 + at * 130} y={y + 4}>
            {count(weight, 'coding')}
          </text>
        </g>
      ))}
    </g>
  )
}

function ends(values: readonly number[]): readonly number[] {
  return [...new Set([Math.min(...values), Math.max(...values)])]
}
