import { useState } from 'react'
import type { ExtractsQuestion, SavedQuery } from '#shared/contract/retrieval.ts'
import { act } from '../../client/act.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'

interface SaveDialogProps {
  /** null: a new one. */
  readonly saved: SavedQuery | null
  readonly all: readonly SavedQuery[]
  readonly question: ExtractsQuestion
  readonly onSaved: (id: string) => void
  readonly onClose: () => void
}

const folded = (name: string) => name.replace(/\s+/gu, ' ').trim().toLocaleLowerCase('en')

/** Keeps a question under a name, or gives a saved one another name. */
export function SaveDialog({ saved, all, question, onSaved, onClose }: SaveDialogProps) {
  const [name, setName] = useState(saved?.name ?? '')
  const isTaken = all.some((one) => one.id !== saved?.id && folded(one.name) === folded(name))
  return (
    <FormDialog
      title={saved ? 'Rename the query' : 'Save the query'}
      action={saved ? 'Rename' : 'Save'}
      isReady={name.trim() !== '' && !isTaken}
      onClose={onClose}
      onSubmit={async () => {
        const done = await act(
          'query.save',
          { id: saved?.id ?? null, name, question: saved?.question ?? question },
          saved ? 'Renamed.' : 'Saved. What is coded from now on appears in it too.',
        )
        if (done) onSaved(done.id)
        return done !== undefined
      }}
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        maxLength={300}
        error={isTaken ? 'Another saved query has this name.' : null}
        {...(saved ? {} : { hint: 'The question is kept, not the answer: new codings appear in it.' })}
      />
    </FormDialog>
  )
}
