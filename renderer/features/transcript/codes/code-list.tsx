import { memo, useId, useMemo, useState, type KeyboardEvent } from 'react'
import type { StillCode, StillCodebook } from '../../../client/codebook.ts'
import { Icon } from '../../../components/icon.tsx'
import { codeColour, Swatch } from '../../../components/swatch.tsx'
import type { Span } from '#shared/domain/span.ts'
import { holdsWords, putCode, takeWords } from './drag.ts'

interface CodeListProps {
  /** The document's. */
  readonly title: string
  readonly tree: StillCodebook['tree']
  readonly pins: readonly string[]
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** A code was chosen: for the selected words, or else to read its rules. */
  readonly onChoose: (code: string) => void
  readonly onDropWords: (code: string, span: Span) => void
  readonly onPin: (code: string) => void
}

/** The codes beside the text, to drag onto words, to drop words on, and to pin to the number keys. */
export const CodeList = memo(function CodeList(props: CodeListProps) {
  const { title, tree, pins, isOpen, onToggle, onChoose, onDropWords, onPin } = props
  const id = useId()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [wanted, setWanted] = useState('')
  const [active, setActive] = useState<string | null>(null)
  const shown = useMemo(() => visibleCodes(tree, closed, wanted), [tree, closed, wanted])
  const current = shown.some(({ code }) => code.id === active) ? active : shown[0]?.code.id

  function toggle(code: string, close: boolean) {
    const next = new Set(closed)
    if (close) next.add(code)
    else next.delete(code)
    setClosed(next)
  }

  function press(event: KeyboardEvent, entry: Entry) {
    const at = shown.indexOf(entry)
    const list = event.currentTarget.parentElement
    const go = (index: number) => {
      const item = list?.children[Math.max(0, Math.min(shown.length - 1, index))]
      if (item instanceof HTMLElement) item.focus()
    }
    const { code, hasChildren } = entry
    const deeds: { readonly [key: string]: () => void } = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(shown.length - 1),
      ArrowRight: () => (hasChildren && closed.has(code.id) ? toggle(code.id, false) : go(at + 1)),
      ArrowLeft: () =>
        hasChildren && !closed.has(code.id)
          ? toggle(code.id, true)
          : go(shown.findIndex((one) => one.code.id === code.parent)),
      Enter: () => onChoose(code.id),
      p: () => isOffered(code) && onPin(code.id),
    }
    const deed = deeds[event.key]
    if (!deed || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    deed()
  }

  return (
    <section className={isOpen ? 'code-list code-list-open' : 'code-list'} aria-label={`Codes for ${title}`}>
      <h2>
        <button
          type="button"
          className="code-list-head"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
        >
          <Icon name={isOpen ? 'open' : 'chevron'} />
          Codes
        </button>
      </h2>
      {isOpen && (
        <div id={id} className="code-list-body">
          <input
            className="input"
            type="search"
            aria-label="Show codes that hold"
            placeholder="Find a code"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <div role="tree" aria-label="Codes to drag, drop on and pin" className="code-list-items">
            {shown.map((entry) => (
              <CodeItem
                key={entry.code.id}
                entry={entry}
                pin={pins.indexOf(entry.code.id) + 1}
                isClosed={closed.has(entry.code.id)}
                isCurrent={entry.code.id === current}
                onFocus={() => setActive(entry.code.id)}
                onPress={(event) => press(event, entry)}
                onToggle={() => toggle(entry.code.id, !closed.has(entry.code.id))}
                onChoose={() => onChoose(entry.code.id)}
                onDropWords={(span) => onDropWords(entry.code.id, span)}
                onPin={() => onPin(entry.code.id)}
              />
            ))}
          </div>
          {shown.length === 0 && <p className="soft small">No code holds that.</p>}
        </div>
      )}
    </section>
  )
})

interface Entry {
  readonly code: StillCode
  readonly level: number
  readonly hasChildren: boolean
}

interface CodeItemProps {
  readonly entry: Entry
  /** 0: not pinned. */
  readonly pin: number
  readonly isClosed: boolean
  readonly isCurrent: boolean
  readonly onFocus: () => void
  readonly onPress: (event: KeyboardEvent) => void
  readonly onToggle: () => void
  readonly onChoose: () => void
  readonly onDropWords: (span: Span) => void
  readonly onPin: () => void
}

function CodeItem(props: CodeItemProps) {
  const { entry, pin, isClosed, isCurrent, onFocus, onPress, onToggle, onChoose, onDropWords, onPin } = props
  const { code, level, hasChildren } = entry
  const [isOver, setIsOver] = useState(false)
  const offered = isOffered(code)
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-selected={false}
      aria-label={pin > 0 ? `${code.name}, pinned to ${pin}` : code.name}
      {...(hasChildren ? { 'aria-expanded': !isClosed } : {})}
      tabIndex={isCurrent ? 0 : -1}
      className={`code-item${isOver ? ' code-item-over' : ''}${offered ? '' : ' code-item-heading'}`}
      data-code={code.id}
      style={{ ...codeColour(code.colour), paddingInlineStart: `${(level - 1) * 0.875 + 0.25}rem` }}
      draggable={offered}
      onDragStart={(event) => putCode(event.dataTransfer, code.id)}
      onDragOver={(event) => {
        if (!offered || !holdsWords(event.dataTransfer)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false)
        const span = takeWords(event.dataTransfer)
        if (!span || !offered) return
        event.preventDefault()
        onDropWords(span)
      }}
      onFocus={onFocus}
      onKeyDown={onPress}
      onClick={onChoose}
    >
      <span
        className="code-item-fold"
        aria-hidden="true"
        onClick={(event) => {
          if (!hasChildren) return
          event.stopPropagation()
          onToggle()
        }}
      >
        {hasChildren && <Icon name={isClosed ? 'chevron' : 'open'} />}
      </span>
      <Swatch colour={code.colour} />
      <span className="code-item-name">{code.name}</span>
      {offered && (
        <button
          type="button"
          tabIndex={-1}
          className="code-item-pin"
          aria-pressed={pin > 0}
          aria-label={pin > 0 ? `Take the pin from ${code.name}` : `Pin ${code.name} to a number key`}
          title={pin > 0 ? `Key ${pin}. Click to take the pin away.` : 'Pin to a number key'}
          onClick={(event) => {
            event.stopPropagation()
            onPin()
          }}
          data-pin={pin > 0 ? pin : 'pin'}
        />
      )}
    </div>
  )
}

function isOffered(code: StillCode): boolean {
  return code.codable && !code.retired
}

/** The codes that are seen: all that hold the words wanted, with what is above them; else all outside closed branches. */
function visibleCodes(tree: StillCodebook['tree'], closed: ReadonlySet<string>, wanted: string): Entry[] {
  const words = wanted.trim().toLocaleLowerCase('en')
  const holds = (code: StillCode) =>
    [code.name, ...code.synonyms].some((name) => name.toLocaleLowerCase('en').includes(words))
  return tree
    .inReadingOrder()
    .filter((code) => !code.retired)
    .filter((code) =>
      words === ''
        ? !tree.lineOf(code.id).some((above) => above.id !== code.id && closed.has(above.id))
        : tree.withDescendants(code.id).some(holds),
    )
    .map((code) => ({
      code,
      level: tree.lineOf(code.id).length,
      hasChildren: tree.childrenOf(code.id).length > 0,
    }))
}
