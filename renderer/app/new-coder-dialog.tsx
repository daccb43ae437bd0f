import { useState } from 'react'
import type { ProjectSummary } from '#shared/contract/project.ts'
import { addCoder } from '../client/session.ts'
import { FormDialog } from '../components/dialog.tsx'
import { TextField } from '../components/field.tsx'

interface NewCoderDialogProps {
  readonly project: ProjectSummary
  readonly onClose: () => void
}

export function NewCoderDialog({ project, onClose }: NewCoderDialogProps) {
  const [name, setName] = useState('')
  return (
    <FormDialog
      title="Add a coder"
      action="Add and code as this person"
      isReady={name.trim() !== ''}
      onClose={onClose}
      onSubmit={() => addCoder(project, name)}
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        hint="As the team knows them. It stands with their codings."
      />
    </FormDialog>
  )
}
