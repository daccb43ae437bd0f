import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react'
import { IconButton } from '../button.tsx'
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
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const element = pane.current
    const press = (event: KeyboardEvent) => {
      // What is in the pane may take the key for itself.
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      close()
    }
    element?.addEventListener('keydown', press)
    return () => element?.removeEventListener('keydown', press)
  }, [])
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
