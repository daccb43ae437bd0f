import { useState } from 'react'
import { FormDialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'

interface NameDialogProps {
  readonly title: string
  readonly action: string
  readonly before?: string
  readonly onName: (name: string) => Promise<boolean>
  readonly onClose: () => void
}

/** A name for a report. */
export function NameDialog({ title, action, before = '', onName, onClose }: NameDialogProps) {
  const [name, setName] = useState(before)
  return (
    <FormDialog
      title={title}
      action={action}
      isReady={name.trim() !== ''}
      onClose={onClose}
      onSubmit={() => onName(name.trim())}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={300} autoFocus />
    </FormDialog>
  )
}
