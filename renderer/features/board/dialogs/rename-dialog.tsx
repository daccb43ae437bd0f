import { useState } from 'react'
import type { CodeGroup } from '#shared/contract/board.ts'
import { act } from '../../../client/act.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { undoWords } from '../board-words.ts'

interface RenameDialogProps {
  readonly group: CodeGroup
  readonly onClose: () => void
}

export function RenameDialog({ group, onClose }: RenameDialogProps) {
  const [name, setName] = useState(group.name)
  return (
    <FormDialog
      title={`Rename the group ${group.name}`}
      action="Rename"
      isReady={name.trim() !== '' && name.trim() !== group.name}
      onClose={onClose}
      onSubmit={async () => {
        const done = `The group is called ${name.trim()}. ${undoWords}`
        return (await act('board.renameGroup', { group: group.id, name }, done)) !== undefined
      }}
    >
      <TextField label="Name of the group" value={name} onChange={setName} autoFocus maxLength={300} />
    </FormDialog>
  )
}
