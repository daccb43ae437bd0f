import { useEffect, useRef } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import type { MatrixTable } from '../../client/matrix-table.ts'
import { Part } from '../../components/failed.tsx'
import { CellPane } from '../../components/grid/cell-pane.tsx'
import { CellExtracts } from './cell-extracts.tsx'
import { CellSaid } from './cell-said.tsx'
import { withheldWords } from './words.ts'

type Matrix = CallOutput<'matrix.compute'>

interface MatrixCellProps {
  /** What the cell is. */
  readonly title: string
  readonly table: MatrixTable
  readonly matrix: Matrix
  readonly cell: Matrix['total']
  /** Whether the keyboard goes to the panel: it was just opened here. */
  readonly takesFocus: boolean
  readonly onClose: () => void
}

/** What a cell opens to, beside the table. */
export function MatrixCell({ title, table, matrix, cell, takesFocus, onClose }: MatrixCellProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus, title])

  return (
    <CellPane
      label="What the cell counts"
      heading={
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
      }
      onClose={onClose}
    >
      {cell.value === null ? (
        <p>{withheldWords(cell, matrix)} To read what is in it, let the table tell every figure.</p>
      ) : (
        <Part key={JSON.stringify(cell.query)}>
          {table.of === 'text' ? (
            <CellSaid cell={cell} matrix={matrix} />
          ) : (
            <CellExtracts cell={cell} matrix={matrix} />
          )}
        </Part>
      )}
    </CellPane>
  )
}
