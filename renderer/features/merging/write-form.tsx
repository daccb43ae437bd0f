import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'

interface WriteFormProps {
  readonly field: string
  readonly start: string
  readonly onWrite: (words: string) => Promise<void>
  readonly onCancel: () => void
}

/** Fields of one line, by the names the host tells. */
const oneLine: ReadonlySet<string> = new Set(['Name', 'Title', 'Pseudonym', 'Role', 'Value', 'Speaker label'])

/** Words of one's own in the place of either side's. Escape leaves it. */
export function WriteForm({ field, start, onWrite, onCancel }: WriteFormProps) {
  const [words, setWords] = useState(start)
  const [busy, setBusy] = useState(false)
  const isOneLine = oneLine.has(field)
  const isReady = !busy && (!isOneLine || words.trim() !== '')

  async function submit(event: FormEvent | KeyboardEvent) {
    event.preventDefault()
    if (!isReady) return
    setBusy(true)
    await onWrite(words)
    setBusy(false)
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => void submit(event)}
      onKeyDownCapture={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault()
          onCancel()
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event)
      }}
    >
      <TextField
        label={`${field}, in words of your own`}
        value={words}
        onChange={setWords}
        autoFocus
        {...(isOneLine ? {} : { rows: 4, hint: 'Ctrl+Enter settles it with these words.' })}
      />
      <div className="row">
        <Button type="submit" look="main" isDisabled={!isReady}>
          Settle with these words
        </Button>
        <Button look="quiet" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
