import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Span } from '#shared/domain/span.ts'
import type { ShownCoding } from './surface/pieces.ts'
import { Surface } from './surface/surface.ts'
import type { Row } from '../../components/text/rows.ts'
import { snapSelection, type Snap } from '../../components/text/selection.ts'

interface Shown {
  readonly text: string
  readonly rows: readonly Row[]
  readonly codings: readonly ShownCoding[]
  readonly focused: string | null
  readonly pending: Span | null
  readonly snap: Snap
  /** Per cent. */
  readonly scale: number
  readonly numbers: boolean
}

export interface SurfaceParts {
  readonly root: RefObject<HTMLDivElement | null>
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly surface: Surface | null
  /** What the native selection would code now; null where that is nothing. */
  readonly selected: Span | null
}

/** The surface over the rendered text, kept in step with what is to be shown on it. */
export function useSurface(shown: Shown): SurfaceParts {
  const { text, rows, codings, focused, pending, snap, scale, numbers } = shown
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [surface, setSurface] = useState<Surface | null>(null)
  const [selected, setSelected] = useState<Span | null>(null)

  // With the words it lies on: a surface never outlives the frame in which they were changed.
  useLayoutEffect(() => {
    if (!root.current || !scroller.current) return
    const made = new Surface(root.current, scroller.current, rows)
    setSurface(made)
    return () => {
      made.destroy()
      setSurface(null)
    }
  }, [rows])

  // Before the frame is painted: what was coded by a key is seen in the same one.
  useLayoutEffect(() => {
    // Where words were mended, the next render brings the surface that lies on the new ones.
    if (surface?.rows === rows) surface.show({ codings, focused, pending })
  }, [surface, rows, codings, focused, pending])
  // Once more when letters or numbers have made the text lie differently.
  useEffect(() => surface?.refresh(), [surface, scale, numbers])

  useEffect(() => {
    if (!surface) return
    let frame = 0
    const look = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const raw = surface.selected()
        const span = raw && snapSelection(text, rows, raw, snap)
        setSelected((before) => (before?.start === span?.start && before?.end === span?.end ? before : span))
      })
    }
    document.addEventListener('selectionchange', look)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('selectionchange', look)
    }
  }, [surface, rows, text, snap])

  return { root, scroller, surface, selected }
}
