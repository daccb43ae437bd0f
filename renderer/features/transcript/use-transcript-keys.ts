import { useRef } from 'react'
import type { Span } from '#shared/domain/span.ts'
import { announce } from '../../client/notices.ts'
import type { Surface } from './surface/surface.ts'
import type { Row } from './text/rows.ts'
import { snapSelection } from './text/selection.ts'
import { enterRow, spanOf, stepCursor, type Step, type WordCursor } from './text/word-cursor.ts'

interface KeysOptions {
  readonly text: string
  readonly rows: readonly Row[]
  readonly surface: Surface | null
  readonly row: number
  readonly onCode: (span: Span) => void
  readonly onRemove: () => void
  readonly onStep: (direction: 1 | -1) => void
  readonly onLetGo: () => void
}

const wordSteps: { readonly [key: string]: Step } = {
  ArrowLeft: 'word-before',
  ArrowRight: 'word-after',
  Home: 'row-start',
  End: 'row-end',
}
const rowSteps: { readonly [key: string]: Step } = { ArrowUp: 'row-before', ArrowDown: 'row-after' }

/**
 * The transcript's own keys: turns with the arrows, Enter for a word cursor, Shift to extend it, S, C, Delete.
 * What the cursor holds is the native selection, so that it is seen and read out like any other.
 */
export function useTranscriptKeys(options: KeysOptions): {
  press(event: KeyboardEvent): void
  letGo(): void
} {
  const { text, rows, surface, row, onCode, onRemove, onStep, onLetGo } = options
  const cursor = useRef<WordCursor | null>(null)

  function place(next: WordCursor | null): void {
    const span = next && spanOf(text, rows, next)
    if (!next || !span || !surface) return
    cursor.current = next
    if (next.active.row !== row) surface.reveal(next.active.row, { focus: true, block: 'nearest' })
    surface.select(span)
  }

  function letGo(): void {
    cursor.current = null
    document.getSelection()?.removeAllRanges()
  }

  function held(): Span | null {
    const raw = surface?.selected() ?? null
    return raw && snapSelection(text, rows, raw)
  }

  function code(): void {
    const span = held()
    if (span) onCode(span)
    else announce('Select words first: Enter for the word cursor, S for the whole turn.')
  }

  function selectRow(): void {
    const at = rows[row]
    if (!at?.codable) {
      announce('There is nothing here that can be coded.')
      return
    }
    cursor.current = null
    surface?.select({ start: at.start, end: at.end })
    announce(
      at.kind === 'turn'
        ? 'The whole turn is selected. C chooses a code.'
        : 'The paragraph is selected. C chooses a code.',
    )
  }

  function move(step: Step, extend: boolean): void {
    const from = cursor.current ?? enterRow(text, rows, row)
    if (!from) return
    place(cursor.current ? stepCursor(text, rows, from, step, extend) : from)
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const handled = handle(event)
    if (handled) event.preventDefault()
  }

  function handle(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event
    const word = wordSteps[key]
    if (word && (cursor.current || shiftKey)) {
      move(word, shiftKey)
      return true
    }
    const byRow = rowSteps[key]
    if (byRow && shiftKey) {
      move(byRow, true)
      return true
    }
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        letGo()
        const next = Math.max(0, Math.min(rows.length - 1, row + (key === 'ArrowDown' ? 1 : -1)))
        surface?.reveal(next, { focus: true, block: 'nearest' })
        return true
      }
      case 'Enter':
        if (held()) code()
        else if (rows[row]?.codable) place(enterRow(text, rows, row))
        return true
      case 'c':
      case 'C':
        code()
        return true
      case 's':
      case 'S':
        selectRow()
        return true
      case 'Delete':
      case 'Backspace':
        onRemove()
        return true
      case ']':
        onStep(1)
        return true
      case '[':
        onStep(-1)
        return true
      case 'Escape':
        letGo()
        onLetGo()
        return true
      default:
        return false
    }
  }

  return { press, letGo: () => (cursor.current = null) }
}
