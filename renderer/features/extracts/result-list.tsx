import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { VList, type CacheSnapshot, type VListHandle } from 'virtua'
import type { StillCodebook } from '../../client/codebook.ts'
import { figure } from '../../components/words.ts'
import { ExtractItem } from './extract-item.tsx'
import type { Deed } from './keys.ts'
import { groupAt, type GroupPlace } from './places.ts'
import { keepPlace, type ReadingPlace } from './reading.ts'
import type { Pages } from './use-pages.ts'

/** To which extract one goes, and whether the keyboard goes along. A new object every time. */
export interface Goal {
  readonly index: number
  readonly align: 'nearest' | 'start' | 'center'
  readonly takesFocus: boolean
}

interface ResultListProps {
  readonly pages: Pages
  readonly total: number
  readonly groups: readonly GroupPlace[]
  readonly tree: StillCodebook['tree']
  readonly goal: Goal
  readonly active: number
  readonly selected: ReadonlySet<string>
  /** The question as one text, and where one was reading its answer before. */
  readonly asked: string
  readonly place: ReadingPlace | undefined
  readonly onDeed: (deed: Deed, index: number) => void
  readonly onActive: (index: number) => void
  readonly onGroup: (group: GroupPlace | undefined) => void
}

/** Less than what stands empty below an extract, in pixels. */
const margin = 6
/** Frames within which an extract that is not drawn yet must have been. */
const mostFrames = 60

/** Extracts of any height, drawn and fetched only where they are seen. */
export function ResultList(props: ResultListProps) {
  const { pages, total, groups, tree, goal, active, selected, asked, place, onDeed, onActive, onGroup } =
    props
  const list = useRef<VListHandle>(null)
  const holder = useRef<HTMLDivElement>(null)
  const data = useMemo(() => ({ length: total }), [total])
  const starts = useMemo(() => new Map(groups.map((group) => [group.start, group])), [groups])
  const [began] = useState(place)
  const here = useRef({ asked, active })
  useLayoutEffect(() => {
    here.current = { asked, active }
  })
  const { look } = pages

  const see = useCallback(() => {
    const seen = list.current
    if (!seen) return
    const first = seen.findItemIndex(seen.scrollOffset)
    look(first, seen.findItemIndex(seen.scrollOffset + seen.viewportSize))
    // Of the one before, its margin alone may still be seen.
    onGroup(groupAt(groups, seen.findItemIndex(seen.scrollOffset + margin)))
  }, [look, groups, onGroup])
  useEffect(see, [see, total])

  useLayoutEffect(() => {
    const seen = list.current
    if (began) seen?.scrollTo(began.offset)
    return () => {
      if (!seen) return
      const { asked: question, active: index } = here.current
      keepPlace({ asked: question, index, offset: seen.scrollOffset, sizes: seen.cache })
    }
  }, [began])

  useEffect(() => {
    const isFirst = began !== undefined && goal.index === began.index && goal.align === 'nearest'
    if (!isFirst) list.current?.scrollToIndex(goal.index, { align: goal.align })
    if (!goal.takesFocus) return
    let frames = 0
    let waiting = requestAnimationFrame(function focus() {
      const item = holder.current?.querySelector(`[data-extract="${goal.index}"]`)
      if (item instanceof HTMLElement) item.focus({ preventScroll: true })
      else if ((frames += 1) < mostFrames) waiting = requestAnimationFrame(focus)
    })
    return () => cancelAnimationFrame(waiting)
  }, [goal, began])

  return (
    <div
      className="extract-list"
      ref={holder}
      onFocus={({ target }) => {
        const item = target.closest('[data-extract]')
        if (item instanceof HTMLElement) onActive(Number(item.dataset['extract']))
      }}
    >
      <VList
        ref={list}
        data={data}
        className="extract-scroller"
        keepMounted={[active]}
        onScroll={see}
        // What the list itself gave out, see below.
        {...(began ? { cache: began.sizes as CacheSnapshot } : {})}
      >
        {(_, index) => {
          const extract = pages.at(index)
          const group = starts.get(index)
          return (
            <div key={index} className="extract-place">
              {/* The first group is named by the bar above the list. */}
              {group && index > 0 && (
                <h2 className="extract-group">
                  {group.label} <span className="soft">{figure(group.count)}</span>
                </h2>
              )}
              {extract ? (
                <ExtractItem
                  id={`extract-${index}`}
                  index={index}
                  total={total}
                  extract={extract}
                  colour={tree.get(extract.code)?.colour ?? 'transparent'}
                  isActive={index === active}
                  isSelected={selected.has(extract.coding)}
                  onDeed={onDeed}
                />
              ) : (
                <p className="waiting extract-waiting">One moment…</p>
              )}
            </div>
          )
        }}
      </VList>
    </div>
  )
}
