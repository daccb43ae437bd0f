import { useState } from 'react'
import { ChoiceField, TextField } from '../../components/field.tsx'

interface SpeakerFieldProps {
  readonly label: string
  /** The labels there are in this document. */
  readonly known: readonly string[]
  /** A label; empty: nobody. */
  readonly value: string
  readonly onChange: (value: string) => void
}

const another = ' another'

/** Who says a turn: one of the document's speakers, nobody, or a new one by name. */
export function SpeakerField({ label, known, value, onChange }: SpeakerFieldProps) {
  const [isNew, setNew] = useState(false)
  return (
    <div className="mend-speaker">
      <ChoiceField
        label={label}
        value={isNew ? another : value}
        onChange={(chosen) => {
          setNew(chosen === another)
          onChange(chosen === another ? '' : chosen)
        }}
        choices={[
          { value: '', label: 'Nobody' },
          ...known.map((one) => ({ value: one, label: one })),
          { value: another, label: 'Someone else…' },
        ]}
      />
      {isNew && (
        <TextField label={`${label}: name`} value={value} onChange={onChange} autoFocus maxLength={300} />
      )}
    </div>
  )
}
