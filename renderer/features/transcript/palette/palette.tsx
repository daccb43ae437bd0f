import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Codebook } from '../../../client/codebook.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { CodeName } from '../../../components/swatch.tsx'
import { CodeSearch, offer } from './search.ts'

interface PaletteProps {
  readonly title: string
  readonly codebook: Codebook
  /** Ids of the codes on the number keys, in their order. */
  readonly pinned: readonly string[]
  /** Ids of codes, those used last first. */
  readonly recent: readonly string[]
  readonly quote: string
  /** `stay`: the palette is to stay open for another code. */
  readonly onApply: (code: string, stay: boolean) => void
  /** Makes a free code of this name and applies it; null where only codes that are there can be chosen. */
  readonly onCreate: ((name: string, stay: boolean) => void) | null
  readonly onClose: () => void
}

type Entry =
  | {
      readonly kind: 'code'
      readonly id: string
      readonly path: string
      readonly colour: string
      readonly brief: string
      readonly synonyms: readonly string[]
      readonly pin: number | null
    }
  | { readonly kind: 'new'; readonly name: string }

/** Chooses a code for the selected words: type, Enter. A name that is not there yet becomes a free code. */
export function Palette(props: PaletteProps) {
  const { title, codebook, pinned, recent, quote, onApply, onCreate, onClose } = props
  const id = useId()
  const canCreate = onCreate !== null
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const search = useMemo(
    () => new CodeSearch(offer(codebook.codes, (code) => codebook.tree.pathOf(code), recent, pinned)),
    [codebook.codes, codebook.tree, recent, pinned],
  )
  const entries = useMemo<readonly Entry[]>(() => {
    const found: Entry[] = search.find(query).map(({ code, path, pin }) => ({
      kind: 'code',
      id: code.id,
      path,
      colour: code.colour,
      brief: code.brief,
      synonyms: code.synonyms,
      pin,
    }))
    const name = query.trim()
    return !canCreate || name === '' || search.has(name) ? found : [...found, { kind: 'new', name }]
  }, [search, query, canCreate])
  const active = Math.min(at, entries.length - 1)

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function choose(entry: Entry | undefined, stay: boolean) {
    if (!entry) return
    if (entry.kind === 'code') onApply(entry.id, stay)
    else onCreate?.(entry.name, stay)
    if (!stay) return
    setQuery('')
    setAt(0)
  }

  function press(event: KeyboardEvent) {
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (move !== undefined) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(entries.length - 1, active + move)))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(entries[active], event.shiftKey && canCreate)
    }
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <p className="palette-quote soft small">{quote}</p>
      <input
        className="input"
        role="combobox"
        aria-label="Code"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder="Part of a name, or a new one"
        autoComplete="off"
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <ul id={`${id}-list`} ref={list} role="listbox" aria-label="Codes" className="palette-list">
        {entries.map((entry, index) => (
          <li
            key={entry.kind === 'code' ? entry.id : 'new'}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="palette-entry"
            onMouseMove={() => index !== active && setAt(index)}
            onClick={(event) => choose(entry, event.shiftKey && canCreate)}
          >
            {entry.kind === 'code' ? (
              <>
                <span className="palette-name">
                  <CodeName path={entry.path} colour={entry.colour} />
                  {entry.pin !== null && <kbd>{entry.pin}</kbd>}
                </span>
                {entry.synonyms.length > 0 && (
                  <span className="palette-brief soft small">Also: {entry.synonyms.join(', ')}</span>
                )}
                {entry.brief && <span className="palette-brief soft small">{entry.brief}</span>}
              </>
            ) : (
              <span>
                Create free code <b>{entry.name}</b>
              </span>
            )}
          </li>
        ))}
      </ul>
      {entries.length === 0 && (
        <p className="soft">
          {canCreate ? 'No codes yet. Type a name to create the first free code.' : 'No code is called that.'}
        </p>
      )}
      {canCreate && <p className="soft small">Shift+Enter codes and leaves this open for another code.</p>}
    </Dialog>
  )
}
