import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'

interface PseudonymFormProps {
  /** null: they are asked for too. */
  readonly words: string | null
  readonly pseudonym?: string
  readonly onWrite: (pseudonym: string, words: string) => void
}

/** What stands for a name or a place. */
export function PseudonymForm({ words: given, pseudonym: before = '', onWrite }: PseudonymFormProps) {
  const [words, setWords] = useState(given ?? '')
  const [pseudonym, setPseudonym] = useState(before)
  return (
    <form
      className="row report-pseudonym"
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim() === '' || pseudonym.trim() === '') return
        onWrite(pseudonym.trim(), words.trim())
        setPseudonym('')
        if (given === null) setWords('')
      }}
    >
      {given === null && (
        <TextField label="Name or place" value={words} onChange={setWords} maxLength={300} />
      )}
      <TextField
        label={given === null ? 'Pseudonym' : `What stands for “${given}”`}
        value={pseudonym}
        onChange={setPseudonym}
        maxLength={300}
        autoFocus={given !== null}
      />
      <Button type="submit" isDisabled={words.trim() === '' || pseudonym.trim() === ''}>
        Replace
      </Button>
    </form>
  )
}
