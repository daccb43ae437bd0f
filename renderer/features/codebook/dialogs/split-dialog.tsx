import { useState } from 'react'
import type { Code } from '#shared/contract/codebook.ts'
import { act } from '../../../client/act.ts'
import { useAskLater } from '../../../client/ask.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { CheckField, TextField } from '../../../components/field.tsx'
import { count } from '../../../components/words.ts'

interface SplitDialogProps {
  readonly code: Code
  readonly onMade: (code: string) => void
  readonly onClose: () => void
}

const most = 10_000

export function SplitDialog({ code, onMade, onClose }: SplitDialogProps) {
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { data } = useAskLater('coding.extracts', {
    code: code.id,
    withChildren: false,
    case: null,
    coder: null,
    offset: 0,
    limit: most,
  })

  function toggle(coding: string, on: boolean) {
    const next = new Set(chosen)
    if (on) next.add(coding)
    else next.delete(coding)
    setChosen(next)
  }

  return (
    <FormDialog
      title={`Split off from ${code.name}`}
      action={chosen.size === 0 ? 'Split off' : `Split off ${count(chosen.size, 'coding')}`}
      isReady={name.trim() !== '' && chosen.size > 0}
      onClose={onClose}
      wide
      onSubmit={async () => {
        const made = await act(
          'codebook.splitOff',
          { code: code.id, name, codings: [...chosen] },
          `${name.trim()} took ${count(chosen.size, 'coding')} from ${code.name}.`,
        )
        if (made) onMade(made.id)
        return made !== undefined
      }}
    >
      <TextField label="Name of the new code" value={name} onChange={setName} autoFocus />
      <fieldset className="split-list">
        <legend className="field-label">Which codings go to it?</legend>
        {(data?.extracts ?? []).map((extract) => (
          <CheckField
            key={extract.coding}
            isOn={chosen.has(extract.coding)}
            onChange={(on) => toggle(extract.coding, on)}
            label={
              <>
                {extract.words.map((words) => words.text).join(' … ')}{' '}
                <span className="soft small">
                  {extract.attribution} · {extract.coder}
                </span>
              </>
            }
          />
        ))}
      </fieldset>
    </FormDialog>
  )
}
