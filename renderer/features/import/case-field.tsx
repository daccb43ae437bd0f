import { useAsk } from '../../client/ask.ts'
import { ChoiceField, TextField } from '../../components/field.tsx'
import type { CaseChoice } from './drafts.ts'

interface CaseFieldProps {
  readonly label: string
  readonly value: CaseChoice
  readonly onChange: (value: CaseChoice) => void
}

const makeNew = 'new'

/** A case study that is there, none, or a new one by name. */
export function CaseField({ label, value, onChange }: CaseFieldProps) {
  const cases = useAsk('case.list', {})
  return (
    <>
      <ChoiceField
        label={label}
        value={value.kind === 'existing' ? value.id : value.kind === 'new' ? makeNew : ''}
        onChange={(chosen) =>
          onChange(
            chosen === ''
              ? { kind: 'none' }
              : chosen === makeNew
                ? { kind: 'new', name: '' }
                : { kind: 'existing', id: chosen },
          )
        }
        choices={[
          { value: '', label: 'None' },
          ...cases.map((one) => ({ value: one.id as string, label: one.name })),
          { value: makeNew, label: 'New case study…' },
        ]}
      />
      {value.kind === 'new' && (
        <TextField
          label={`${label}: name of the new one`}
          value={value.name}
          onChange={(name) => onChange({ kind: 'new', name })}
        />
      )}
    </>
  )
}
