import { cut } from '../../components/figures/labels.ts'
import { codeColour } from '../../components/swatch.tsx'
import { figure } from '../../components/words.ts'
import { letter, pictureWidth } from './drawing.ts'
import { aboveOf, wordsOf, type TreeDrawingProps } from './tree-areas.tsx'
import { partProps, stepped, useRoving } from './use-roving.ts'

const row = 26
const names = 330
const indent = 18
/** For the figure behind the longest bar. */
const figures = 70

/** The codebook as rows with bars: every name can be read, however many codes there are. */
export function TreeBars({ codes, at, tell, onOpen }: TreeDrawingProps) {
  const ids = codes.map(({ id }) => id)
  const known = new Map(codes.map((code) => [code.id, code]))
  const most = Math.max(1, ...codes.map(({ whole }) => whole))
  const least = Math.min(...codes.map(({ level }) => level))
  const height = codes.length * row + 36
  const wide = (value: number) => (value / most) * (pictureWidth - names - figures)
  const roving = useRoving({
    at,
    next: (from, key) => {
      if (key === 'ArrowLeft') return aboveOf(known, from)
      if (key === 'ArrowRight') return codes.find(({ parent }) => parent === from)?.id ?? null
      return stepped(ids, from, steps[key] ?? 'last')
    },
    open: (part) => {
      const code = known.get(part)
      if (code) onOpen(code)
    },
  })
  return (
    <svg
      {...roving}
      className="plot"
      role="tree"
      aria-label="Codes by use"
      viewBox={`0 0 ${pictureWidth} ${height}`}
      width={pictureWidth}
      height={height}
    >
      {codes.map((code, index) => {
        const y = index * row
        const left = (code.level - least) * indent
        return (
          <g key={code.id} style={codeColour(code.colour)}>
            <g
              {...partProps(code.id, 'treeitem', { name: code.path, words: wordsOf(code, tell) })}
              aria-level={code.level + 1}
            >
              <rect
                data-window-only=""
                className="plot-hit"
                x={0}
                y={y + 1}
                width={pictureWidth}
                height={row - 2}
              />
              <rect className="plot-tint" x={names} y={y + 5} width={wide(code.whole)} height={row - 10} />
              {code.own > 0 && (
                <rect className="plot-solid" x={names} y={y + 5} width={wide(code.own)} height={row - 10} />
              )}
            </g>
            <g aria-hidden="true">
              <text className={code.level === least ? 'plot-strong' : 'plot-text'} x={left + 4} y={y + 17}>
                {cut(code.name, Math.floor((names - left - 12) / letter.text))}
              </text>
              <text className="plot-text" x={names + wide(code.whole) + 8} y={y + 17}>
                {figure(code.whole)}
              </text>
            </g>
          </g>
        )
      })}
      <BarLegend y={height - 22} />
    </svg>
  )
}

const steps: { readonly [key: string]: 1 | -1 | 'first' | 'last' } = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: 'first',
  End: 'last',
}

function BarLegend({ y }: { readonly y: number }) {
  const entries = [
    ['plot-solid', 'By itself'],
    ['plot-tint', 'With all below'],
  ] as const
  return (
    <g role="presentation" className="plot-legend">
      {entries.map(([look, label], at) => (
        <g key={look}>
          <rect className={look} x={names + at * 110} y={y} width={16} height={12} />
          <text className="plot-soft" x={names + at * 110 + 23} y={y + 10}>
            {label}
          </text>
        </g>
      ))}
    </g>
  )
}
