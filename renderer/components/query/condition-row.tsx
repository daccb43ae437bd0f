import { useState } from 'react'
import {
  proximity as proximitySchema,
  type CodeCondition,
  type Proximity,
} from '#shared/contract/retrieval.ts'
import { ChoiceField } from '../field.tsx'
import type { CodeChoice } from './choices.ts'
import { CodePicks } from './code-picks.tsx'
import { QueryLine } from './query-line.tsx'

interface ConditionRowProps {
  readonly number: number
  /** Without codes it asks for nothing yet. */
  readonly condition: CodeCondition
  readonly codes: readonly CodeChoice[]
  readonly onChange: (condition: CodeCondition) => void
  readonly onRemove: () => void
}

const kinds: readonly { readonly value: Proximity['kind']; readonly label: string }[] = [
  { value: 'overlapping', label: 'overlapping' },
  { value: 'near', label: 'near' },
  { value: 'same_turn', label: 'in the same turn as' },
  { value: 'same_document', label: 'in the same document as' },
]
const usualTurns = 2

/** How the extracts are to stand to another code. */
export function ConditionRow({ number, condition, codes, onChange, onRemove }: ConditionRowProps) {
  const { is, proximity } = condition
  const near = (turns: number): Proximity => ({ kind: 'near', turns })
  return (
    <QueryLine title={`Condition ${number}`} onRemove={onRemove} isNew={condition.codes.length === 0}>
      <div className="query-relation">
        <ChoiceField
          label={`Condition ${number}: and, or not`}
          hideLabel
          value={is}
          choices={[
            { value: 'and', label: 'and' },
            { value: 'not', label: 'not' },
          ]}
          onChange={(next) => onChange({ ...condition, is: next })}
        />
        <ChoiceField
          label={`Condition ${number}: how it stands`}
          hideLabel
          value={proximity.kind}
          choices={kinds}
          onChange={(kind) =>
            onChange({ ...condition, proximity: kind === 'near' ? near(usualTurns) : { kind } })
          }
        />
        {proximity.kind === 'near' && (
          <Turns
            label={`Condition ${number}: turns apart at most`}
            turns={proximity.turns}
            onChange={(turns) => onChange({ ...condition, proximity: near(turns) })}
          />
        )}
      </div>
      <CodePicks
        label={`Codes of condition ${number}`}
        add={condition.codes.length === 0 ? 'Pick its code…' : 'Or another code…'}
        codes={codes}
        picked={condition.codes}
        onChange={(picked) => onChange({ ...condition, codes: picked })}
      />
    </QueryLine>
  )
}

interface TurnsProps {
  readonly label: string
  readonly turns: number
  readonly onChange: (turns: number) => void
}

/** What is typed counts as soon as it is a number of turns; until then the last one does. */
function Turns({ label, turns, onChange }: TurnsProps) {
  const [typed, setTyped] = useState(String(turns))
  return (
    <label className="query-turns">
      <input
        className="input"
        type="number"
        min={0}
        max={10_000}
        aria-label={label}
        value={typed}
        onChange={({ target: { value } }) => {
          setTyped(value)
          const next = proximitySchema.safeParse({ kind: 'near', turns: value === '' ? null : Number(value) })
          if (next.success && next.data.kind === 'near') onChange(next.data.turns)
        }}
        onBlur={() => setTyped(String(turns))}
      />
      <span>{turns === 1 ? 'turn' : 'turns'}</span>
    </label>
  )
}
