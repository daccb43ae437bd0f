import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { ExtractsQuestion } from '#shared/contract/retrieval.ts'
import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import type { StillCodebook } from '../../client/codebook.ts'
import { call } from '../../client/call.ts'
import { report } from '../../client/notices.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { deedFor, type Deed } from './keys.ts'
import { groupPlaces, type GroupPlace } from './places.ts'
import { placeIn, widenBy } from './reading.ts'
import { ResultList, type Goal } from './result-list.tsx'
import { ResultsBar, SelectionBar } from './results-bar.tsx'
import { useDeeds } from './use-deeds.ts'
import { usePages } from './use-pages.ts'

interface ResultsProps {
  readonly question: ExtractsQuestion
  readonly saved: string | null
  /** The extract one comes back to. */
  readonly coding: string | null
  readonly tree: StillCodebook['tree']
  /** Whether anything at all is asked for. */
  readonly isEverything: boolean
  readonly onAsk: (part: Partial<ExtractsQuestion>) => void
}

/** What a question finds. */
export function Results({ question, saved, coding, tree, isEverything, onAsk }: ResultsProps) {
  const asked = JSON.stringify(question)
  const [came] = useState(() => ({ place: placeIn(asked), coding }))
  const isBack = came.coding !== null
  const [goal, setGoal] = useState<Goal>({
    index: isBack ? (came.place?.index ?? 0) : 0,
    align: 'nearest',
    takesFocus: isBack,
  })
  const [activeNow, setActive] = useState(goal.index)
  const [group, setGroup] = useState<GroupPlace>()
  const pages = usePages(question, goal.index)
  const { whole, at, answered } = pages
  const [shown, setShown] = useState(answered)
  if (shown !== answered) {
    // Another answer is read from its beginning.
    setShown(answered)
    setActive(0)
    setGoal({ index: 0, align: 'start', takesFocus: false })
  }
  const total = whole?.total ?? 0
  const active = Math.min(activeNow, Math.max(0, total - 1))
  const groups = useMemo(() => groupPlaces(whole?.groups ?? []), [whole?.groups])
  const loadedMarks = (id: string) => {
    for (let index = 0; index < total; index += 1) {
      const extract = at(index)
      if (extract?.coding === id) return extract.marks
    }
    return undefined
  }
  const deeds = useDeeds(question, saved, loadedMarks)

  const goTo = (index: number, align: Goal['align'] = 'nearest') => {
    const to = Math.max(0, Math.min(total - 1, index))
    setActive(to)
    setGoal({ index: to, align, takesFocus: true })
  }

  useComingBack(came, at(goal.index)?.coding, asked, question, (index) => {
    setActive(index)
    setGoal({ index, align: 'center', takesFocus: true })
  })

  function run(deed: Deed, index: number): void {
    const extract = at(index)
    if (deed === 'next') goTo(index + 1)
    else if (deed === 'previous') goTo(index - 1)
    else if (deed === 'first') goTo(0)
    else if (deed === 'last') goTo(total - 1)
    else if (deed === 'selectNone') deeds.selectNone()
    if (!extract) return
    if (deed === 'star') void deeds.mark('starred', extract)
    else if (deed === 'pin') void deeds.mark('pinned', extract)
    else if (deed === 'hide') void deeds.mark('hidden', extract)
    else if (deed === 'widen') widenBy(extract.coding, 1)
    else if (deed === 'narrow') widenBy(extract.coding, -1)
    else if (deed === 'copy') deeds.copy(extract)
    else if (deed === 'open') deeds.open(extract)
    else if (deed === 'select') deeds.select([extract.coding], !deeds.selected.has(extract.coding))
  }
  const running = useRef(run)
  useEffect(() => {
    running.current = run
  })
  const onDeed = useCallback((deed: Deed, index: number) => running.current(deed, index), [])

  function press(event: KeyboardEvent) {
    const { target, key } = event
    if (!(target instanceof HTMLElement) || target.dataset['extract'] === undefined) return
    const isAll = (event.ctrlKey || event.metaKey) && key.toLowerCase() === 'a'
    const deed = event.ctrlKey || event.metaKey || event.altKey ? undefined : deedFor(key)
    if (isAll) void deeds.selectAll()
    else if (event.shiftKey && (deed === 'next' || deed === 'previous')) {
      const to = active + (deed === 'next' ? 1 : -1)
      const both = [at(active), at(to)].flatMap((extract) => (extract ? [extract.coding] : []))
      deeds.select(both, true)
      goTo(to)
    } else if (deed) run(deed, active)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  if (pages.error) throw pages.error
  if (!whole) return <p className="waiting">One moment…</p>
  return (
    <div className="extract-results" onKeyDownCapture={press} aria-busy={pages.isWaiting}>
      <ResultsBar
        question={question}
        total={total}
        hidden={whole.hidden}
        withdrawn={whole.withdrawn}
        groups={groups}
        group={question.group === null ? undefined : (group ?? groups[0])}
        onAsk={onAsk}
        onJump={(index) => goTo(index, 'start')}
      />
      <SelectionBar
        selected={deeds.selected.size}
        total={total}
        onMark={(mark) => void deeds.mark(mark, undefined)}
        onAll={() => void deeds.selectAll()}
        onNone={deeds.selectNone}
      />
      {total === 0 ? (
        <div className="extract-nothing">
          <EmptyState
            title={
              whole.hidden > 0
                ? 'All that this query finds is hidden.'
                : whole.withdrawn > 0
                  ? 'All that this query finds is left out.'
                  : isEverything
                    ? 'Nothing is coded yet.'
                    : 'This query finds nothing.'
            }
          >
            <p>
              {whole.hidden > 0
                ? 'Show hidden extracts above.'
                : whole.withdrawn > 0
                  ? withdrawnSentence(whole.withdrawn)
                  : isEverything
                    ? 'Open a document, select words and choose a code. What is coded appears here.'
                    : 'Take a condition out, or widen it. What is coded later appears here.'}
            </p>
          </EmptyState>
        </div>
      ) : (
        <ResultList
          key={JSON.stringify(answered)}
          pages={pages}
          total={total}
          groups={groups}
          tree={tree}
          goal={goal}
          active={active}
          selected={deeds.selected}
          asked={JSON.stringify(answered)}
          place={isBack ? came.place : undefined}
          onDeed={onDeed}
          onActive={setActive}
          onGroup={setGroup}
        />
      )}
    </div>
  )
}

/** Finds the extract one comes back to where it no longer stands in its place. */
function useComingBack(
  { coding, place }: { readonly coding: string | null; readonly place: unknown },
  standing: string | undefined,
  asked: string,
  question: ExtractsQuestion,
  found: (index: number) => void,
): void {
  const left = useRef(coding)
  useEffect(() => {
    const wanted = left.current
    if (wanted === null || (place !== undefined && standing === undefined)) return
    left.current = null
    if (standing === wanted) return
    call('retrieval.codings', question)
      .then(({ codings }) => {
        const index = codings.findIndex((id) => id === wanted)
        if (index >= 0) found(index)
      })
      .catch(report)
  }, [standing, place, asked, question, found])
}
