import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { VList, type VListHandle } from 'virtua'
import type { SearchHit } from '#shared/contract/search.ts'
import { count } from '../../components/words.ts'
import { HitRow } from './hit-row.tsx'
import { stepTo } from './keys.ts'
import { keyOf } from './question.ts'
import type { Hits } from './use-hits.ts'

interface HitListProps {
  /** Above the lines, in the same columns. */
  readonly children: ReactNode
  readonly holder: RefObject<HTMLDivElement | null>
  readonly hits: Hits
  readonly total: number
  /** Which line one is at; -1: none. */
  readonly at: number
  /** How far it was scrolled when one left it, in pixels. */
  readonly top: number
  /** Lines left out of coding, by `keyOf`. */
  readonly out: ReadonlySet<string>
  readonly onMove: (at: number) => void
  readonly onScrolled: (top: number) => void
  readonly onGo: (at: number, hit: SearchHit) => void
  readonly onLeaveOut: (hit: SearchHit) => void
  /** Any other key. */
  readonly onKey: (key: string) => boolean
}

/** Every line's height at the usual size of letters; told in the rules too. */
const rowRem = 2.75
/** The widest that the words' own column gets, in letters. */
const widestWords = 26

/** Lines of a fixed height, drawn and fetched only where they are seen. One stop for the Tab key. */
export function HitList(props: HitListProps) {
  const { children, holder, hits, total, at, top, out, onMove, onScrolled, onGo, onLeaveOut, onKey } = props
  const id = useId()
  const list = useRef<VListHandle>(null)
  const data = useMemo(() => ({ length: total }), [total])
  const rowHeight = useMemo(
    () => rowRem * parseFloat(getComputedStyle(document.documentElement).fontSize),
    [],
  )
  const { look, hitAt } = hits

  const see = useCallback(() => {
    const seen = list.current
    if (!seen) return
    look(seen.findItemIndex(seen.scrollOffset), seen.findItemIndex(seen.scrollOffset + seen.viewportSize))
  }, [look])

  // Back to where one was, and to the top when something else is asked; not to where one has just scrolled.
  const own = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (own.current !== top) list.current?.scrollTo(top)
    own.current = top
  }, [top])
  useEffect(() => {
    if (at >= 0) list.current?.scrollToIndex(at, { align: 'nearest' })
    see()
  }, [at, see])

  function press(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const to = stepTo(event.key, at, total)
    const hit = hitAt(at)
    if (to !== undefined) onMove(to)
    else if (event.key === 'Enter' && hit) onGo(at, hit)
    else if (event.key === ' ' && hit) onLeaveOut(hit)
    else if (!onKey(event.key)) return
    event.preventDefault()
  }

  return (
    <div className="hit-lines" ref={holder} style={wordsColumn(hitAt)}>
      {children}
      <div className="hit-list">
        <VList
          ref={list}
          data={data}
          itemSize={rowHeight}
          keepMounted={at >= 0 ? [at] : []}
          className="hit-scroller"
          role="listbox"
          aria-label={count(total, 'line')}
          tabIndex={0}
          {...(at >= 0 ? { 'aria-activedescendant': `${id}-${at}`, 'data-view-heading': true } : {})}
          onKeyDown={press}
          onScroll={see}
          onScrollEnd={() => {
            own.current = list.current?.scrollOffset ?? 0
            onScrolled(own.current)
          }}
        >
          {(_, index) => {
            const hit = hitAt(index)
            const isOut = hit !== undefined && out.has(keyOf(hit))
            return (
              <div
                key={index}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                aria-setsize={total}
                aria-posinset={index + 1}
                className={isOut ? 'hit hit-is-out' : 'hit'}
                onClick={() => hit && onGo(index, hit)}
              >
                {hit ? <HitRow hit={hit} isOut={isOut} /> : 'One moment…'}
              </div>
            )
          }}
        </VList>
      </div>
    </div>
  )
}

/** As wide as the longest of the first words that were found: both sides then stand in line. */
function wordsColumn(hitAt: Hits['hitAt']): CSSProperties {
  let longest = 3
  for (let index = 0; index < 200; index += 1) {
    const length = hitAt(index)?.words.length ?? 0
    if (length > longest) longest = length
  }
  // React's types know no custom properties.
  return { '--letters': Math.min(longest, widestWords) } as CSSProperties
}
