import { useEffect, useId, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { MergeConflict } from '#shared/contract/merging.ts'
import { count } from '../../components/words.ts'
import { ConflictDetail } from './conflict-detail.tsx'
import { deedFor, stepFor } from './keys.ts'
import { kindWords, outcomeWords, type Outcome } from './words.ts'

interface ConflictDeskProps {
  readonly label: string
  readonly conflicts: readonly MergeConflict[]
  readonly outcomeOf: (conflict: MergeConflict) => Outcome | null
  readonly canTakeTheirs: (conflict: MergeConflict) => boolean
  /** null: left for later, where it can be taken back. */
  readonly onSettle: (conflict: MergeConflict, outcome: Outcome | null) => void
  /** Settles with words of one's own, and answers whether that was done. Where it is given, settling is for good. */
  readonly onWrite?: (conflict: MergeConflict, words: string) => Promise<boolean>
}

const rowRem = 2.5
const rowsShown = 7

/** Conflicts as a list to walk through, and below it the one that is read, with everything that settles it. */
export function ConflictDesk(props: ConflictDeskProps) {
  const { label, conflicts, outcomeOf, canTakeTheirs, onSettle, onWrite } = props
  const id = useId()
  const list = useRef<VListHandle>(null)
  const holder = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ key: '', index: 0 })
  const [isWriting, setWriting] = useState(false)
  const found = conflicts.findIndex((conflict) => conflict.key === place.key)
  // What is settled for good leaves the list: the next one moves up into its place.
  const active = Math.min(found >= 0 ? found : place.index, conflicts.length - 1)
  const conflict = conflicts[active]
  const rowHeight = useMemo(
    () => rowRem * parseFloat(getComputedStyle(document.documentElement).fontSize),
    [],
  )

  useEffect(() => {
    if (active >= 0) list.current?.scrollToIndex(active, { align: 'nearest' })
  }, [active])

  function goTo(index: number) {
    setWriting(false)
    setPlace({ key: conflicts[index]?.key ?? '', index })
  }

  /** What is read stands below the list: both are to be seen when the keyboard comes. */
  function show(event: FocusEvent) {
    if (event.target instanceof HTMLElement && event.target.role === 'listbox')
      holder.current?.scrollIntoView({ block: 'nearest' })
  }

  function focusList() {
    const box = holder.current?.querySelector('[role=listbox]')
    if (box instanceof HTMLElement) box.focus({ preventScroll: true })
  }

  function settle(outcome: Outcome | null) {
    if (!conflict || (outcome === 'theirs' && !canTakeTheirs(conflict))) return
    onSettle(conflict, outcome)
    if (onWrite || outcome === null) return
    const open = (one: MergeConflict) => one.key !== conflict.key && outcomeOf(one) === null
    const next = conflicts.findIndex((one, index) => index > active && open(one))
    const any = next >= 0 ? next : conflicts.findIndex(open)
    if (any >= 0) goTo(any)
  }

  function press(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
    const onList = event.target instanceof HTMLElement && event.target.role === 'listbox'
    const next = onList ? stepFor(event.key, active, conflicts.length) : undefined
    const deed = deedFor(event.key)
    if (next !== undefined) goTo(next)
    else if (deed === 'mine' || deed === 'theirs') settle(deed)
    else if (deed === 'later' && !onWrite) settle(null)
    else if (deed === 'write' && onWrite && conflict?.canWrite) setWriting(true)
    else return
    event.preventDefault()
  }

  return (
    <div
      className="merge-desk"
      role="group"
      aria-label={label}
      onKeyDownCapture={press}
      onFocusCapture={show}
      ref={holder}
    >
      <div className="merge-list" style={{ height: `${Math.min(conflicts.length, rowsShown) * rowRem}rem` }}>
        <VList
          ref={list}
          data={conflicts}
          itemSize={rowHeight}
          keepMounted={active >= 0 ? [active] : []}
          className="merge-scroller"
          role="listbox"
          aria-label={count(conflicts.length, 'conflict')}
          tabIndex={0}
          {...(conflict ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        >
          {(row, index) => (
            <div
              key={row.key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              aria-setsize={conflicts.length}
              aria-posinset={index + 1}
              className="merge-conflict"
              onClick={() => {
                goTo(index)
                focusList()
              }}
            >
              <span className="merge-conflict-what">
                <b>{row.subject}</b>
                {row.field !== '' && ` · ${row.field}`}
              </span>
              <span className="soft small">{kindWords[row.kind].short}</span>
              {!onWrite && (
                <span className={outcomeOf(row) ? 'merge-chosen' : 'soft small'}>
                  {outcomeOf(row) && <span aria-hidden="true">✓ </span>}
                  {outcomeWords(row.kind, outcomeOf(row))}
                </span>
              )}
            </div>
          )}
        </VList>
      </div>
      {conflict && (
        <ConflictDetail
          key={conflict.key}
          conflict={conflict}
          outcome={outcomeOf(conflict)}
          canTakeTheirs={canTakeTheirs(conflict)}
          canLeave={!onWrite}
          isWriting={isWriting}
          onSettle={(outcome) => {
            settle(outcome)
            focusList()
          }}
          {...(onWrite && conflict.canWrite
            ? {
                onWriting: (writing: boolean) => {
                  setWriting(writing)
                  if (!writing) focusList()
                },
                onWrite: async (words: string) => {
                  const done = await onWrite(conflict, words)
                  if (!done) return
                  setWriting(false)
                  focusList()
                },
              }
            : {})}
        />
      )}
    </div>
  )
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
