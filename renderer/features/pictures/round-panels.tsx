import { useId } from 'react'
import { inLines } from '../../components/figures/labels.ts'
import { codeColour } from '../../components/swatch.tsx'
import { letter, pictureWidth } from './drawing.ts'
import type { BarRow, RoundBar } from './round-bars.ts'
import { partProps, stepped, useRoving } from './use-roving.ts'

interface RoundPanelsProps {
  readonly rows: readonly BarRow[]
  readonly bars: readonly RoundBar[]
  readonly isShare: boolean
  readonly at: string | null
  readonly onOpen: (part: string, query: BarRow['cells'][number]['query']) => void
}

const perRow = 4
const gap = 24
const panel = { width: (pictureWidth - (perRow - 1) * gap) / perRow, head: 40, bars: 96, foot: 34 } as const
const panelHeight = panel.head + panel.bars + panel.foot
const barMost = 40
const legendLine = 17

/** A small picture for each code, with a bar for each round; all on one scale. */
export function RoundPanels({ rows, bars, isShare, at, onOpen }: RoundPanelsProps) {
  const hatch = useId()
  const most = Math.max(isShare ? 0.1 : 1, ...rows.flatMap(({ cells }) => cells.map(({ value }) => value)))
  const legend = inLines(
    bars.map(({ sign, name }) => `${sign}\u00a0${name.replaceAll(' ', '\u00a0')}`).join('; '),
    Math.floor(pictureWidth / letter.small),
    6,
  )
  const lines = Math.ceil(rows.length / perRow)
  const height = lines * panelHeight + legend.length * legendLine + 6
  const step = panel.width / Math.max(bars.length, 3)
  const width = Math.min(barMost, step * 0.7)
  const parts = rows.map(({ cells }) => cells.map(({ part }) => part))
  const roving = useRoving({
    at,
    next: (from, key) => nextBar(parts, from, key),
    open: (part) => {
      const cell = rows.flatMap(({ cells }) => cells).find((one) => one.part === part)
      if (cell) onOpen(part, cell.query)
    },
  })
  return (
    <svg
      {...roving}
      className="plot"
      role="group"
      aria-label="Codes by round"
      viewBox={`0 0 ${pictureWidth} ${height}`}
      width={pictureWidth}
      height={height}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="plot-hatch" x1="0" x2="0" y1="0" y2="6" />
        </pattern>
      </defs>
      {rows.map(({ code, cells }, index) => {
        const left = (index % perRow) * (panel.width + gap)
        const top = Math.floor(index / perRow) * panelHeight
        const ground = top + panel.head + panel.bars
        return (
          <g key={code.id} style={codeColour(code.colour)}>
            {inLines(code.name, Math.floor(panel.width / 7.2), 2).map((line, lineAt) => (
              <text key={lineAt} className="plot-strong" x={left} y={top + 13 + lineAt * 15}>
                {line}
              </text>
            ))}
            {cells.map((cell, barAt) => {
              const bar = bars[barAt]
              const high = (cell.value / most) * (panel.bars - 18)
              const x = left + barAt * step + (step - width) / 2
              const box = { x, y: ground - high, width, height: high }
              return (
                <g key={cell.part}>
                  <g
                    {...partProps(cell.part, 'link', {
                      name: `${code.path}, ${bar?.name ?? ''}`,
                      words: cell.words,
                    })}
                  >
                    <rect
                      data-window-only=""
                      className="plot-hit"
                      x={left + barAt * step}
                      y={top + panel.head}
                      width={step}
                      height={panel.bars + 18}
                    />
                    <rect className={bar?.id === null ? 'plot-tint' : 'plot-solid'} {...box} />
                    {bar?.id === null && <rect {...box} fill={`url(#${hatch})`} />}
                  </g>
                  <g aria-hidden="true">
                    <text className="plot-text" x={x + width / 2} y={ground - high - 5} textAnchor="middle">
                      {cell.told}
                    </text>
                    <text className="plot-soft" x={x + width / 2} y={ground + 14} textAnchor="middle">
                      {bar?.sign}
                    </text>
                  </g>
                </g>
              )
            })}
            <line className="plot-axis" x1={left} x2={left + bars.length * step} y1={ground} y2={ground} />
          </g>
        )
      })}
      {legend.map((line, index) => (
        <text key={index} className="plot-soft" x={0} y={lines * panelHeight + 8 + index * legendLine}>
          {line.replaceAll('\u00a0', ' ')}
        </text>
      ))}
    </svg>
  )
}

/** Left and right among a code's bars and on to its neighbours, up and down to the codes above and below. */
function nextBar(parts: readonly (readonly string[])[], from: string, key: string): string | null {
  const all = parts.flat()
  const row = parts.findIndex((cells) => cells.includes(from))
  const bar = parts[row]?.indexOf(from) ?? 0
  switch (key) {
    case 'ArrowLeft':
      return stepped(all, from, -1)
    case 'ArrowRight':
      return stepped(all, from, 1)
    case 'ArrowUp':
      return parts[row - perRow]?.[bar] ?? null
    case 'ArrowDown':
      return parts[row + perRow]?.[bar] ?? null
    default:
      return stepped(all, from, key === 'Home' ? 'first' : 'last')
  }
}
