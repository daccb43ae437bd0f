import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { CheckField } from './field.tsx'

interface CheckListProps {
  readonly label: string
  readonly choices: readonly { readonly id: string; readonly label: ReactNode; readonly indent?: number }[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

/** Any of several, with a way to take all or none. */
export function CheckList({ label, choices, chosen, onChange }: CheckListProps) {
  function toggle(id: string, on: boolean) {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    onChange(next)
  }
  return (
    <fieldset className="check-list">
      <legend className="field-label">{label}</legend>
      <div className="row">
        <Button
          look="quiet"
          label={`${label}: all`}
          onPress={() => onChange(new Set(choices.map((choice) => choice.id)))}
        >
          All
        </Button>
        <Button look="quiet" label={`${label}: none`} onPress={() => onChange(new Set())}>
          None
        </Button>
      </div>
      <div className="check-list-items">
        {choices.map((choice) => (
          <div key={choice.id} className={`indent-${Math.min(choice.indent ?? 0, 4)}`}>
            <CheckField
              label={choice.label}
              isOn={chosen.has(choice.id)}
              onChange={(on) => toggle(choice.id, on)}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
