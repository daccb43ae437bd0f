import { useEffect, useRef, type RefObject } from 'react'
import { holdsCode, putWords, takeCode } from './codes/drag.ts'
import type { Span } from '#shared/domain/span.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

interface TextEvents {
  /** A key pressed on a row. */
  readonly onKey: (event: KeyboardEvent) => void
  /** The mouse went down anywhere in the text. */
  readonly onPointer: () => void
  /** A stripe or a name in the margin was clicked. */
  readonly onCoding: (coding: string) => void
  /** A row, by index, has the keyboard now. */
  readonly onRow: (row: number) => void
  /** The menu is asked for with the mouse; `coding`: of the stripe or name under it. */
  readonly onMenu: (at: Point, coding: string | null) => void
  /** The words that leave with a drag of the selection; null: none. */
  readonly onDragWords: () => Span | null
  /** A code was dropped on the text. */
  readonly onDropCode: (code: string, at: Point) => void
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
    const on = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      listener: (event: HTMLElementEventMap[Name]) => void,
    ) => at.addEventListener(name, listener, { signal: stop.signal })
    on('keydown', (event) => {
      if (rowOf(event.target)) latest.current.onKey(event)
    })
    on('mousedown', (event) => {
      if (event.button === 0) latest.current.onPointer()
    })
    on('click', (event) => {
      const coding = codingOf(event.target)
      if (coding !== null) latest.current.onCoding(coding)
    })
    on('focusin', (event) => {
      const row = rowOf(event.target)
      if (row) latest.current.onRow(Number(row.getAttribute('data-row')))
    })
    on('contextmenu', (event) => {
      const row = rowOf(event.target)
      if (!(row instanceof HTMLElement)) return
      event.preventDefault()
      row.focus({ preventScroll: true })
      latest.current.onMenu({ x: event.clientX, y: event.clientY }, codingOf(event.target))
    })
    on('dragstart', (event) => {
      const span = latest.current.onDragWords()
      if (span && event.dataTransfer) putWords(event.dataTransfer, span)
    })
    on('dragover', (event) => {
      if (!event.dataTransfer || !holdsCode(event.dataTransfer)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    })
    on('drop', (event) => {
      const code = takeCode(event.dataTransfer)
      if (code === null) return
      event.preventDefault()
      latest.current.onDropCode(code, { x: event.clientX, y: event.clientY })
    })
    return () => stop.abort()
  }, [scroller])
}

function rowOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-row]') : null
}

function codingOf(target: EventTarget | null): string | null {
  return target instanceof Element
    ? (target.closest('[data-coding]')?.getAttribute('data-coding') ?? null)
    : null
}
