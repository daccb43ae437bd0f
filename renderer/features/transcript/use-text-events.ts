import { useEffect, useRef, type RefObject } from 'react'

interface TextEvents {
  /** A key pressed on a row. */
  readonly onKey: (event: KeyboardEvent) => void
  /** The mouse went down anywhere in the text. */
  readonly onPointer: () => void
  /** A stripe or a name in the margin was clicked. */
  readonly onCoding: (coding: string) => void
  /** A row, by index, has the keyboard now. */
  readonly onRow: (row: number) => void
}

/**
 * One set of listeners for the whole text: its rows are rendered once and its margins are drawn by the surface, so
 * neither carries listeners of its own.
 */
export function useTextEvents(scroller: RefObject<HTMLElement | null>, events: TextEvents): void {
  const latest = useRef(events)
  useEffect(() => {
    latest.current = events
  })
  useEffect(() => {
    const at = scroller.current
    if (!at) return
    const stop = new AbortController()
    const { signal } = stop
    at.addEventListener(
      'keydown',
      (event) => {
        if (rowOf(event.target)) latest.current.onKey(event)
      },
      { signal },
    )
    at.addEventListener('mousedown', () => latest.current.onPointer(), { signal })
    at.addEventListener(
      'click',
      (event) => {
        const hit = event.target instanceof Element ? event.target.closest('[data-coding]') : null
        const coding = hit?.getAttribute('data-coding')
        if (coding) latest.current.onCoding(coding)
      },
      { signal },
    )
    at.addEventListener(
      'focusin',
      (event) => {
        const row = rowOf(event.target)
        if (row) latest.current.onRow(Number(row.getAttribute('data-row')))
      },
      { signal },
    )
    return () => stop.abort()
  }, [scroller])
}

function rowOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-row]') : null
}
