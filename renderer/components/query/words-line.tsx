import { useEffect, useState } from 'react'
import { TextField } from '../field.tsx'

interface WordsLineProps {
  readonly words: string
  readonly onChange: (words: string) => void
}

/** In milliseconds: so long nobody types before what was typed is asked for. */
const pause = 300

/** A word or phrase. It is asked for when the person stops typing. */
export function WordsLine({ words, onChange }: WordsLineProps) {
  const [typed, setTyped] = useState(words)
  useEffect(() => {
    if (typed.trim() === words) return
    const later = setTimeout(() => onChange(typed.trim()), pause)
    return () => clearTimeout(later)
  }, [typed, words, onChange])
  return (
    <TextField
      label="A word or phrase in the extract"
      value={typed}
      onChange={setTyped}
      maxLength={500}
      hint="Case and accents don’t matter."
    />
  )
}
