import { useEffect, useMemo, useRef } from 'react'
import { useCoders } from '../../client/codebook.ts'
import { Part } from '../../components/failed.tsx'
import { CellPane } from '../../components/grid/cell-pane.tsx'
import type { TextHandle } from '../../components/markdown/outside-insertion.tsx'
import { moment } from '../../components/words.ts'
import { CellEvidence } from './cell-evidence.tsx'
import { CellWriting } from './cell-writing.tsx'
import type { Cell, Framework } from './words.ts'

interface FrameworkCellProps {
  readonly framework: Framework
  readonly cell: Cell
  /** What the cell is, e.g. "Site A, Processes". */
  readonly title: string
  /** Whether the keyboard goes to the text: the cell was just opened here. */
  readonly takesFocus: boolean
  readonly onClose: () => void
}

/** What is written in a cell, and what it rests on, beside the matrix. */
export function FrameworkCell({ framework, cell, title, takesFocus, onClose }: FrameworkCellProps) {
  const { nameOf } = useCoders()
  const text = useRef<TextHandle>(null)
  useEffect(() => {
    if (!takesFocus) return
    const frame = requestAnimationFrame(() => text.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [takesFocus])
  const hasCodes = framework.themes.some(({ id, codes }) => id === cell.theme && codes.length > 0)
  const place = useMemo(() => ({ theme: cell.theme, row: cell.row }), [cell.theme, cell.row])

  return (
    <CellPane label={title} heading={<h2>{title}</h2>} className="framework-pane" onClose={onClose}>
      <CellWriting framework={framework} cell={cell} text={text} />
      {cell.changedAt !== null && (
        <p className="soft small">
          Written by {nameOf(cell.author)}, {moment(cell.changedAt)}.
        </p>
      )}
      <Part>
        <CellEvidence
          place={place}
          cell={cell}
          hasCodes={hasCodes}
          onQuote={(reference) => text.current?.insert(reference)}
        />
      </Part>
    </CellPane>
  )
}
