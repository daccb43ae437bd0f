import { useRef, type ReactNode } from 'react'
import { IconButton } from '../button.tsx'
import { useEscape } from '../use-escape.ts'
import './beside.css'

interface CellPaneProps {
  /** What the pane is to a screen reader. */
  readonly label: string
  /** The cell's title, as a heading. */
  readonly heading: ReactNode
  readonly className?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What a cell opens to, beside its grid; Escape closes it. */
export function CellPane({ label, heading, className = '', onClose, children }: CellPaneProps) {
  const pane = useRef<HTMLElement>(null)
  useEscape(pane, onClose)
  return (
    <section ref={pane} className={`cell-pane ${className}`} aria-label={label}>
      <div className="cell-pane-head">
        {heading}
        <IconButton icon="close" label="Close the cell" onPress={onClose} />
      </div>
      {children}
    </section>
  )
}
