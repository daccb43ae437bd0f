import { Fragment, useLayoutEffect, useMemo } from 'react'
import type { Span } from '#shared/domain/span.ts'
import type { StillCodebook } from '../../client/codebook.ts'
import type { Row } from '../../components/text/rows.ts'
import { count } from '../../components/words.ts'
import { codeNames } from './code-names.ts'
import { LaneColumn } from './lane-column.tsx'
import type { Lane } from './lanes.ts'
import { contextOf, passageAround, piecesOf } from './passage.ts'
import { useExtents } from './use-extents.ts'
import './passage.css'

interface PassageViewProps {
  readonly text: string
  readonly rows: readonly Row[]
  readonly place: Span
  readonly lanes: readonly Lane[]
  readonly codebook: StillCodebook
  /** The span of another coding that is about to be made. */
  readonly chosen: Span | null
}

/** The words of a place with a turn before and after, and beside them a lane for each coder. */
export function PassageView({ text, rows, place, lanes, codebook, chosen }: PassageViewProps) {
  const passage = useMemo(
    () => passageAround(rows, chosen ? hull(place, chosen) : place),
    [rows, place, chosen],
  )
  const stretches = useMemo(() => lanes.flatMap((lane) => lane.stretches), [lanes])
  const lettered = useMemo(
    () =>
      lanes.flatMap(({ letter, stretches: own }) =>
        letter === null ? [] : own.map(({ start, end }) => ({ start, end, letter })),
      ),
    [lanes],
  )
  const codeName = codeNames([...new Set(stretches.map(({ code }) => code))], codebook)
  const [box, extents] = useExtents(stretches)
  useLayoutEffect(() => {
    // The words it is about are in view, however long the turn before them is.
    const scroller = box.current?.closest('.reading')
    const words = box.current?.querySelector('.passage-coded')
    if (!scroller || !words) return
    const below = words.getBoundingClientRect().top - scroller.getBoundingClientRect().top
    if (below > 0.7 * scroller.clientHeight) scroller.scrollTop += below - scroller.clientHeight / 3
  }, [box])
  const coderOf = lanes.flatMap((lane) => lane.stretches.map(() => lane.coder))
  return (
    <div className="passage">
      <div className="passage-words" ref={box}>
        {passage.before && <Context row={passage.before} text={text} side="before" />}
        {passage.rows.map((row) => (
          <div key={row.index} className="passage-turn">
            <Label row={row} />
            <p className="passage-text" dir="auto">
              {piecesOf(row, lettered, chosen).map(({ start, end, begins, ends, isCoded, isChosen }) => (
                <Fragment key={start}>
                  {begins && <Edge letters={begins} side="begins" />}
                  <span
                    data-start={start}
                    data-end={end}
                    className={[isCoded && 'passage-coded', isChosen && 'passage-chosen']
                      .filter(Boolean)
                      .join(' ')}
                  >
                    {text.slice(start, end)}
                  </span>
                  {ends && <Edge letters={ends} side="ends" />}
                </Fragment>
              ))}
            </p>
          </div>
        ))}
        {passage.left > 0 && (
          <p className="soft">{count(passage.left, 'turn')} more. Open the transcript to read them.</p>
        )}
        {passage.after && <Context row={passage.after} text={text} side="after" />}
      </div>
      {lanes.map((lane) => (
        <LaneColumn
          key={lane.coder}
          lane={lane}
          extents={extents.filter((_, index) => coderOf[index] === lane.coder)}
          text={text}
          rows={rows}
          codebook={codebook}
          codeName={codeName}
        />
      ))}
    </div>
  )
}

function hull(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
}

/** Where stretches begin or end, by their coders' letters; the lanes say it in words. */
function Edge({ letters, side }: { readonly letters: string; readonly side: 'begins' | 'ends' }) {
  return <span className={`passage-edge passage-${side}`} data-letters={letters} aria-hidden="true" />
}

function Label({ row }: { readonly row: Row }) {
  if (row.speaker === null && row.number === null) return null
  return (
    <p className="passage-label small">
      {row.speaker && <b>{row.speaker}</b>}{' '}
      <span className="soft">
        {row.number !== null && `turn ${row.number}`}
        {row.timestamp && `, ${row.timestamp}`}
      </span>
    </p>
  )
}

interface ContextProps {
  readonly row: Row
  readonly text: string
  readonly side: 'before' | 'after'
}

function Context({ row, text, side }: ContextProps) {
  return (
    <div className="passage-turn passage-context">
      <Label row={row} />
      <p className="passage-text" dir="auto">
        {contextOf(text.slice(row.start, row.end), side)}
      </p>
    </div>
  )
}
