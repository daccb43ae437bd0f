import { useMemo } from 'react'
import { useAsk } from '../../../client/ask.ts'
import { useCoders, useStillCodebook } from '../../../client/codebook.ts'
import { CheckList } from '../../../components/check-list.tsx'
import { CheckField, ChoiceField, RadioField } from '../../../components/field.tsx'
import { CodeName } from '../../../components/swatch.tsx'
import type { ChangeSettings, Settings } from '../use-settings.ts'

interface QuotedSettingsProps {
  readonly settings: Settings
  readonly onChange: ChangeSettings
}

const limits = [1, 2, 3, 4, 5, 8, 10, 15, 20] as const

/** Which extracts are quoted, before anyone chooses by hand. */
export function QuotedSettings({ settings, onChange }: QuotedSettingsProps) {
  const { query, choose } = settings
  const cases = useAsk('case.list', {})
  const { codes, tree } = useStillCodebook()
  const { coders } = useCoders()
  const offered = useMemo(() => codes.filter((code) => !code.free && !code.retired), [codes])
  const change = (part: Partial<Settings['query']>) => onChange({ query: { ...query, ...part } })
  const chosenCodes = new Set<string>(
    query.codes.length === 0
      ? offered.map(({ id }) => id)
      : query.codes.flatMap(({ code, withChildren }) =>
          withChildren && tree.get(code) ? tree.withDescendants(code).map(({ id }) => id) : [code],
        ),
  )
  const chosenCases = new Set<string>((query.cases ?? cases.map(({ id }) => id)).filter((id) => id !== null))
  const coder = query.coders === null ? '' : query.coders.length === 1 ? (query.coders[0] ?? '') : 'several'
  return (
    <div className="stack">
      <RadioField
        label="Quotations"
        value={choose.kind}
        choices={[
          { value: 'starred', label: 'Starred extracts' },
          {
            value: 'balanced',
            label: 'Some of each code and case study',
            hint: 'Starred ones first, then in turns from participant to participant.',
          },
          { value: 'all', label: 'All extracts' },
        ]}
        onChange={(kind) => onChange({ choose: kind === 'balanced' ? { kind, limit: 3 } : { kind } })}
      />
      {choose.kind === 'balanced' && (
        <ChoiceField
          label="At most, of each code and case study"
          value={String(choose.limit)}
          choices={[...new Set([...limits, choose.limit])]
            .toSorted((a, b) => a - b)
            .map((limit) => ({ value: String(limit), label: String(limit) }))}
          onChange={(limit) => onChange({ choose: { kind: 'balanced', limit: Number(limit) } })}
        />
      )}
      {cases.length > 0 && (
        <CheckList
          label="Case studies"
          choices={cases.map((one) => ({ id: one.id, label: one.name }))}
          chosen={chosenCases}
          onChange={(chosen) =>
            change({
              cases:
                chosen.size === cases.length ? null : cases.flatMap(({ id }) => (chosen.has(id) ? [id] : [])),
            })
          }
        />
      )}
      <CheckList
        label="Themes"
        choices={offered.map((code) => ({
          id: code.id,
          label: <CodeName path={code.name} colour={code.colour} />,
          indent: tree.lineOf(code.id).length - 1,
        }))}
        chosen={chosenCodes}
        onChange={(chosen) =>
          change({
            codes:
              chosen.size === offered.length
                ? []
                : offered.flatMap(({ id }) => (chosen.has(id) ? [{ code: id, withChildren: false }] : [])),
          })
        }
      />
      <ChoiceField
        label="As coded by"
        value={coder}
        choices={[
          { value: '', label: 'Anyone' },
          ...coders.map((one) => ({ value: one.id as string, label: one.name })),
          ...(coder === 'several' ? [{ value: 'several', label: 'Several' }] : []),
        ]}
        onChange={(value) => {
          const one = coders.find(({ id }) => id === value)
          change({ coders: one ? [one.id] : null })
        }}
      />
      <CheckField
        label="Replace what the pseudonym list names"
        isOn={settings.pseudonyms}
        onChange={(pseudonyms) => onChange({ pseudonyms })}
      />
    </div>
  )
}
