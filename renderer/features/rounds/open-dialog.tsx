import { useState } from 'react'
import type { Round } from '#shared/contract/rounds.ts'
import { act } from '../../client/act.ts'
import { CheckList } from '../../components/check-list.tsx'
import { FormDialog } from '../../components/dialog.tsx'
import { count } from '../../components/words.ts'
import { readyToOpen, stillShut } from './round-words.ts'

interface OpenDialogProps {
  readonly round: Round
  readonly onClose: () => void
}

/** Asks before a blind round's results are opened, since that is for good. */
export function OpenDialog({ round, onClose }: OpenDialogProps) {
  const ready = readyToOpen(round)
  const shut = stillShut(round)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(ready.map((row) => row.document)))
  const documents = ready.flatMap((row) => (chosen.has(row.document) ? [row.document] : []))

  async function open() {
    const done = await act(
      'round.open',
      { round: round.id, documents },
      ({ opened }) => `The results of ${count(opened, 'document')} are open.`,
    )
    return done !== undefined
  }

  return (
    <FormDialog
      title={`Open results of ${round.name}`}
      action={`Open results of ${count(documents.length, 'document')}`}
      look="danger"
      isReady={documents.length > 0}
      onClose={onClose}
      onSubmit={open}
    >
      <p>
        Everyone will see everyone’s codings and memos on these documents, and what was coded there in this
        round can no longer be changed. <strong>This can’t be undone.</strong>
      </p>
      <CheckList
        label="Finished by everyone"
        choices={ready.map((row) => ({ id: row.document, label: row.title }))}
        chosen={chosen}
        onChange={setChosen}
      />
      {shut.length > 0 && (
        <p className="soft small">
          Not finished by everyone, so these can’t be opened yet: {shut.map((row) => row.title).join('; ')}.
        </p>
      )}
    </FormDialog>
  )
}
