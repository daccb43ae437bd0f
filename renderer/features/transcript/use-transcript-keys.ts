import { useRef } from 'react'
import type { Span } from '#shared/domain/span.ts'
import { announce } from '../../client/notices.ts'
import { actionFor, type ActionName } from './actions/actions.ts'
import { written } from './actions/written.ts'
import type { Surface } from './surface/surface.ts'
import type { Row } from '../../components/text/rows.ts'
import { unitAt, unitsOf, type Unit } from '../../components/text/units.ts'
import {
  enterRow,
  spanOf,
  stepCursor,
  type Step,
  type WordCursor,
} from '../../components/text/word-cursor.ts'

interface KeysOptions {
  readonly text: string
  readonly rows: readonly Row[]
  readonly surface: Surface | null
  readonly row: number
  /** What would be coded now. */
  readonly held: () => Span | null
  readonly onAction: (action: ActionName) => void
  /** A number key, 1 to 9. */
  readonly onNumber: (number: number) => void
  readonly onLetGo: () => void
}

const steps: { readonly [press: string]: { readonly step: Step; readonly extend: boolean } } = {
  'Shift+ArrowLeft': { step: 'word-before', extend: true },
  'Shift+ArrowRight': { step: 'word-after', extend: true },
  'Shift+Home': { step: 'row-start', extend: true },
  'Shift+End': { step: 'row-end', extend: true },
  'Shift+ArrowUp': { step: 'row-before', extend: true },
  'Shift+ArrowDown': { step: 'row-after', extend: true },
}
/** Only while the word cursor is in the text: else they scroll. */
const plainSteps: { readonly [press: string]: Step } = {
  ArrowLeft: 'word-before',
  ArrowRight: 'word-after',
  Home: 'row-start',
  End: 'row-end',
}

export interface TranscriptKeys {
  press(event: KeyboardEvent): void
  letGo(): void
  selectUnit(unit: Unit): void
}

/**
 * The transcript's own keys: turns with the arrows, Enter for a word cursor, Shift to extend it; every other key is
 * an action's. What the cursor holds is the native selection, so that it is seen and read out like any other.
 */
export function useTranscriptKeys(options: KeysOptions): TranscriptKeys {
  const { text, rows, surface, row, held, onAction, onNumber, onLetGo } = options
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

  function selectUnit(unit: Unit): void {
    const at = rows[row]
    const selected = held()
    const here = selected && at && selected.start < at.end && at.start < selected.end ? selected : null
    const span = at && unitAt(unitsOf(text, at, unit), here)
    if (!span) {
      announce('There is nothing here that can be coded.')
      return
    }
    cursor.current = null
    surface?.select(span)
    const whole = at.kind === 'turn' ? 'whole turn' : 'paragraph'
    announce(`The ${unit === 'turn' ? whole : unit} is selected. C chooses a code.`)
  }

  function move(step: Step, extend: boolean): void {
    const from = cursor.current ?? enterRow(text, rows, row)
    if (!from) return
    place(cursor.current ? stepCursor(text, rows, from, step, extend) : from)
  }

  function goToRow(next: number): void {
    letGo()
    surface?.reveal(Math.max(0, Math.min(rows.length - 1, next)), { focus: true, block: 'nearest' })
  }

  function handle(press: string): boolean {
    const extending = steps[press]
    const stepping = cursor.current ? plainSteps[press] : undefined
    const action = actionFor(press)
    if (extending) move(extending.step, true)
    else if (stepping) move(stepping, false)
    else if (press === 'ArrowDown') goToRow(row + 1)
    else if (press === 'ArrowUp') goToRow(row - 1)
    else if (press === 'Enter') {
      if (held()) onAction('code')
      else place(enterRow(text, rows, row))
    } else if (press === 'Escape') {
      letGo()
      onLetGo()
    } else if (/^[1-9]$/.test(press)) onNumber(Number(press))
    else if (action) onAction(action)
    else return false
    return true
  }

  return {
    press: (event) => {
      if (handle(written(event))) event.preventDefault()
    },
    letGo: () => {
      cursor.current = null
    },
    selectUnit,
  }
}
