import { useState } from 'react'
import { attributionFields } from '#shared/contract/report-values.ts'
import { useAsk, useAskLater } from '../../../client/ask.ts'
import { ChoiceField, RadioField } from '../../../components/field.tsx'
import { count } from '../../../components/words.ts'
import type { ChangeSettings, Settings } from '../use-settings.ts'
import { KeptField } from './kept-field.tsx'

interface AttributionSettingsProps {
  readonly settings: Settings
  readonly onChange: ChangeSettings
}

const templates = [
  { value: '{role}, {case}, {setting}', label: 'Role, Site, Setting' },
  { value: '{role}, {case}, {mode}', label: 'Role, Site, Mode' },
  { value: '{pseudonym}, {role}, {case}', label: 'Pseudonym, Role, Site' },
  { value: '{role}, {case}', label: 'Role, Site' },
  { value: '{role}', label: 'Role' },
]

/** How a quotation says whose words it is, with examples from the project. */
export function AttributionSettings({ settings, onChange }: AttributionSettingsProps) {
  const rules = settings.attribution
  const participants = useAsk('participant.list', {})
  const [typed, setTyped] = useState<string | null>(null)
  const template = (typed ?? rules.template).trim()
  const { data } = useAskLater(
    'report.attribution',
    template === '' ? null : { rules: { ...rules, template }, query: settings.query },
  )
  const change = (part: Partial<Settings['attribution']>) => onChange({ attribution: { ...rules, ...part } })
  const roles = [...new Set(participants.map(({ role }) => role).filter((role) => role !== ''))].toSorted()
  const unknown = data?.unknown ?? []
  return (
    <div className="stack">
      <RadioField
        label="People are told by"
        value={rules.people}
        choices={[
          { value: 'role', label: 'Their role only' },
          { value: 'pseudonym', label: 'Their pseudonym too' },
        ]}
        onChange={(people) => change({ people })}
      />
      <ChoiceField
        label="Form"
        value={templates.some(({ value }) => value === rules.template) ? rules.template : ''}
        choices={[...templates, { value: '', label: 'As written below' }]}
        onChange={(value) => value !== '' && change({ template: value })}
      />
      <KeptField
        label="As written"
        hint={`Fields: ${attributionFields.map((field) => `{${field}}`).join(', ')}`}
        value={rules.template}
        error={unknown.length > 0 ? `There is no ${unknown.map((field) => `{${field}}`).join(', ')}.` : null}
        onType={setTyped}
        onKeep={(kept) => {
          setTyped(null)
          if (kept !== '') change({ template: kept })
        }}
      />
      {data && data.examples.length > 0 && (
        <div className="report-examples" aria-live="polite">
          <span className="field-label">For example</span>
          <ul>
            {data.examples.map((example) => (
              <li key={example}>({example})</li>
            ))}
          </ul>
        </div>
      )}
      {rules.people === 'role' && (
        <RadioField
          label="Who could only be one participant"
          value={rules.identifying}
          choices={[
            {
              value: 'withheld',
              label: 'Is called “Participant”',
              hint: 'With others, where being the only one called so would tell; alone at a site, the site goes unnamed too.',
            },
            { value: 'shown', label: 'Is attributed like everyone' },
          ]}
          onChange={(identifying) => change({ identifying })}
        />
      )}
      {rules.people === 'role' && data && data.identifying.length > 0 && (
        <p className="report-warnings">
          {count(data.identifying.length, 'participant')} could be told by role and site. A broader name for
          the role below helps, or a form without the mode.
        </p>
      )}
      {roles.length > 0 && (
        <details>
          <summary>Other names for roles</summary>
          <div className="stack">
            {roles.map((role) => (
              <KeptField
                key={role}
                label={role}
                value={rules.roles[role] ?? ''}
                onKeep={(name) => {
                  const { [role]: _before, ...others } = rules.roles
                  change({ roles: name === '' ? others : { ...others, [role]: name } })
                }}
              />
            ))}
          </div>
        </details>
      )}
    </div>
  )
}
