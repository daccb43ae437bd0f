import { memo } from 'react'
import { pathSeparator } from '#shared/domain/code-tree.ts'
import { Swatch } from '../../components/swatch.tsx'

export interface Line {
  readonly key: string
  /** In full. */
  readonly label: string
  /** A code's colour. */
  readonly colour: string | null
}

/** A cell as it is drawn. */
export interface DrawnCell {
  readonly text: string
  /** How dark; of `heat-scale.ts`. */
  readonly step: number
  readonly isZero: boolean
  /** Why there is no figure. */
  readonly withheld: string | null
}

interface HeadingProps {
  readonly line: Line
  readonly side: 'row' | 'column'
  /** Whether the table is in order by this line. */
  readonly isSorted: boolean
}

/** A code's own name with the path above it softly; anything else as it is called. */
export function HeadingWords({ label, colour }: Pick<Line, 'label' | 'colour'>) {
  const cut = colour === null ? -1 : label.lastIndexOf(pathSeparator)
  return (
    <>
      {colour !== null && <Swatch colour={colour} />}
      <span className="matrix-name">{cut < 0 ? label : label.slice(cut + pathSeparator.length)}</span>
      {cut >= 0 && <span className="matrix-above">{label.slice(0, cut)}</span>}
    </>
  )
}

export const Heading = memo(function Heading({ line, side, isSorted }: HeadingProps) {
  return (
    <div
      role={side === 'row' ? 'rowheader' : 'columnheader'}
      className={side === 'row' ? 'matrix-side' : 'matrix-cell matrix-top'}
      aria-label={line.label}
      {...sortMarks(isSorted)}
      tabIndex={-1}
      draggable
      data-cell
    >
      <HeadingWords {...line} />
    </div>
  )
})

/** What tells by eye and ear that a table is in order by a line, largest first. */
export function sortMarks(isSorted: boolean) {
  return isSorted ? ({ 'aria-sort': 'descending', 'data-sorted': true } as const) : {}
}

interface GridRowProps {
  readonly line: Line
  /** Whether the columns are in order by this row. */
  readonly isSorted: boolean
  readonly cells: readonly DrawnCell[]
  readonly total: DrawnCell
  /** The column that is open; -1: none. */
  readonly opened: number
}

/** A row of the table: its heading, its cells, its total. */
export const GridRow = memo(function GridRow({ line, isSorted, cells, total, opened }: GridRowProps) {
  return (
    <div role="row" className="matrix-row">
      <Heading line={line} side="row" isSorted={isSorted} />
      {cells.map((cell, column) => (
        <GridCell key={column} cell={cell} isOpened={column === opened} />
      ))}
      <GridCell cell={total} isOpened={opened === cells.length} isTotal />
    </div>
  )
})

interface GridCellProps {
  readonly cell: DrawnCell
  readonly isOpened: boolean
  readonly isTotal?: boolean
}

export function GridCell({ cell, isOpened, isTotal }: GridCellProps) {
  return (
    <div
      role="gridcell"
      className={
        'matrix-cell' +
        (cell.step > 0 ? ` heat-${cell.step}` : '') +
        (cell.isZero ? ' matrix-zero' : '') +
        (isTotal ? ' matrix-total' : '')
      }
      {...(cell.withheld === null ? {} : { 'aria-label': cell.withheld })}
      {...(isOpened ? { 'aria-selected': true } : {})}
      tabIndex={-1}
      data-cell
    >
      {cell.text}
    </div>
  )
}
