import { useEffect, useEffectEvent } from 'react'
import { useGrid, type Place } from '../../components/grid/use-grid.ts'
import { draftKey, useCellDrafts } from './drafts.ts'
import { LevelSign } from './level-sign.tsx'
import { badgesOf, glance, ownerWords, type Cell, type Framework } from './words.ts'

interface MatrixGridProps {
  readonly framework: Framework
  /** In the order shown. */
  readonly rows: readonly Framework['rows'][number][]
  readonly cellAt: (row: number, column: number) => Cell | undefined
  readonly opened: Place | null
  /** Counts up whenever the keyboard is to come back to the cell it was in. */
  readonly focusAsked: number
  readonly onOpen: (place: Place) => void
  readonly onMove: (side: 'rows' | 'columns', from: number, to: number) => void
}

/** The matrix, walked by arrow keys, with headings that stay in view and can be moved. */
export function MatrixGrid(props: MatrixGridProps) {
  const { framework, rows, cellAt, opened, focusAsked, onOpen, onMove } = props
  const { name, owners, themes, levels } = framework
  const drafts = useCellDrafts((now) => now.drafts)
  const { grid, handlers, focusCell, showCell } = useGrid({
    rows: rows.length,
    columns: themes.length,
    opened,
    onOpen,
    onMove,
  })
  // The cell that opens may be hidden by what opens beside the table.
  const showOpened = useEffectEvent(() => opened && showCell(opened))
  useEffect(() => void showOpened(), [opened?.row, opened?.column])
  const takeKeyboard = useEffectEvent(focusCell)
  useEffect(() => {
    if (focusAsked === 0) return
    // After the view's heading has taken the keyboard.
    const frame = requestAnimationFrame(() => takeKeyboard())
    return () => cancelAnimationFrame(frame)
  }, [focusAsked])

  return (
    <div className="framework-scroll">
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        className="cell-grid framework-grid"
        aria-label={name}
        aria-rowcount={rows.length + 1}
        aria-colcount={themes.length + 1}
        {...handlers}
      >
        <div role="row" className="framework-head">
          <div role="columnheader" tabIndex={-1} className="framework-corner framework-side" data-cell>
            {ownerWords[owners]}
          </div>
          {themes.map((theme) => (
            <div
              key={theme.id}
              role="columnheader"
              tabIndex={-1}
              draggable
              title={codesTold(theme)}
              className="framework-top"
              data-cell
            >
              {theme.name}
              {theme.gone > 0 && <span className="framework-badge framework-marked">codes gone</span>}
              {theme.codes.length === 0 && <span className="framework-badge">no codes</span>}
            </div>
          ))}
        </div>
        {rows.map((row, place) => (
          <div key={row.id} role="row" className="framework-row">
            <div role="rowheader" tabIndex={-1} draggable className="framework-side" data-cell>
              {row.name}
              {row.note !== '' && <span className="framework-note">{row.note}</span>}
            </div>
            {themes.map((theme, column) => {
              const cell = cellAt(place, column)
              return (
                cell && (
                  <GridCell
                    key={theme.id}
                    cell={cell}
                    levels={levels}
                    isDraft={drafts.has(draftKey(theme.id, row.id))}
                    isOpened={opened?.row === place && opened.column === column}
                  />
                )
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

function codesTold({ codes }: Framework['themes'][number]): string {
  return codes.length === 0
    ? 'No codes, so that no evidence is found.'
    : codes.map(({ path, withChildren }) => (withChildren ? `${path} and what is below` : path)).join('\n')
}

interface GridCellProps {
  readonly cell: Cell
  readonly levels: readonly string[]
  readonly isDraft: boolean
  readonly isOpened: boolean
}

function GridCell({ cell, levels, isDraft, isOpened }: GridCellProps) {
  const level = cell.level === null ? undefined : levels[cell.level]
  const words = glance(cell.summary)
  return (
    <div role="gridcell" tabIndex={-1} className="framework-cell" aria-selected={isOpened} data-cell>
      {level !== undefined && cell.level !== null && (
        <span className="framework-level">
          <LevelSign step={cell.level + 1} of={levels.length} />
          {level}
        </span>
      )}
      {words !== '' && <span className="framework-glance">{words}</span>}
      {words === '' && level === undefined && <span className="framework-glance soft">Not written yet</span>}
      <span className="framework-badges">
        {badgesOf(cell, isDraft).map(({ words: told, isMarked }) => (
          <span key={told} className={isMarked ? 'framework-badge framework-marked' : 'framework-badge'}>
            {told}
          </span>
        ))}
      </span>
    </div>
  )
}
