import { useState } from 'react'
import { act } from '../../client/act.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { linesOf } from './themes.ts'
import type { Framework } from './words.ts'

interface SettingsDialogProps {
  readonly framework: Framework
  readonly onClose: () => void
}

/** The name of a matrix, and of a rating its levels. */
export function SettingsDialog({ framework, onClose }: SettingsDialogProps) {
  const isRating = framework.kind === 'rating'
  const [name, setName] = useState(framework.name)
  const [levels, setLevels] = useState(framework.levels.join('\n'))
  const told = linesOf(levels)
  const isSame = told.join('\n') === framework.levels.join('\n')
  return (
    <FormDialog
      title={isRating ? 'Name and levels' : 'Rename the matrix'}
      action="Save"
      isReady={name.trim() !== '' && (!isRating || told.length >= 2)}
      onClose={onClose}
      onSubmit={async () => {
        const changed = { framework: framework.id, name, ...(isRating && !isSame ? { levels: told } : {}) }
        return (await act('framework.change', changed, 'The matrix is saved.')) !== undefined
      }}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={300} autoFocus />
      {isRating && (
        <TextField
          label="Levels, one a line, the lowest first"
          hint="A line that is changed renames that level in every cell."
          rows={5}
          value={levels}
          onChange={setLevels}
        />
      )}
    </FormDialog>
  )
}
