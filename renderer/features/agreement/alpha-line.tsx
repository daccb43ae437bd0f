import type { Figure, Interval } from '#shared/contract/agreement.ts'
import { bounds, place } from './scale.ts'
import { intervalWords, printed } from './words.ts'

const width = 104
const edge = 5
const middle = 10

interface AlphaLineProps {
  readonly alpha: Figure
  readonly interval: Interval
}

/** An alpha as a point, with its interval as a line, against the bounds of .667 and .800. */
export function AlphaLine({ alpha, interval }: AlphaLineProps) {
  if (typeof alpha !== 'number') return null
  const at = (value: number) => place(value, edge, width - edge)
  const words = intervalWords(interval)
  const name = `${printed(alpha) ?? ''}${words === null ? '' : `, interval ${words}`}, against .667 and .800`
  return (
    <svg className="alpha-line" role="img" aria-label={name} viewBox={`0 0 ${width} 20`}>
      <line className="alpha-axis" x1={edge} x2={width - edge} y1={middle} y2={middle} />
      {bounds.map((bound) => (
        <line key={bound} className="alpha-bound" x1={at(bound)} x2={at(bound)} y1={2} y2={18} />
      ))}
      {'lower' in interval && (
        <line
          className="alpha-interval"
          x1={at(interval.lower)}
          x2={at(interval.upper)}
          y1={middle}
          y2={middle}
        />
      )}
      <circle className="alpha-point" cx={at(alpha)} cy={middle} r={4} />
    </svg>
  )
}

/** What stands above the lines: where the bounds are. */
export function AlphaLineHead() {
  return (
    <svg className="alpha-line" role="img" aria-label="Lines at .667 and .800" viewBox={`0 0 ${width} 14`}>
      {bounds.map((bound, index) => (
        <text
          key={bound}
          className="alpha-label"
          x={place(bound, edge, width - edge)}
          y={11}
          textAnchor={index === 0 ? 'end' : 'start'}
        >
          {bound.toFixed(3).slice(1)}
        </text>
      ))}
    </svg>
  )
}
