import { useAsk } from '../../client/ask.ts'
import { useCoders } from '../../client/codebook.ts'
import { CheckList } from '../../components/check-list.tsx'
import { CheckField, ChoiceField } from '../../components/field.tsx'
import type { Choices } from './choices.ts'

interface MoreChoicesProps {
  readonly choices: Choices
  readonly onChange: (part: Partial<Choices>) => void
}

/** Whose codings, of which version of the codebook, and whose words are left out. */
export function MoreChoices({ choices, onChange }: MoreChoicesProps) {
  const { coders } = useCoders()
  const versions = useAsk('codebook.versions', {})
  const participants = useAsk('participant.list', {})
  const persons = coders.filter((coder) => coder.kind === 'person')
  const roles = [...new Set(participants.map(({ role }) => role).filter((role) => role !== ''))].toSorted()
  const chosen = choices.coders ?? new Set<string>(persons.map(({ id }) => id))

  return (
    <details>
      <summary>Coders, codebook version, roles: {summary(choices, persons.length)}</summary>
      <div className="agreement-more">
        <div className="stack">
          <CheckList
            label="Coders"
            choices={persons.map((coder) => ({ id: coder.id, label: coder.name }))}
            chosen={chosen}
            onChange={(next) => onChange({ coders: next.size === persons.length ? null : next })}
          />
          <CheckField
            label="With the consensus as one of them"
            isOn={choices.withConsensus}
            onChange={(withConsensus) => onChange({ withConsensus })}
          />
        </div>
        <ChoiceField
          label="Codings made under"
          value={choices.version === null ? '' : String(choices.version)}
          onChange={(value) => onChange({ version: value === '' ? null : Number(value) })}
          choices={[
            { value: '', label: 'Any version of the codebook' },
            ...versions.map(({ number, note }) => ({
              value: String(number),
              label: `Version ${number}${note === '' ? '' : `: ${note.slice(0, 60)}`}`,
            })),
          ]}
        />
        {roles.length > 0 && (
          <CheckList
            label="Leave out what was said by"
            choices={roles.map((role) => ({ id: role, label: role }))}
            chosen={choices.roles}
            onChange={(next) => onChange({ roles: next })}
          />
        )}
      </div>
    </details>
  )
}

function summary({ coders, withConsensus, version, roles }: Choices, persons: number): string {
  return [
    coders === null ? 'everyone' : `${coders.size} of ${persons} coders`,
    withConsensus && 'with the consensus',
    version === null ? 'any version' : `version ${version}`,
    roles.size > 0 && `${roles.size} left out`,
  ]
    .filter(Boolean)
    .join(', ')
}
