import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { go, goBeside } from '../../client/workspace.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Part } from '../../components/failed.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { runCommand } from '../commands.ts'
import { DestinationSearch, type Destination } from './destinations.ts'
import { useDestinations } from './use-destinations.ts'

interface GoToDialogProps {
  /** Opens what is chosen on the other side of the window. */
  readonly isBeside: boolean
  readonly onClose: () => void
}

/** Every document, code, view and command, by typing part of its name. */
export function GoToDialog({ isBeside, onClose }: GoToDialogProps) {
  return (
    <Dialog title={isBeside ? 'Open beside' : 'Go to anything'} onClose={onClose}>
      <Part>
        <GoTo isBeside={isBeside} onClose={onClose} />
      </Part>
    </Dialog>
  )
}

function GoTo({ isBeside, onClose }: GoToDialogProps) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const all = useDestinations(isBeside)
  const search = useMemo(() => new DestinationSearch(all), [all])
  const found = useMemo(() => search.find(query), [search, query])
  const active = Math.min(at, found.length - 1)

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function choose(destination: Destination | undefined, beside: boolean) {
    if (!destination) return
    onClose()
    afterFocusReturned(() => {
      if ('command' in destination) runCommand(destination.command, true)
      else if (beside) goBeside(destination.view)
      else go(destination.view)
    })
  }

  function press(event: KeyboardEvent) {
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (move !== undefined) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(found.length - 1, active + move)))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(found[active], isBeside || event.ctrlKey || event.metaKey)
    }
  }

  return (
    <>
      <input
        className="input"
        role="combobox"
        aria-label="Where to"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder={
          isBeside ? 'Part of a document, code or view' : 'Part of a document, code, view or command'
        }
        autoComplete="off"
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <ul id={`${id}-list`} ref={list} role="listbox" aria-label="Places and commands" className="go-to-list">
        {found.map((destination, index) => (
          <li
            key={destination.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="go-to-entry"
            onMouseMove={() => index !== active && setAt(index)}
            onClick={(event: MouseEvent) => choose(destination, isBeside || event.ctrlKey || event.metaKey)}
          >
            <span className="go-to-label">
              {'colour' in destination && destination.colour && <Swatch colour={destination.colour} />}
              <span>{destination.label}</span>
              {destination.detail && <span className="soft small">{destination.detail}</span>}
            </span>
            <span className="soft small">
              {destination.keys === '' ? destination.kind : <kbd>{destination.keys}</kbd>}
            </span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="soft">Nothing here is called that.</p>}
      {!isBeside && <p className="soft small">Enter goes there, Ctrl+Enter opens a place beside.</p>}
    </>
  )
}

/** A closed dialog gives the focus back within a frame; what is gone to takes it after that. */
function afterFocusReturned(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run))
}
