import { useState } from 'react'
import type { CallInput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import type { StillCode } from '../../client/codebook.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { ChoiceField, RadioField, TextField } from '../../components/field.tsx'

type Part = CallInput<'codebook.amend'>['part']

interface AmendDialogProps {
  /** Those the disagreement is about. */
  readonly codes: readonly { readonly code: StillCode; readonly path: string }[]
  readonly words: string
  /** Where it was learned. */
  readonly place: string
  readonly onClose: () => void
}

const parts: readonly { readonly value: Part; readonly label: string }[] = [
  { value: 'example', label: 'An example' },
  { value: 'close_but_no', label: 'Close, but no: what looks like it and is not' },
  { value: 'when_to_use', label: 'A rule on when to use it' },
  { value: 'when_not_to_use', label: 'A rule on when not to use it' },
]

/** What a disagreement taught goes to the codebook, which gets its next version. */
export function AmendDialog({ codes, words, place, onClose }: AmendDialogProps) {
  const [code, setCode] = useState<string>(codes[0]?.code.id ?? '')
  const [part, setPart] = useState<Part>('when_to_use')
  const [rule, setRule] = useState('')
  const [example, setExample] = useState(words)
  const [note, setNote] = useState(`Learned from a disagreement in ${place}`)
  const isExample = part === 'example' || part === 'close_but_no'
  const text = isExample ? example : rule
  const name = codes.find((one) => one.code.id === code)?.code.name ?? ''
  return (
    <FormDialog
      title="Add to the codebook"
      action="Add and publish"
      isReady={text.trim() !== '' && code !== ''}
      onClose={onClose}
      onSubmit={async () =>
        (await act(
          'codebook.amend',
          { code, part, text, note },
          (version) => `Added to ${name}. The codebook stands at version ${version.number}.`,
        )) !== undefined
      }
      wide
    >
      <ChoiceField
        label="Code"
        value={code}
        onChange={setCode}
        choices={codes.map((one) => ({ value: one.code.id as string, label: one.path }))}
      />
      <RadioField label="What is added" value={part} onChange={setPart} choices={parts} />
      <TextField
        key={isExample ? 'example' : 'rule'}
        label={isExample ? 'The words' : 'The rule'}
        value={text}
        onChange={isExample ? setExample : setRule}
        rows={3}
      />
      <TextField
        label="What changed, for the new version"
        value={note}
        onChange={setNote}
        hint="The codebook is published with it. Codings made until now say that they were made under the version before."
      />
    </FormDialog>
  )
}
