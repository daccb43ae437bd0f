import { useState } from 'react'
import { FormDialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'

interface ExampleDialogProps {
  readonly kind: 'example' | 'close_but_no'
  readonly name: string
  readonly quote: string
  /** Answers whether it was done. */
  readonly onAdd: (why: string) => Promise<boolean>
  readonly onClose: () => void
}

/** Puts a coding's words into the codebook, as an example or as one that comes close but is none. */
export function ExampleDialog({ kind, name, quote, onAdd, onClose }: ExampleDialogProps) {
  const [why, setWhy] = useState('')
  return (
    <FormDialog
      title={kind === 'example' ? `An example of ${name}` : `Close to ${name}, but no`}
      action="Add to the codebook"
      onClose={onClose}
      onSubmit={() => onAdd(why.trim())}
    >
      <p className="palette-quote">{quote}</p>
      <TextField
        label="Why (may be left out)"
        value={why}
        onChange={setWhy}
        rows={3}
        maxLength={2000}
        autoFocus
      />
    </FormDialog>
  )
}
