import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { act } from '../../client/act.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import type { Place } from './place.ts'
import { PlainEditor } from './plain-editor.tsx'
import { SpeakerField } from './speaker-field.tsx'
import { whatBecame } from './words.ts'

interface MendFormProps {
  readonly document: string
  readonly place: Place
  /** The labels of the document's speakers. */
  readonly known: readonly string[]
  /** Asks how to split the turn, at an offset inside its words. */
  readonly onSplit: (at: number) => void
  readonly onClose: () => void
}

export function MendForm({ document, place, known, onSplit, onClose }: MendFormProps) {
  const { turn } = place
  const [words, setWords] = useState(place.words)
  const [speaker, setSpeaker] = useState(place.speaker ?? '')
  const [timestamp, setTimestamp] = useState(turn?.timestamp ?? '')
  const [cursor, setCursor] = useState(0)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const changes = {
    ...(words === place.words ? {} : { words }),
    ...(speaker.trim() === (place.speaker ?? '') ? {} : { speaker: speaker.trim() || null }),
    ...(timestamp.trim() === (turn?.timestamp ?? '') ? {} : { timestamp: timestamp.trim() || null }),
  }
  const isChanged = Object.keys(changes).length > 0
  const canSplit = !isChanged && isBetweenWords(words, cursor)

  async function finish<T>(work: Promise<T | undefined>) {
    setBusy(true)
    if ((await work) === undefined) setBusy(false)
    else onClose()
  }

  function save(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    if (!isChanged) return onClose()
    const done = (became: { readonly moved: number; readonly orphaned: number }) =>
      `Mended. ${whatBecame(became)}`
    void finish(
      turn
        ? act('mending.mendTurn', { turn: turn.id, ...changes }, done)
        : act('mending.mendText', { document, start: place.start, end: place.end, words }, done),
    )
  }

  function join() {
    if (turn)
      void finish(
        act(
          'mending.joinTurns',
          { turn: turn.id },
          (became) => `The two turns are one now. ${whatBecame(became)}`,
        ),
      )
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.current?.requestSubmit()
  }

  return (
    <form className="stack mend-form" ref={form} onSubmit={save} onKeyDownCapture={press}>
      {turn && (
        <div className="mend-fields">
          <SpeakerField label="Speaker" known={known} value={speaker} onChange={setSpeaker} />
          <TextField label="Timestamp" value={timestamp} onChange={setTimestamp} maxLength={40} />
        </div>
      )}
      <PlainEditor
        label={turn ? `Words of turn ${turn.number}` : 'Words'}
        initial={place.words}
        onChange={(now, at) => {
          setWords(now)
          setCursor(at)
        }}
      />
      {turn && (
        <div className="row">
          <Button isDisabled={busy || !canSplit} onPress={() => onSplit(cursor)}>
            Split at the cursor…
          </Button>
          <Button isDisabled={busy || isChanged || place.after === null} onPress={join}>
            Join with the next turn
          </Button>
          <span className="soft small">
            {isChanged
              ? 'Save what is changed before splitting or joining.'
              : !canSplit && 'To split, put the cursor between two words.'}
          </span>
        </div>
      )}
      <div className="row row-apart">
        <span className="soft small">
          Codings stay on their words. Ctrl+Enter saves{turn ? '.' : '; a line end begins a new paragraph.'}
        </span>
        <div className="row">
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="main" isDisabled={busy || !isChanged}>
            Save
          </Button>
        </div>
      </div>
    </form>
  )
}

/** Whether there are words on either side of an offset, and a blank at it. */
function isBetweenWords(words: string, at: number): boolean {
  const before = words.slice(0, at)
  const after = words.slice(at)
  return before.trim() !== '' && after.trim() !== '' && (/\s$/u.test(before) || /^\s/u.test(after))
}
