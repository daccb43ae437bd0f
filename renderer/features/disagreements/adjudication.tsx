import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import type { Coder } from '#shared/contract/values.ts'
import type { StillCodebook } from '../../client/codebook.ts'
import { Part } from '../../components/failed.tsx'
import { DisagreementList, focusList } from './disagreement-list.tsx'
import type { Question } from './filter.ts'
import { deedFor, lettersOf, type KeyName } from './keys.ts'
import { placeOf, type At } from './next-undecided.ts'
import { SettlePane, type SettleHandle } from './settle-pane.tsx'
import type { Pages } from './use-pages.ts'
import { useSettling } from './use-settling.ts'

interface AdjudicationProps {
  readonly pages: Pages
  readonly total: number
  readonly question: Question
  readonly at: At | null
  readonly onGo: (at: At) => void
  readonly people: readonly Coder[]
  readonly nameOf: (coder: string | null) => string
  readonly codebook: StillCodebook
}

const page = 8

/** The list and what the chosen one is about, side by side; everything by single keys. */
export function Adjudication(props: AdjudicationProps) {
  const { pages, total, question, at, onGo, people, nameOf, codebook } = props
  const settling = useSettling({ question, rowAt: pages.rowAt, onGo })
  const letters = useMemo(() => lettersOf(people.map(({ id }) => id)), [people])
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const pane = useRef<SettleHandle>(null)
  const active = placeOf(at, total, pages.rowAt, pages.indexOf)
  const row = pages.rowAt(active)

  useEffect(() => {
    // Keys work at once; whoever stands on the heading has them too.
    if (document.activeElement?.contains(list.current)) focusList(list.current)
  }, [])

  function choose(index: number) {
    const to = Math.max(0, Math.min(total - 1, index))
    onGo({ key: pages.rowAt(to)?.key ?? '', index: to })
  }

  const moves: { readonly [Name in KeyName]?: () => number } = {
    next: () => active + 1,
    previous: () => active - 1,
    pageOn: () => active + page,
    pageBack: () => active - page,
    first: () => 0,
    last: () => total - 1,
  }

  function press(event: KeyboardEvent) {
    // A dialog of this view stands elsewhere in the page, yet its keys come by here; what takes words or has keys of
    // its own keeps them.
    if (!(event.target instanceof Element) || !root.current?.contains(event.target)) return
    if (event.target.closest('input, select, textarea, [contenteditable], [data-own-keys]')) return
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z') {
      event.preventDefault()
      event.stopPropagation()
      void settling.undo()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const letter = [...letters].find(([, own]) => own === event.key.toUpperCase())
    const deed = deedFor(event.key)
    const move = deed && moves[deed]
    if (move) choose(move())
    else if (letter) pane.current?.take(letter[0])
    else if (deed) pane.current?.run(deed)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="difference-panes" ref={root} onKeyDownCapture={press}>
      <Group orientation="horizontal">
        <Panel minSize="16rem" defaultSize="29%">
          <DisagreementList
            pages={pages}
            total={total}
            active={active}
            codebook={codebook}
            nameOf={nameOf}
            onChoose={(index) => {
              choose(index)
              focusList(list.current)
            }}
            focus={list}
          />
        </Panel>
        <Separator className="pane-edge" aria-label="Width of the list" />
        <Panel minSize="40%" defaultSize="71%">
          {row ? (
            <Part>
              <SettlePane
                key={row.key}
                row={row}
                index={active}
                handle={pane}
                people={people}
                letters={letters}
                nameOf={nameOf}
                codebook={codebook}
                settling={settling}
                onDone={() => focusList(list.current)}
              />
            </Part>
          ) : (
            <p className="waiting">One moment…</p>
          )}
        </Panel>
      </Group>
    </div>
  )
}
