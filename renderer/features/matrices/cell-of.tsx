import type { MatrixTable } from '../../client/matrix-table.ts'
import { cellAt, type Arrangement } from './arranging.ts'
import { MatrixCell } from './matrix-cell.tsx'
import type { Matrix } from './question.ts'
import type { Place } from '../../components/grid/use-grid.ts'
import { cellTitle } from './words.ts'

interface CellOfProps {
  readonly table: MatrixTable
  readonly matrix: Matrix
  readonly shown: Arrangement
  readonly place: Place
  readonly takesFocus: boolean
  readonly onClose: () => void
}

/** The panel of the cell at a place of the table. */
export function CellOf({ table, matrix, shown, place, takesFocus, onClose }: CellOfProps) {
  const cell = cellAt(matrix, shown, place.row, place.column)
  if (!cell) return null
  const label = (lines: Matrix['rows'], line: number | undefined) =>
    line === undefined ? null : (lines[line]?.label ?? null)
  const title = cellTitle(
    label(matrix.rows, shown.rows[place.row]),
    label(matrix.columns, shown.columns[place.column]),
    table,
  )
  return <MatrixCell {...{ title, table, matrix, cell, takesFocus, onClose }} />
}
