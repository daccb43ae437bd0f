import { useEffect, useRef, type ReactNode } from 'react'
import { IconButton } from '../button.tsx'

interface QueryLineProps {
  readonly title: string
  readonly onRemove: () => void
  /** It was just added: the keyboard goes to where something is picked in it. */
  readonly isNew?: boolean
  readonly children: ReactNode
}

/** A line of a query with a way to take it out. */
export function QueryLine({ title, onRemove, isNew = false, children }: QueryLineProps) {
  const line = useRef<HTMLDivElement>(null)
  const began = useRef(isNew)
  useEffect(() => {
    if (!began.current) return
    const first =
      line.current?.querySelector('.query-codes > .button') ?? line.current?.querySelector('input, select')
    if (first instanceof HTMLElement) first.focus()
  }, [])
  return (
    <div ref={line} className="query-line" role="group" aria-label={title}>
      <div className="query-line-head">
        <span className="field-label">{title}</span>
        <IconButton icon="close" label={`Take out: ${title}`} onPress={onRemove} />
      </div>
      {children}
    </div>
  )
}
