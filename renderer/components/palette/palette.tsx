import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { createPortal } from 'react-dom'
import './palette.css'

interface PaletteProps<Entry> {
  readonly title: string
  /** Names the field and the list to a screen reader. */
  readonly label: string
  readonly listLabel: string
  readonly placeholder: string
  /** The entries for what was typed, the best first. Must stay the same function as long as its answers do. */
  readonly find: (query: string) => readonly Entry[]
  readonly keyOf: (entry: Entry) => string
  readonly render: (entry: Entry) => ReactNode
  /** Answers whether the palette stays open, for another one to be typed. */
  readonly onChoose: (entry: Entry, held: Held) => boolean
  readonly onClose: () => void
  /** Shown above the field. */
  readonly about?: ReactNode
  /** Shown where nothing is found. */
  readonly none: ReactNode
  /** Shown below the list. */
  readonly hint?: ReactNode
}

/** Keys held down while an entry was chosen. */
export interface Held {
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** So many entries are drawn at once; more of them follow when their end is reached. */
const page = 40
const moves: { readonly [key: string]: number } = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

/**
 * A list to type into: part of a name, arrows, Enter. It is open many times an hour, so it is a bare dialog: a modal one
 * of the browser or of a library makes the whole window inert, and with a long transcript that is seen as a stutter. The
 * field is its only stop for the Tab key; Escape and a click beside it close it, and the focus goes back.
 */
export function Palette<Entry>(props: PaletteProps<Entry>) {
  const { title, label, listLabel, placeholder, find, keyOf, render, onChoose, onClose } = props
  const id = useId()
  const dialog = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const [drawn, setDrawn] = useState(page)
  const entries = useMemo(() => find(query), [find, query])
  const active = Math.min(at, entries.length - 1)
  const shown = entries.slice(0, Math.max(drawn, active + page))

  useLayoutEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])

  useEffect(() => {
    const pressBeside = ({ target }: MouseEvent) => {
      if (target instanceof Node && !dialog.current?.contains(target)) onClose()
    }
    document.addEventListener('mousedown', pressBeside)
    return () => document.removeEventListener('mousedown', pressBeside)
  }, [onClose])

  useEffect(() => {
    if (active > 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function ask(next: string) {
    setQuery(next)
    setAt(0)
    setDrawn(page)
    list.current?.scrollTo(0, 0)
  }

  function choose(entry: Entry | undefined, held: Held) {
    if (entry !== undefined && onChoose(entry, held)) ask('')
  }

  function press(event: KeyboardEvent) {
    const move = moves[event.key]
    if (move !== undefined) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(entries.length - 1, active + move)))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(entries[active], event)
    } else if (event.key === 'Tab' || event.key === 'Escape') {
      event.preventDefault()
      if (event.key === 'Escape') onClose()
    }
    // The window's own keys rest meanwhile.
    event.stopPropagation()
  }

  return createPortal(
    <div className="overlay">
      <div
        ref={dialog}
        className="modal dialog"
        role="dialog"
        aria-modal="true"
        aria-labelledby={`${id}-title`}
      >
        <h2 id={`${id}-title`}>{title}</h2>
        {props.about}
        <input
          className="input"
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          placeholder={placeholder}
          autoComplete="off"
          ref={field}
          value={query}
          onChange={(event) => ask(event.target.value)}
          onKeyDown={press}
        />
        <ul
          id={`${id}-list`}
          ref={list}
          role="listbox"
          aria-label={listLabel}
          className="palette-list"
          // The field keeps the keyboard.
          onMouseDown={(event) => event.preventDefault()}
          onScroll={({ currentTarget: box }) => {
            if (box.scrollTop + 2 * box.clientHeight > box.scrollHeight && drawn < entries.length)
              setDrawn(drawn + page)
          }}
        >
          {shown.map((entry, index) => (
            <li
              key={keyOf(entry)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              className="palette-entry"
              onMouseMove={() => index !== active && setAt(index)}
              onClick={(event) => choose(entry, event)}
            >
              {render(entry)}
            </li>
          ))}
        </ul>
        {entries.length === 0 && <p className="soft">{props.none}</p>}
        {props.hint !== undefined && <p className="soft small">{props.hint}</p>}
      </div>
    </div>,
    document.body,
  )
}
