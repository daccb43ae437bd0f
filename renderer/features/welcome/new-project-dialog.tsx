import { useState } from 'react'
import { act } from '../../client/act.ts'
import { useAskLater } from '../../client/ask.ts'
import { showProject } from '../../client/session.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { RadioField, TextField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import { starters, type Starter } from '#shared/contract/values.ts'

type Choice = Starter | 'none'

export function NewProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [coder, setCoder] = useState('')
  const [codebook, setCodebook] = useState<Choice>(starters[0])
  const offered = useAskLater('codebook.starters', {})

  async function create() {
    const place = await act('shell.newProjectFile', { name })
    if (!place) return false
    const made = await act(
      'project.create',
      { file: place.file, name, codebook, coder: coder.trim() === '' ? null : coder },
      `${name.trim()} is ready. Import its first documents.`,
    )
    if (made) showProject(made)
    return made !== undefined
  }

  return (
    <FormDialog
      title="New project"
      action="Create"
      isReady={name.trim() !== ''}
      onClose={onClose}
      onSubmit={create}
    >
      <TextField label="Name of the study" value={name} onChange={setName} autoFocus />
      <TextField
        label="Your name"
        value={coder}
        onChange={setCoder}
        hint="Stands with everything you code. Others of the team can be added later."
      />
      <RadioField<Choice>
        label="Codebook to begin with"
        value={codebook}
        onChange={setCodebook}
        choices={[
          ...(offered.data ?? []).map((starter) => ({
            value: starter.starter,
            label: `${starter.name} (${count(starter.codes, 'code')})`,
            hint: starter.description,
          })),
          {
            value: 'none' as const,
            label: 'None',
            hint: 'Begin with free codes, and build the codebook from them.',
          },
        ]}
      />
    </FormDialog>
  )
}
