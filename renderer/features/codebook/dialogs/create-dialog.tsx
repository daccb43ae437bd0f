import { useState } from 'react'
import { act } from '../../../client/act.ts'
import type { Codebook } from '../../../client/codebook.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { CheckField, TextField } from '../../../components/field.tsx'

interface CreateDialogProps {
  readonly parent: string | null
  readonly codebook: Codebook
  readonly onMade: (code: string) => void
  readonly onClose: () => void
}

export function CreateDialog({ parent, codebook, onMade, onClose }: CreateDialogProps) {
  const [name, setName] = useState('')
  const [brief, setBrief] = useState('')
  const [codable, setCodable] = useState(true)
  return (
    <FormDialog
      title={parent === null ? 'New top code' : `New code below ${codebook.tree.get(parent)?.name ?? ''}`}
      action="Create"
      isReady={name.trim() !== ''}
      onClose={onClose}
      onSubmit={async () => {
        const made = await act(
          'codebook.create',
          { parent, fields: { name, brief, codable } },
          `${name.trim()} is in the codebook.`,
        )
        if (made) onMade(made.id)
        return made !== undefined
      }}
    >
      <TextField label="Name" value={name} onChange={setName} autoFocus />
      <TextField label="Brief definition" value={brief} onChange={setBrief} rows={2} />
      <CheckField
        label="Can be applied to words. Otherwise it is a heading."
        isOn={codable}
        onChange={setCodable}
      />
    </FormDialog>
  )
}
