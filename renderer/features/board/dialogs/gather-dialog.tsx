import { useState } from 'react'
import { foldName } from '#shared/domain/code-tree.ts'
import type { CodeGroup, FreeCodeCard } from '#shared/contract/board.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { ChoiceField, TextField } from '../../../components/field.tsx'
import { namesOf } from '../board-words.ts'
import { gather, gatherAnew } from '../gathering.ts'

interface GatherDialogProps {
  readonly cards: readonly FreeCodeCard[]
  readonly groups: readonly CodeGroup[]
  readonly onMoved: () => void
  readonly onClose: () => void
}

const anew = 'new'

/** Asks for the group: one there is, or a name for a new one. A name that a group bears already means that group. */
export function GatherDialog({ cards, groups, onMoved, onClose }: GatherDialogProps) {
  const [name, setName] = useState('')
  const [group, setGroup] = useState<string>(anew)
  const there =
    group === anew
      ? groups.find((one) => fold(one.name) === fold(name))
      : groups.find((one) => one.id === group)

  return (
    <FormDialog
      title={`Put ${namesOf(cards)} into a group`}
      action="Put into the group"
      isReady={there !== undefined || name.trim() !== ''}
      onClose={onClose}
      onSubmit={async () => {
        const done = there ? await gather(cards, there) : await gatherAnew(cards, name)
        if (done) onMoved()
        return done
      }}
    >
      {groups.length > 0 && (
        <ChoiceField
          label="Group"
          value={group}
          onChange={setGroup}
          choices={[
            { value: anew, label: 'New group' },
            ...groups.map((one) => ({ value: one.id as string, label: one.name })),
          ]}
        />
      )}
      {group === anew && (
        <TextField
          label="Name of the group"
          value={name}
          onChange={setName}
          autoFocus
          maxLength={300}
          hint={
            there
              ? 'There is a group of this name: they go into that one.'
              : 'What these free codes have in common. It can be renamed at any time.'
          }
        />
      )}
    </FormDialog>
  )
}

function fold(name: string): string {
  return foldName(name.replace(/\s+/gu, ' ').trim())
}
