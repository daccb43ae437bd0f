import { useAsk } from '../../client/ask.ts'
import { useCodebook } from '../../client/codebook.ts'
import { roundTitle, useRounds } from '../../client/rounds.ts'
import { CheckList } from '../../components/check-list.tsx'
import { DocumentChecks } from '../../components/document-checks.tsx'
import { CheckField, ChoiceField } from '../../components/field.tsx'
import { Segments } from '../../components/segments.tsx'
import { levelsFor, type Choices } from './choices.ts'
import { MoreChoices } from './more-choices.tsx'
import { units, unitWords } from './words.ts'

interface ChoicesBarProps {
  readonly choices: Choices
  readonly onChange: (part: Partial<Choices>) => void
}

/** What is compared, over which unit and at which level. Every choice is computed at once. */
export function ChoicesBar({ choices, onChange }: ChoicesBarProps) {
  const { rounds } = useRounds()
  const cases = useAsk('case.list', {})
  const documents = useAsk('document.list', {})
  const { codes, tree } = useCodebook()
  const deepest = Math.max(1, ...codes.map((code) => tree.lineOf(code.id).length))
  const levels = levelsFor(deepest)
  const scope = choices.scope === 'round' ? `round:${choices.round ?? ''}` : choices.scope

  function chooseScope(value: string) {
    if (value.startsWith('round:')) onChange({ scope: 'round', round: value.slice('round:'.length) })
    else if (value === 'cases' || value === 'documents') onChange({ scope: value })
    else onChange({ scope: 'all' })
  }

  return (
    <div className="agreement-choices">
      <div className="agreement-bar">
        <ChoiceField
          label="Compared"
          value={scope}
          onChange={chooseScope}
          choices={[
            { value: 'all', label: 'Everything, as finished last' },
            ...rounds.map((round) => ({ value: `round:${round.id}`, label: roundTitle(round) })),
            ...(cases.length > 0 ? [{ value: 'cases', label: 'Some case studies…' }] : []),
            { value: 'documents', label: 'Some documents…' },
          ]}
        />
        <Segments
          label="Unit"
          value={choices.unit}
          onChange={(unit) => onChange({ unit })}
          choices={units.map((value) => ({ value, label: unitWords[value] }))}
        />
        {levels.length > 1 && (
          <Segments
            label="Level of codes"
            value={choices.level}
            onChange={(level) => onChange({ level })}
            choices={levels}
          />
        )}
        <CheckField
          label="With what interviewers said"
          isOn={choices.interviewers}
          onChange={(interviewers) => onChange({ interviewers })}
        />
      </div>
      {choices.scope === 'cases' && (
        <CheckList
          label="Case studies"
          choices={cases.map((one) => ({ id: one.id, label: one.name }))}
          chosen={choices.cases}
          onChange={(chosen) => onChange({ cases: chosen })}
        />
      )}
      {choices.scope === 'documents' && (
        <DocumentChecks
          label="Documents"
          documents={documents}
          chosen={choices.documents}
          onChange={(chosen) => onChange({ documents: chosen })}
        />
      )}
      <MoreChoices choices={choices} onChange={onChange} />
    </div>
  )
}
