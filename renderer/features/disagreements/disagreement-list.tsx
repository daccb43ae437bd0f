import { useCallback, useEffect, useId, useMemo, useRef, type RefObject } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { StillCodebook } from '../../client/codebook.ts'
import { count } from '../../components/words.ts'
import { ListRow } from './list-row.tsx'
import type { Pages } from './use-pages.ts'

interface DisagreementListProps {
  readonly pages: Pages
  readonly total: number
  /** Which is read; -1: none. */
  readonly active: number
  readonly codebook: StillCodebook
  readonly nameOf: (coder: string) => string
  readonly onChoose: (index: number) => void
  /** Holds the list, see `focusList`. */
  readonly focus: RefObject<HTMLDivElement | null>
}

/** Every row's height in pixels at the usual size of letters; told in rem in the rules. */
const rowRem = 6.25

/** Rows of a fixed height, drawn and fetched only where they are seen. One stop for the Tab key. */
export function DisagreementList(props: DisagreementListProps) {
  const { pages, total, active, codebook, nameOf, onChoose, focus } = props
  const id = useId()
  const list = useRef<VListHandle>(null)
  const data = useMemo(() => ({ length: total }), [total])
  const rowHeight = useMemo(
    () => rowRem * parseFloat(getComputedStyle(document.documentElement).fontSize),
    [],
  )
  const { look } = pages

  const see = useCallback(() => {
    const seen = list.current
    if (!seen) return
    look(seen.findItemIndex(seen.scrollOffset), seen.findItemIndex(seen.scrollOffset + seen.viewportSize))
  }, [look])

  useEffect(() => {
    if (active >= 0) list.current?.scrollToIndex(active, { align: 'nearest' })
    see()
  }, [active, see])

  return (
    <div className="difference-list" ref={focus}>
      <VList
        ref={list}
        data={data}
        itemSize={rowHeight}
        keepMounted={active >= 0 ? [active] : []}
        className="difference-scroller"
        role="listbox"
        aria-label={count(total, 'disagreement')}
        tabIndex={0}
        {...(active >= 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        onScroll={see}
      >
        {(_, index) => {
          const row = pages.rowAt(index)
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              aria-setsize={total}
              aria-posinset={index + 1}
              className="difference"
              onClick={() => onChoose(index)}
            >
              {row ? <ListRow row={row} codebook={codebook} nameOf={nameOf} /> : 'One moment…'}
            </div>
          )
        }}
      </VList>
    </div>
  )
}

/** Gives the list the keyboard. */
export function focusList(holder: HTMLDivElement | null): void {
  const list = holder?.querySelector('[role=listbox]')
  if (list instanceof HTMLElement) list.focus({ preventScroll: true })
}
