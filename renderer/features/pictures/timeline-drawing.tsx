import { turnTicks, type TimelineRow } from '#shared/domain/pictures/timeline.ts'
import { cut } from '../../components/figures/labels.ts'
import { codeColour } from '../../components/swatch.tsx'
import { count } from '../../components/words.ts'
import { letter, pictureWidth } from './drawing.ts'
import type { PlacedCoding } from './timeline-words.ts'
import { partProps, stepped, useRoving } from './use-roving.ts'

interface DrawnCode {
  readonly name: string
  readonly colour: string
}

type Row = TimelineRow<PlacedCoding>

interface TimelineDrawingProps {
  readonly rows: readonly Row[]
  readonly text: { readonly text: string; readonly turns: readonly { readonly start: number }[] }
  readonly codeOf: (code: string) => DrawnCode | undefined
  readonly pathOf: (code: string) => string
  /** Of the coders whose codings are drawn. */
  readonly initials: ReadonlyMap<string, string>
  readonly at: string | null
  readonly onOpen: (coding: PlacedCoding) => void
  readonly onFold: (code: string) => void
}

const names = 332
const plot = pictureWidth - names - 12
const lane = 15
const rowGap = 8
const axis = 30
const indent = 14
const barLeast = 4
/** What stands before the codes whose rows fold, among the names of parts. */
const foldMark = 'fold:'

/** Codes as rows, their codings as bars along the text, the turns numbered above. */
export function TimelineDrawing(props: TimelineDrawingProps) {
  const { rows, text, codeOf, pathOf, initials, at, onOpen, onFold } = props
  const length = Math.max(1, text.text.length)
  const ticks = ticksOf(text)
  const heights = rows.map(({ lanes }) => lanes * lane + rowGap)
  const tops = heights.map(
    (_, index) => axis + heights.slice(0, index).reduce((sum, height) => sum + height, 0),
  )
  const foot = axis + heights.reduce((sum, height) => sum + height, 0)
  const height = foot + (initials.size > 1 ? 34 : 6)
  const x = (offset: number) => names + (offset / length) * plot
  const roving = useRoving({
    at,
    next: (from, key) => nextPart(rows, from, key),
    open: (part) => {
      if (part.startsWith(foldMark)) onFold(part.slice(foldMark.length))
      const found = rows.flatMap(({ codings }) => codings).find(({ coding }) => coding.id === part)
      if (found) onOpen(found.coding)
    },
  })
  return (
    <svg
      {...roving}
      className="plot"
      role="group"
      aria-label="Codes along the text"
      viewBox={`0 0 ${pictureWidth} ${height}`}
      width={pictureWidth}
      height={height}
    >
      {ticks.map(({ label, x: along }) => (
        <g key={label}>
          <line className="plot-line" x1={names + along} x2={names + along} y1={axis - 8} y2={foot} />
          <text className="plot-soft" x={names + along} y={axis - 13} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <text className="plot-soft" x={names - 16} y={axis - 13} textAnchor="end">
        {text.turns.length > 0 ? 'Turn' : 'Of the text'}
      </text>
      {rows.map((row, index) => {
        const code = codeOf(row.code)
        if (!code) return null
        const y = tops[index] ?? 0
        return (
          <g key={row.code} style={codeColour(code.colour)}>
            <line className="plot-line" x1={0} x2={pictureWidth} y1={y} y2={y} />
            <RowName row={row} name={code.name} path={pathOf(row.code)} y={y + rowGap / 2 + 11.5} />
            {initials.size > 1 && <Lanes row={row} initials={initials} y={y + rowGap / 2} />}
            {row.codings.map(({ coding, lane: inLane }) => {
              const width = Math.max(barLeast, x(coding.end) - x(coding.start))
              const colour = codeOf(coding.code)?.colour ?? code.colour
              const top = y + rowGap / 2 + inLane * lane
              return (
                <g
                  key={coding.id}
                  {...partProps(coding.id, 'link', {
                    name: coding.path,
                    words: `${coding.coderName}, ${coding.place}: ‘${coding.words}’`,
                  })}
                  style={codeColour(colour)}
                >
                  <rect
                    className="plot-solid"
                    x={x(coding.start)}
                    y={top + 1}
                    width={width}
                    height={lane - 2}
                  />
                </g>
              )
            })}
          </g>
        )
      })}
      <line className="plot-axis" x1={names} x2={names + plot} y1={foot} y2={foot} />
      {initials.size > 1 && <Coders initials={initials} rows={rows} y={foot + 22} />}
    </svg>
  )
}

function RowName({
  row,
  name,
  path,
  y,
}: {
  readonly row: Row
  readonly name: string
  readonly path: string
  readonly y: number
}) {
  const left = row.level * indent + (row.level > 0 ? 6 : 0)
  const label = cut(name, Math.floor((names - left - 34) / letter.text))
  if (!row.canFold) {
    return (
      <text
        className={row.level === 0 ? 'plot-strong' : 'plot-text'}
        x={left + (row.level === 0 ? 16 : 4)}
        y={y}
      >
        {label}
      </text>
    )
  }
  return (
    <>
      <g
        {...partProps(`${foldMark}${row.code}`, 'button', {
          name: path,
          words: row.isFolded ? `folded, ${count(row.codings.length, 'coding')}` : 'unfolded',
        })}
        aria-expanded={!row.isFolded}
      >
        <rect data-window-only="" className="plot-hit" x={0} y={y - 14} width={names - 30} height={19} />
        <path
          className="plot-sign"
          d={row.isFolded ? `M3 ${y - 9}l4.5 4.5-4.5 4.5` : `M1 ${y - 7}l4.5 4.5 4.5-4.5`}
        />
      </g>
      <text aria-hidden="true" className="plot-strong" x={left + 16} y={y}>
        {label}
      </text>
    </>
  )
}

/** Whose each lane is. */
function Lanes({
  row,
  initials,
  y,
}: {
  readonly row: Row
  readonly initials: ReadonlyMap<string, string>
  readonly y: number
}) {
  const coders = new Map(row.codings.map(({ coding, lane: inLane }) => [inLane, coding.coder]))
  return [...coders].map(([inLane, coder]) => (
    <text key={inLane} className="plot-small" x={names - 10} y={y + inLane * lane + 11} textAnchor="end">
      {initials.get(coder)}
    </text>
  ))
}

interface CodersProps {
  readonly initials: ReadonlyMap<string, string>
  readonly rows: readonly Row[]
  readonly y: number
}

function Coders({ initials, rows, y }: CodersProps) {
  const called = new Map(
    rows.flatMap((row) => row.codings.map(({ coding }) => [coding.coder, coding.coderName])),
  )
  const words = [...initials].map(([id, letters]) => `${letters}  ${called.get(id) ?? ''}`)
  return (
    <text className="plot-soft" x={names} y={y}>
      {words.join('   ·   ')}
    </text>
  )
}

function ticksOf({
  text,
  turns,
}: TimelineDrawingProps['text']): readonly { readonly label: string; readonly x: number }[] {
  if (turns.length === 0)
    return [0, 25, 50, 75, 100].map((part) => ({ label: `${part} %`, x: (part / 100) * plot }))
  const starts = turns.map(({ start }) => start)
  return turnTicks(starts, text.length, { width: plot, gap: 36 }).map((tick) => ({
    label: `${tick.turn}`,
    x: tick.x,
  }))
}

/** Left and right in a row, its fold first; up and down to what stands nearest in the row above or below. */
function nextPart(rows: readonly Row[], from: string, key: string): string | null {
  const parts = rows.map(partsOf).filter((row) => row.length > 0)
  const at = parts.findIndex((row) => row.some(({ part }) => part === from))
  const row = parts[at]
  const here = row?.find(({ part }) => part === from)
  if (!row || !here) return null
  const ofRow = row.map(({ part }) => part)
  switch (key) {
    case 'ArrowLeft':
      return stepped(ofRow, from, -1)
    case 'ArrowRight':
      return stepped(ofRow, from, 1)
    case 'Home':
      return stepped(ofRow, from, 'first')
    case 'End':
      return stepped(ofRow, from, 'last')
    default: {
      const other = parts[at + (key === 'ArrowUp' ? -1 : 1)] ?? []
      const nearest = other.toSorted(
        (a, b) => Math.abs(a.start - here.start) - Math.abs(b.start - here.start),
      )
      return nearest[0]?.part ?? null
    }
  }
}

/** What of a row can have the keyboard; a fold stands before the text. */
function partsOf({
  code,
  canFold,
  codings,
}: Row): readonly { readonly part: string; readonly start: number }[] {
  return [
    ...(canFold ? [{ part: `${foldMark}${code}`, start: -1 }] : []),
    ...codings.map(({ coding }) => ({ part: coding.id, start: coding.start })),
  ]
}
