import { useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { create } from 'zustand'
import type { CallOutput } from '#shared/contract/index.ts'
import type { LineKey, MatrixTable } from '../../client/matrix-table.ts'
import { announce } from '../../client/notices.ts'
import { heatStep } from '../../components/figures/heat-scale.ts'
import { useGrid, type Place } from '../../components/grid/use-grid.ts'
import {
  acrossFrom,
  cellAt,
  isSameKey,
  lineKeyOf,
  mostOf,
  sortedBy,
  type Arrangement,
  type Side,
} from './arranging.ts'
import { Swatch } from '../../components/swatch.tsx'
import { GridCell, GridRow, Heading, sortMarks, type DrawnCell, type Line } from './grid-row.tsx'
import { axisTitle, figureWords, cellTitle, shownFigure, withheldWords } from './words.ts'

type Matrix = CallOutput<'matrix.compute'>

interface MatrixGridProps {
  readonly title: string
  readonly table: MatrixTable
  readonly matrix: Matrix
  readonly shown: Arrangement
  /** The colour of a code. */
  readonly colourOf: (id: string) => string | null
  readonly isHeat: boolean
  readonly opened: Place | null
  readonly onOpen: (place: Place) => void
  readonly onMove: (side: Side, from: number, to: number) => void
  /** Puts the lines of a side in order by a line across. */
  readonly onSort: (side: Side, by: LineKey) => void
}

/** Rows that are drawn at once; the others follow when the browser has time. */
const atOnce = 60

/** The table, to be walked by arrow keys, with headings that stay in view and can be moved. */
export function MatrixGrid(props: MatrixGridProps) {
  const { title, table, matrix, shown, colourOf, isHeat, opened, onOpen, onMove, onSort } = props
  const [usePointed] = useState(() => create<{ readonly place: Place | null }>(() => ({ place: null })))
  const rowLines = useMemo(
    () => linesOf(matrix.rows, table.rows.kind, colourOf),
    [matrix, table.rows, colourOf],
  )
  const columnLines = useMemo(
    () => linesOf(matrix.columns, table.columns.kind, colourOf),
    [matrix, table.columns, colourOf],
  )
  const most = useMemo(() => (isHeat ? mostOf(matrix, shown) : 0), [matrix, shown, isHeat])
  const drawn = useMemo(() => drawnCells(matrix, shown.columns, most), [matrix, shown.columns, most])
  const columns = shown.columns.flatMap((column) => columnLines[column] ?? [])
  const whole = shown.rows.length
  // Never fewer than the first screens, also while a longer answer is being drawn.
  const rows = Math.min(whole, Math.max(atOnce, useDeferredValue(whole, atOnce)))
  const sorted = {
    rows: sortedBy(matrix, 'rows', table.rowOrder),
    columns: sortedBy(matrix, 'columns', table.columnOrder),
  }
  const isSortedBy = (side: Side, across: number | undefined) => {
    const by = sorted[side]
    const key = lineKeyOf(matrix[acrossFrom[side]], across)
    return by !== null && isSameKey(by, key)
  }

  function sort({ row, column }: Place) {
    if ((row === -1) === (column === -1)) return
    const side = row === -1 ? 'rows' : 'columns'
    const across = row === -1 ? shown.columns[column] : shown.rows[row]
    const isBack = isSortedBy(side, across)
    const label = across === undefined ? 'the totals' : matrix[acrossFrom[side]][across]?.label
    onSort(side, lineKeyOf(matrix[acrossFrom[side]], across))
    announce(
      isBack
        ? `${side === 'rows' ? 'Rows' : 'Columns'} are in the order they had before.`
        : `${side === 'rows' ? 'Rows' : 'Columns'} are in order, largest first in ${label ?? ''}.`,
    )
  }

  const { grid, handlers, focusCell } = useGrid({
    rows,
    columns: shown.columns.length,
    hasTotals: true,
    opened,
    // A heading opens to its line's total, by key; a click on it puts the table in order.
    onOpen: ({ row, column }, by) => {
      if (by === 'click' && (row === -1 || column === -1)) {
        sort({ row, column })
        return
      }
      onOpen({ row: row === -1 ? rows : row, column: column === -1 ? shown.columns.length : column })
    },
    onSort: sort,
    onPoint: (place) => usePointed.setState({ place }),
    onMove: (side, from, to) => {
      const line = side === 'rows' ? rowLines[shown.rows[from] ?? -1] : columnLines[shown.columns[from] ?? -1]
      onMove(side, from, to)
      const kind = side === 'rows' ? 'row' : 'column'
      announce(`${line?.label ?? ''} is now ${kind} ${to + 1} of ${shown[side].length}.`)
    },
  })
  const takeKeyboard = useEffectEvent(focusCell)
  const wasOpened = useRef(opened)
  // What was opened closes: the keyboard returns to its cell, unless it has gone elsewhere.
  useEffect(() => {
    const before = wasOpened.current
    wasOpened.current = opened
    if (before && !opened && document.activeElement === document.body) takeKeyboard()
  }, [opened])
  // Coming back to an open cell; after the view's heading has taken the keyboard.
  useEffect(() => {
    if (!wasOpened.current) return
    const frame = requestAnimationFrame(() => takeKeyboard())
    return () => cancelAnimationFrame(frame)
  }, [])
  const openedColumn = (row: number) => (opened?.row === row ? opened.column : -1)

  return (
    <>
      <Pointed usePointed={usePointed} {...{ table, matrix, shown, rowLines, columnLines }} />
      <div className={table.columns.kind === 'codes' ? 'matrix-scroll matrix-of-codes' : 'matrix-scroll'}>
        <div
          ref={grid}
          role="grid"
          tabIndex={-1}
          className="cell-grid matrix-grid"
          aria-label={title}
          aria-rowcount={whole + 2}
          aria-colcount={columns.length + 2}
          {...handlers}
        >
          <div role="row" className="matrix-row matrix-head">
            <div role="columnheader" className="matrix-side matrix-corner" tabIndex={-1} data-cell>
              {axisTitle(table.rows)}
            </div>
            {shown.columns.map((column) => {
              const line = columnLines[column]
              return (
                line && (
                  <Heading key={line.key} line={line} side="column" isSorted={isSortedBy('rows', column)} />
                )
              )
            })}
            <div
              role="columnheader"
              className="matrix-cell matrix-top matrix-total"
              {...sortMarks(isSortedBy('rows', undefined))}
              tabIndex={-1}
              data-cell
            >
              <span className="matrix-name">Total</span>
            </div>
          </div>
          {shown.rows.slice(0, rows).map((row, place) => {
            const line = rowLines[row]
            const cells = drawn.rows[row]
            return (
              line &&
              cells && (
                <GridRow
                  key={line.key}
                  line={line}
                  isSorted={isSortedBy('columns', row)}
                  cells={cells.cells}
                  total={cells.total}
                  opened={openedColumn(place)}
                />
              )
            )
          })}
          <div role="row" className="matrix-row matrix-foot">
            <div
              role="rowheader"
              className="matrix-side"
              {...sortMarks(isSortedBy('columns', undefined))}
              tabIndex={-1}
              data-cell
            >
              <span className="matrix-name">Total</span>
            </div>
            {drawn.totals.map((cell, column) => (
              <GridCell key={column} cell={cell} isOpened={openedColumn(whole) === column} />
            ))}
          </div>
        </div>
      </div>
    </>
  )
}

interface PointedProps {
  readonly usePointed: <T>(part: (now: { readonly place: Place | null }) => T) => T
  readonly table: MatrixTable
  readonly matrix: Matrix
  readonly shown: Arrangement
  readonly rowLines: readonly Line[]
  readonly columnLines: readonly Line[]
}

/** What the keyboard or the mouse is at, in full. Screen readers hear it from the headings. */
function Pointed({ usePointed, table, matrix, shown, rowLines, columnLines }: PointedProps) {
  const place = usePointed((now) => now.place)
  const row = place ? rowLines[shown.rows[place.row] ?? -1] : undefined
  const column = place ? columnLines[shown.columns[place.column] ?? -1] : undefined
  const cell =
    place && place.row >= 0 && place.column >= 0 ? cellAt(matrix, shown, place.row, place.column) : undefined
  const colour = row?.colour ?? column?.colour ?? null
  return (
    <p className="matrix-pointed small" aria-hidden="true">
      {place === null || (!row && !column && !cell) ? (
        <span className="soft">Arrow keys go from cell to cell, Enter opens one to what it counts.</span>
      ) : (
        <>
          {colour !== null && <Swatch colour={colour} />}
          <b>{cell ? cellTitle(row?.label ?? null, column?.label ?? null, table) : (row ?? column)?.label}</b>
          {cell && <span>{figureWords(cell, matrix)}</span>}
        </>
      )}
    </p>
  )
}

function linesOf(
  headings: Matrix['rows'],
  kind: MatrixTable['rows']['kind'],
  colourOf: (id: string) => string | null,
): readonly Line[] {
  return headings.map(({ id, label }) => ({
    key: id === null ? 'none' : `id ${id}`,
    label,
    colour: kind === 'codes' && id !== null ? colourOf(id) : null,
  }))
}

/** The cells as they are drawn: by place in the answer for rows, in the order shown for columns. */
function drawnCells(matrix: Matrix, columns: readonly number[], most: number) {
  const draw = (cell: Matrix['total'] | undefined, largest: number): DrawnCell =>
    cell === undefined
      ? { text: '', step: 0, isZero: true, withheld: null }
      : {
          text: shownFigure(cell, matrix),
          step: heatStep(cell.value, largest),
          isZero: cell.value === 0,
          withheld: cell.value === null ? withheldWords(cell, matrix) : null,
        }
  return {
    rows: matrix.rows.map(({ total }, row) => ({
      cells: columns.map((column) => draw(matrix.cells[row]?.[column], most)),
      total: draw(total, 0),
    })),
    totals: [...columns.map((column) => draw(matrix.columns[column]?.total, 0)), draw(matrix.total, 0)],
  }
}
