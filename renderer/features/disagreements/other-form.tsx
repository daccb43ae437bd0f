import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import type { Span } from '#shared/domain/span.ts'
import { announce } from '../../client/notices.ts'
import { Button } from '../../components/button.tsx'
import { CodeName } from '../../components/swatch.tsx'
import { moveEdge, type Edge } from '../../components/text/edges.ts'
import { endsOf, wordsIn } from './passage.ts'
import type { Text } from './use-text.ts'

interface OtherFormProps {
  readonly text: Text
  readonly span: Span
  readonly path: string
  readonly colour: string
  readonly onSpan: (span: Span) => void
  readonly onCode: () => void
  readonly onApply: () => void
  readonly onCancel: () => void
}

/** The words of another coding, drawn in the passage above: its edges move by a word. */
export function OtherForm({ text, span, path, colour, onSpan, onCode, onApply, onCancel }: OtherFormProps) {
  const form = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => form.current?.focus(), [])

  function move(edge: Edge, direction: 1 | -1) {
    const moved = moveEdge(text.text, text.rows, span, edge, direction)
    if (!moved) {
      announce('It cannot go further this way.')
      return
    }
    const { start, end } = moved
    onSpan({ start, end })
    announce(`From “${endsOf(wordsIn(text.text, text.rows, { start, end }))}”.`)
  }

  function press(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event
    if (ctrlKey || metaKey || altKey) return
    // On one of its buttons, Enter presses that.
    const isOnForm = event.target === form.current
    if (key === 'ArrowLeft' || key === 'ArrowRight')
      move(shiftKey ? 'end' : 'start', key === 'ArrowLeft' ? -1 : 1)
    else if (key === 'Enter' && isOnForm) onApply()
    else if (key === 'Escape') onCancel()
    else if (key.toLowerCase() === 'c') onCode()
    else {
      if (key !== 'Tab') event.stopPropagation()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      className="settle settle-other"
      role="group"
      aria-label="Another code or span"
      tabIndex={-1}
      ref={form}
      data-own-keys=""
      onKeyDownCapture={press}
    >
      <p>
        Coded instead as <CodeName path={path} colour={colour} />: the words marked above.
      </p>
      <div className="row">
        <Button onPress={() => move('start', -1)}>
          Begin earlier <kbd aria-hidden="true">←</kbd>
        </Button>
        <Button onPress={() => move('start', 1)}>
          Begin later <kbd aria-hidden="true">→</kbd>
        </Button>
        <Button onPress={() => move('end', -1)}>
          End earlier <kbd aria-hidden="true">Shift+←</kbd>
        </Button>
        <Button onPress={() => move('end', 1)}>
          End later <kbd aria-hidden="true">Shift+→</kbd>
        </Button>
        <Button onPress={onCode}>
          Another code… <kbd aria-hidden="true">C</kbd>
        </Button>
        <Button look="main" onPress={onApply}>
          Apply <kbd aria-hidden="true">Enter</kbd>
        </Button>
        <Button look="quiet" onPress={onCancel}>
          Cancel <kbd aria-hidden="true">Esc</kbd>
        </Button>
      </div>
    </div>
  )
}
