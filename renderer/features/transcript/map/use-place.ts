import { useEffect, useRef, type RefObject } from 'react'
import { preference, remember } from '../../../client/preferences.ts'
import type { Surface } from '../surface/surface.ts'
import { rowAt, type Row } from '../../../components/text/rows.ts'
import type { PlaceState } from './place-state.ts'

/** While the text runs by, the place is told so often, in milliseconds: what shows it is drawn anew each time. */
const pace = 100
/** How long a place must have been stayed at before it is remembered, in milliseconds. */
const settled = 800

/**
 * Keeps `place` true to what is seen, and remembers the last place in each document on this computer.
 * @param aimed whether somewhere is gone to anyway: then the remembered place is left alone
 */
export function usePlace(
  document: string,
  rows: readonly Row[],
  surface: Surface | null,
  scroller: RefObject<HTMLElement | null>,
  aimed: boolean,
  place: PlaceState,
): void {
  const returned = useRef<string | null>(null)
  useEffect(() => {
    const at = scroller.current
    if (!surface || !at) return
    const key = `place:${document}`
    if (!aimed && returned.current !== document) {
      const row = rowAt(rows, Number(preference(key) ?? 0))
      if (row && row.index > 0) surface.reveal(row.index, { focus: false, block: 'start' })
    }
    returned.current = document

    let pacing: ReturnType<typeof setTimeout> | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let top: number | null = null
    const keep = () => {
      if (top !== null) remember(key, String(top))
    }
    const look = () => {
      const seen = surface.visible()
      const first = seen && rows[seen.first]
      const last = seen && rows[seen.last]
      if (first && last) place.set({ first, last })
      return first
    }
    const moved = () => {
      clearTimeout(timer)
      timer = setTimeout(keep, settled)
      pacing ??= setTimeout(() => {
        pacing = undefined
        top = look()?.start ?? top
      }, pace)
    }
    at.addEventListener('scroll', moved, { passive: true })
    const size = new ResizeObserver(() => void look())
    size.observe(at)
    // Nothing is known to be near before the observer has answered for the first time.
    const soon = setTimeout(look, 50)
    return () => {
      clearTimeout(pacing)
      clearTimeout(timer)
      clearTimeout(soon)
      size.disconnect()
      at.removeEventListener('scroll', moved)
      keep()
    }
  }, [document, rows, surface, scroller, aimed, place])
}
