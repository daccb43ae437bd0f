import { useMemo, useState } from 'react'
import { askAgain, useAskLater } from '../../client/ask.ts'
import { useCoders, useStillCodebook } from '../../client/codebook.ts'
import type { LineKey, MatrixTable, TableCell } from '../../client/matrix-table.ts'
import { useRememberedFlag } from '../../client/use-remembered-flag.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { HeatLegend } from '../../components/figures/heat-legend.tsx'
import { Refused } from '../../components/refused.tsx'
import {
  inOrder,
  keyOf,
  moved,
  mostOf,
  placeOf,
  sortedAnew,
  type Arrangement,
  type Side,
} from './arranging.ts'
import { CellOf } from './cell-of.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { MatrixGrid } from './matrix-grid.tsx'
import { OptionsBar } from './options-bar.tsx'
import { PictureDialog } from './picture-dialog.tsx'
import { pictureOf } from './picture-of.ts'
import { questionAsShown, questionOf, type Known, type Matrix } from './question.ts'
import type { AttributeAxis } from './still-there.ts'
import { notesOf } from './notes.ts'
import { axisTitle, measureWords, normaliseWords, shadeSteps, tableTitle } from './words.ts'

interface TableViewProps {
  readonly table: MatrixTable
  readonly attributes: readonly AttributeAxis[]
  readonly cell: TableCell | null
  readonly onChange: (table: MatrixTable) => void
  readonly onOpen: (cell: TableCell | null) => void
}

/** One table with its choices, and beside it what a cell opens to. */
export function TableView({ table, attributes, cell, onChange, onOpen }: TableViewProps) {
  const known = useKnown()
  const { tree } = useStillCodebook()
  const question = questionOf(table, known)
  const asked = useAskLater('matrix.compute', question)
  const [isHeat, setHeat] = useRememberedFlag('matrices.heat')
  const [dialog, setDialog] = useState<'picture' | 'export' | null>(null)
  const [isOpenedHere, setOpenedHere] = useState(false)
  const matrix = asked.data
  const shown = useShown(matrix, table)
  const opened = useMemo(
    () => (matrix && shown && cell ? placeOf(cell, matrix, shown) : null),
    [matrix, shown, cell],
  )
  const notes = useMemo(() => (matrix ? notesOf(table, matrix) : []), [table, matrix])
  const title = tableTitle(table)
  const isEmpty = shown !== null && (shown.rows.length === 0 || shown.columns.length === 0)
  const colourOf = useMemo(() => (id: string) => tree.get(id)?.colour ?? null, [tree])

  return (
    <div className="matrix-room">
      <div className="grid-sides">
        <div className="grid-main">
          <header className="matrix-room-head">
            <div>
              <h1 tabIndex={-1} className="page-title" data-view-heading>
                Matrices
              </h1>
              <h2>{title}</h2>
            </div>
            <div className="row">
              <Button onPress={() => go({ room: 'matrices' })}>Other table</Button>
              {matrix && !isEmpty && (
                <>
                  <Button onPress={() => setDialog('picture')}>Picture…</Button>
                  <Button onPress={() => setDialog('export')}>Export…</Button>
                </>
              )}
            </div>
          </header>
          <OptionsBar
            table={table}
            known={known}
            attributes={attributes}
            isHeat={isHeat}
            onHeat={setHeat}
            onChange={onChange}
          />
          {asked.error && <Refused error={asked.error} onAgain={askAgain} />}
          {!asked.error && !matrix && <p className="waiting">One moment…</p>}
          {isEmpty && (
            <EmptyState title="There is nothing to show in this table.">
              <p>
                {table.hidesEmpty
                  ? 'Every row or column is empty. Show those without anything, or choose other rows or columns.'
                  : `There are no ${axisTitle(shown.rows.length === 0 ? table.rows : table.columns).toLowerCase()} to show yet.`}
              </p>
            </EmptyState>
          )}
          {!asked.error && matrix && shown && !isEmpty && (
            <div className="matrix-figures" aria-busy={asked.isPlaceholderData}>
              <MatrixGrid
                title={title}
                table={table}
                matrix={matrix}
                shown={shown}
                colourOf={colourOf}
                isHeat={isHeat}
                opened={opened}
                onOpen={({ row, column }) => {
                  setOpenedHere(true)
                  onOpen(keyOf(matrix, shown, row, column))
                }}
                onMove={(side, from, to) => onChange(withMoved(table, matrix, shown, side, from, to))}
                onSort={(side, by) => onChange(withSorted(table, side, by))}
              />
              <div className="matrix-under">
                {isHeat && (
                  <HeatLegend
                    label={
                      matrix.normalised === 'none'
                        ? measureWords[matrix.measure]
                        : normaliseWords[matrix.normalised]
                    }
                    steps={shadeSteps(mostOf(matrix, shown), matrix)}
                  />
                )}
                <ul className="matrix-notes soft small">
                  {notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              </div>
            </div>
          )}
        </div>
        {matrix && shown && opened && (
          <CellOf
            table={table}
            matrix={matrix}
            shown={shown}
            place={opened}
            takesFocus={isOpenedHere}
            onClose={() => onOpen(null)}
          />
        )}
      </div>
      {dialog === 'picture' && matrix && shown && (
        <PictureDialog map={pictureOf(title, matrix, shown, notes)} onClose={() => setDialog(null)} />
      )}
      {dialog === 'export' && matrix && (
        <ExportDialog question={questionAsShown(question, matrix, table)} onClose={() => setDialog(null)} />
      )}
    </div>
  )
}

/** What of the project the choices are about. */
function useKnown(): Known {
  const { codes, tree } = useStillCodebook()
  const { coders } = useCoders()
  return useMemo(
    () => ({
      codes: codes
        .filter(({ free, retired }) => !free && !retired)
        .map(({ id }) => ({ id, level: tree.lineOf(id).length })),
      people: coders.filter(({ kind }) => kind === 'person').map(({ id }) => id),
      hasConsensus: coders.some(({ kind }) => kind === 'consensus'),
    }),
    [codes, tree, coders],
  )
}

/** The lines in the order shown; columns keep being the same list while rows are moved, so that rows needn't be drawn anew. */
function useShown(
  matrix: Matrix | undefined,
  { rowOrder, columnOrder, hidesEmpty }: MatrixTable,
): Arrangement | null {
  const rows = useMemo(
    () => matrix && inOrder(matrix, 'rows', rowOrder, hidesEmpty),
    [matrix, rowOrder, hidesEmpty],
  )
  const columns = useMemo(
    () => matrix && inOrder(matrix, 'columns', columnOrder, hidesEmpty),
    [matrix, columnOrder, hidesEmpty],
  )
  return useMemo(() => (rows && columns ? { rows, columns } : null), [rows, columns])
}

function withMoved(
  table: MatrixTable,
  matrix: Matrix,
  shown: Arrangement,
  side: Side,
  from: number,
  to: number,
): MatrixTable {
  const order = moved(matrix, side, table[orderOf[side]], { shown: shown[side], from, to })
  return { ...table, [orderOf[side]]: [...order] }
}

/** A table with the lines of one side in order by a line across. */
function withSorted(table: MatrixTable, side: Side, by: LineKey): MatrixTable {
  return { ...table, [orderOf[side]]: sortedAnew(table[orderOf[side]], by) }
}

const orderOf = { rows: 'rowOrder', columns: 'columnOrder' } as const
