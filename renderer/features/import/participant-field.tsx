import { useAsk } from '../../client/ask.ts'
import { ChoiceField, TextField } from '../../components/field.tsx'
import type { ParticipantChoice } from './drafts.ts'

interface ParticipantFieldProps {
  readonly speaker: string
  readonly value: ParticipantChoice
  readonly onChange: (value: ParticipantChoice) => void
}

const makeNew = 'new'

/** The participant behind a speaker: nobody, one that is there, or a new one by pseudonym and role. */
export function ParticipantField({ speaker, value, onChange }: ParticipantFieldProps) {
  const participants = useAsk('participant.list', {})
  return (
    <div className="stack">
      <ChoiceField
        label={`Participant behind ${speaker}`}
        hideLabel
        value={value.kind === 'existing' ? value.id : value.kind === 'new' ? makeNew : ''}
        onChange={(chosen) =>
          onChange(
            chosen === ''
              ? { kind: 'none' }
              : chosen === makeNew
                ? { kind: 'new', pseudonym: '', role: '' }
                : { kind: 'existing', id: chosen },
          )
        }
        choices={[
          { value: '', label: 'Nobody' },
          ...participants
            .filter((one) => !one.withdrawn)
            .map((one) => ({
              value: one.id as string,
              label: `${one.pseudonym} (${one.role || 'no role'})`,
            })),
          { value: makeNew, label: 'New participant…' },
        ]}
      />
      {value.kind === 'new' && (
        <div className="row row-fields">
          <TextField
            label={`Pseudonym of ${speaker}`}
            value={value.pseudonym}
            onChange={(pseudonym) => onChange({ ...value, pseudonym })}
          />
          <TextField
            label={`Role of ${speaker}`}
            value={value.role}
            onChange={(role) => onChange({ ...value, role })}
          />
        </div>
      )}
    </div>
  )
}
