import { useEffect } from 'react'
import type { Row } from '../../components/text/rows.ts'
import { written } from './actions/written.ts'
import { offsetOf } from './surface/dom-offsets.ts'
import type { Surface } from './surface/surface.ts'
import type { SurfaceParts } from './use-surface.ts'
import { wordsToCopy } from './words-to-copy.ts'

interface Copied extends Pick<SurfaceParts, 'root' | 'scroller' | 'surface'> {
  readonly text: string
  readonly rows: readonly Row[]
}

/**
 * What is copied comes from the document, not from the page: there the speakers can't be selected, and the browser
 * would take the page's fonts and colours along. The key that selects all means all of the text, not of the window.
 */
export function useCopying({ text, rows, root, scroller, surface }: Copied): void {
  useEffect(() => {
    const pane = scroller.current
    const holder = root.current
    if (!pane || !holder || !surface) return
    const stop = new AbortController()
    const copy = (event: ClipboardEvent) => {
      const span = touchedSpan(holder, rows, surface)
      const words = span && wordsToCopy(text, rows, span)
      if (!words || !event.clipboardData || event.defaultPrevented) return
      event.clipboardData.setData('text/plain', words)
      event.preventDefault()
    }
    const selectAll = (event: KeyboardEvent) => {
      const isInText = event.target instanceof Element && event.target.closest('[data-row]') !== null
      if (!isInText || written(event) !== 'Ctrl+a') return
      const first = rows.find((row) => row.start < row.end)
      const last = rows.findLast((row) => row.start < row.end)
      if (first && last) surface.select({ start: first.start, end: last.end })
      event.preventDefault()
    }
    // On the document: a selection that was begun outside of the text is copied from there.
    document.addEventListener('copy', copy, { signal: stop.signal })
    pane.addEventListener('keydown', selectAll, { signal: stop.signal })
    return () => stop.abort()
  }, [text, rows, root, scroller, surface])
}

/** The part of the native selection that lies in the text, where it was begun or ended there. */
function touchedSpan(root: HTMLElement, rows: readonly Row[], { elements }: Surface) {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
  if (!root.contains(startContainer) && !root.contains(endContainer)) return null
  const start = offsetOf(rows, elements, startContainer, startOffset)
  const end = offsetOf(rows, elements, endContainer, endOffset)
  return start < end ? { start, end } : null
}
