import { useState, type FormEvent } from 'react'
import { act } from '../../client/act.ts'
import { Button } from '../../components/button.tsx'
import { SpeakerField } from './speaker-field.tsx'

interface SplitFormProps {
  readonly turn: string
  readonly words: string
  /** An offset inside the words, and where these begin in the document's text. */
  readonly at: number
  readonly start: number
  readonly speaker: string | null
  readonly known: readonly string[]
  readonly onBack: () => void
  readonly onClose: () => void
}

/** The two turns as they would be, and who says the second. */
export function SplitForm({ turn, words, at, start, speaker, known, onBack, onClose }: SplitFormProps) {
  const [second, setSecond] = useState(speaker ?? '')
  const [busy, setBusy] = useState(false)

  async function split(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const done = await act(
      'mending.splitTurn',
      { turn, at: start + at, speaker: second.trim() || null },
      'The turn is split in two. Undo joins them again.',
    )
    if (done === undefined) setBusy(false)
    else onClose()
  }

  return (
    <form className="stack mend-form" onSubmit={(event) => void split(event)}>
      <p className="mend-half">
        {speaker && <b>{speaker}: </b>}
        {words.slice(0, at).trim()}
      </p>
      <p className="mend-half">
        {second.trim() && <b>{second.trim()}: </b>}
        {words.slice(at).trim()}
      </p>
      <SpeakerField label="Speaker of the second turn" known={known} value={second} onChange={setSecond} />
      <div className="row row-end">
        <Button look="quiet" onPress={onBack}>
          Back to the words
        </Button>
        <Button type="submit" look="main" isDisabled={busy} autoFocus>
          Split the turn
        </Button>
      </div>
    </form>
  )
}
