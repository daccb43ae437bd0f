import type { ReactElement } from 'react'
import { VList } from 'virtua'

interface LongListProps {
  readonly label: string
  readonly children: readonly ReactElement[]
}

const wholeAtMost = 150

/** A list of rows; a very long one scrolls in a place of its own, where only the rows in view are drawn. */
export function LongList({ label, children }: LongListProps) {
  if (children.length <= wholeAtMost) {
    return (
      <ul className="merge-rows" aria-label={label}>
        {children.map((row) => (
          <li key={row.key}>{row}</li>
        ))}
      </ul>
    )
  }
  return (
    <div className="merge-rows merge-rows-long">
      <VList data={children} role="list" aria-label={label} tabIndex={0}>
        {(row, index) => (
          <div key={row.key} role="listitem" aria-setsize={children.length} aria-posinset={index + 1}>
            {row}
          </div>
        )}
      </VList>
    </div>
  )
}
