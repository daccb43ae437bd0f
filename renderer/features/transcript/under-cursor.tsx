import { memo, useEffect, useState, type RefObject } from 'react'
import type { Span } from '#shared/domain/span.ts'
import { Swatch } from '../../components/swatch.tsx'
import { count } from '../../components/words.ts'
import { usePlaceNow, type Place, type PlaceState } from './map/place-state.ts'
import type { Surface } from './surface/surface.ts'
import type { ShownCoding } from './surface/pieces.ts'

interface UnderCursorProps {
  readonly surface: Surface | null
  readonly scroller: RefObject<HTMLElement | null>
  /** What is selected: the codings on it are named, until the pointer moves. */
  readonly selected: Span | null
  readonly codings: readonly ShownCoding[]
  readonly place: PlaceState
  /** How much of the codable text is coded, 0 to 1. */
  readonly share: number
}

const none: readonly ShownCoding[] = []
/** More than so many are counted, not named. */
const mostNamed = 12

/** The line below the text: every coding on the words under the pointer or the word cursor, and where in the document one is. */
export const UnderCursor = memo(function UnderCursor(props: UnderCursorProps) {
  const { surface, scroller, selected, codings, place, share } = props
  const [hovered, setHovered] = useState<readonly ShownCoding[] | null>(null)
  useEffect(() => {
    const at = scroller.current
    if (!at || !surface) return
    let frame = 0
    let last: number | null = null
    const move = (event: PointerEvent) => {
      const { clientX, clientY, target } = event
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const isWords = target instanceof Element && target.closest('.turn-words') !== null
        const offset = isWords ? surface.offsetAt(clientX, clientY) : null
        if (offset === last) return
        last = offset
        const found = offset === null ? null : surface.codingsOn({ start: offset, end: offset + 1 })
        setHovered((before) => (sameCodings(before, found) ? before : found))
      })
    }
    const leave = () => {
      cancelAnimationFrame(frame)
      last = null
      setHovered(null)
    }
    at.addEventListener('pointermove', move)
    at.addEventListener('pointerleave', leave)
    at.addEventListener('keydown', leave)
    return () => {
      cancelAnimationFrame(frame)
      at.removeEventListener('pointermove', move)
      at.removeEventListener('pointerleave', leave)
      at.removeEventListener('keydown', leave)
    }
    // Codings that come or go under a resting pointer are named when it moves again.
  }, [surface, scroller])

  // `codings` is read so that the line follows what is coded on the selected words.
  const onCursor = surface && selected && codings.length > 0 ? surface.codingsOn(selected) : none
  const named = hovered ?? onCursor
  return (
    <div className="under-cursor">
      <p className="under-cursor-codings" role="status" aria-label="Codings under the cursor">
        {named.length === 0 ? (
          <span className="soft">{hovered || selected ? 'No codings on these words.' : ''}</span>
        ) : (
          named.slice(0, mostNamed).map((coding) => (
            <span key={coding.id} className="under-cursor-coding">
              <Swatch colour={coding.colour} /> {coding.title}
            </span>
          ))
        )}
        {named.length > mostNamed && <span>and {count(named.length - mostNamed, 'more', 'more')}</span>}
      </p>
      <p className="soft under-cursor-place">
        <PlaceWords place={place} /> {Math.round(share * 100)} % coded, {count(codings.length, 'coding')}
      </p>
    </div>
  )
})

function PlaceWords({ place }: { readonly place: PlaceState }) {
  const seen = usePlaceNow(place)
  return seen && `${placeWords(seen)} ·`
}

function placeWords({ first, last }: Place): string {
  const from = first.number ?? first.index + 1
  const to = last.number ?? last.index + 1
  const what = (last.number ?? first.number) === null ? 'Paragraph' : 'Turn'
  return from >= to ? `${what} ${from}` : `${what}s ${from} to ${to}`
}

function sameCodings(a: readonly ShownCoding[] | null, b: readonly ShownCoding[] | null): boolean {
  if (a === null || b === null) return a === b
  return a.length === b.length && a.every((coding, index) => coding === b[index])
}
