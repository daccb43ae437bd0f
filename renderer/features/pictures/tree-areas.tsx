import { icicle, type IcicleCell } from '#shared/domain/pictures/icicle.ts'
import { cut } from '../../components/figures/labels.ts'
import { codeColour } from '../../components/swatch.tsx'
import { figure } from '../../components/words.ts'
import type { CodeUse } from './code-branches.ts'
import { letter, pictureWidth } from './drawing.ts'
import { partProps, stepped, useRoving } from './use-roving.ts'

export interface TreeDrawingProps {
  /** Those that are used, with their parents, in the order in which they are drawn. */
  readonly codes: readonly CodeUse[]
  readonly at: string | null
  readonly tell: (figure: number) => string
  readonly onOpen: (code: CodeUse) => void
}

/** As high as names need where use is even, within what still can be looked at. */
const height = { perCode: 26, least: 420, most: 960 } as const
const nameHeight = 14
const gap = 1.5

/** The codebook as an icicle: a box for each code, as high as it is used. */
export function TreeAreas({ codes, at, tell, onOpen }: TreeDrawingProps) {
  const whole = Math.max(height.least, Math.min(height.most, codes.length * height.perCode))
  const cells = icicle(
    codes.map(({ id, parent, own }) => ({ id, parent, value: own })),
    { width: pictureWidth, height: whole },
  )
  const known = new Map(codes.map((code) => [code.id, code]))
  const roving = useRoving({
    at,
    next: (from, key) => nextArea(cells, known, from, key),
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
      viewBox={`0 0 ${pictureWidth} ${whole}`}
      width={pictureWidth}
      height={whole}
    >
      {cells.map((cell) => {
        const code = known.get(cell.id)
        return code && <Area key={cell.id} cell={cell} code={code} words={wordsOf(code, tell)} />
      })}
    </svg>
  )
}

/** `12 codings by itself, 40 with all below`. */
export function wordsOf({ own, whole }: CodeUse, tell: (figure: number) => string): string {
  return own === whole ? tell(whole) : `${tell(own)} by itself, ${tell(whole)} with all below`
}

function Area({
  cell,
  code,
  words,
}: {
  readonly cell: IcicleCell
  readonly code: CodeUse
  readonly words: string
}) {
  const box = {
    x: cell.x + gap / 2,
    y: cell.y + gap / 2,
    width: cell.width - gap,
    height: Math.max(0.5, cell.height - gap),
  }
  const told = figure(cell.total)
  const room = Math.floor((cell.width - 40) / letter.text) - told.length - 1
  const middle = cell.height < 3 * nameHeight ? cell.y + cell.height / 2 : cell.y + 1.5 * nameHeight
  return (
    <g style={codeColour(code.colour)}>
      <g {...partProps(code.id, 'treeitem', { name: code.path, words })} aria-level={cell.level + 1}>
        <rect className="plot-tint" {...box} />
        <rect className="plot-solid" {...box} width={6} />
      </g>
      {cell.height >= nameHeight && (
        <g aria-hidden="true">
          <text className="plot-text" x={cell.x + 16} y={middle + 4.5}>
            {cut(code.name, room)}
          </text>
          <text className="plot-soft" x={cell.x + cell.width - 10} y={middle + 4.5} textAnchor="end">
            {told}
          </text>
        </g>
      )}
    </g>
  )
}

/** Up and down in a level, right to what is below, left to what is above. */
function nextArea(
  cells: readonly IcicleCell[],
  known: ReadonlyMap<string, CodeUse>,
  from: string,
  key: string,
): string | null {
  const here = cells.find(({ id }) => id === from)
  if (!here) return null
  const all = cells.map(({ id }) => id)
  const beside = cells.filter(({ level }) => level === here.level).map(({ id }) => id)
  switch (key) {
    case 'ArrowUp':
      return stepped(beside, from, -1)
    case 'ArrowDown':
      return stepped(beside, from, 1)
    case 'ArrowLeft':
      return aboveOf(known, from)
    case 'ArrowRight':
      return cells.find(({ id }) => known.get(id)?.parent === from)?.id ?? null
    default:
      return stepped(all, from, key === 'Home' ? 'first' : 'last')
  }
}

/** The parent, where it is drawn. */
export function aboveOf(known: ReadonlyMap<string, CodeUse>, from: string): string | null {
  const parent = known.get(from)?.parent ?? null
  return parent !== null && known.has(parent) ? parent : null
}
