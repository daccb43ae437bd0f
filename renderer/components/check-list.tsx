import type { ReactNode } from 'react'
import { CheckFrame, put } from './check-frame.tsx'
import { CheckField } from './field.tsx'

interface CheckListProps {
  readonly label: string
  readonly choices: readonly { readonly id: string; readonly label: ReactNode; readonly indent?: number }[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

/** Any of several, with a way to take all or none. */
export function CheckList({ label, choices, chosen, onChange }: CheckListProps) {
  return (
    <CheckFrame label={label} ids={choices.map(({ id }) => id)} onChange={onChange}>
      {choices.map((choice) => (
        <div key={choice.id} className={`indent-${Math.min(choice.indent ?? 0, 4)}`}>
          <CheckField
            label={choice.label}
            isOn={chosen.has(choice.id)}
            onChange={(on) => onChange(put(chosen, [choice.id], on))}
          />
        </div>
      ))}
    </CheckFrame>
  )
}
