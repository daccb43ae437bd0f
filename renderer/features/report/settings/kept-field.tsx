import { useState } from 'react'
import { TextField } from '../../../components/field.tsx'

interface KeptFieldProps {
  readonly label: string
  readonly value: string
  readonly onKeep: (value: string) => void
  readonly hint?: string
  readonly rows?: number
  readonly error?: string | null
  /** What is typed, before it is kept. */
  readonly onType?: (value: string) => void
}

/** A text that is kept when its field is left: one step in the history, not one a letter. */
export function KeptField({ label, value, onKeep, onType, ...rest }: KeptFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextField
      label={label}
      value={typed ?? value}
      onChange={(text) => {
        setTyped(text)
        onType?.(text)
      }}
      onBlur={() => {
        if (typed !== null && typed.trim() !== value) onKeep(typed.trim())
        setTyped(null)
      }}
      {...rest}
    />
  )
}
