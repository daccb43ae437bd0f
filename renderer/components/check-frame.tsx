import type { ReactNode } from 'react'
import { Button } from './button.tsx'

interface CheckFrameProps {
  readonly label: string
  /** Everything that can be chosen. */
  readonly ids: readonly string[]
  readonly onChange: (chosen: ReadonlySet<string>) => void
  /** How it stands, beside the ways to take all or none. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** What stands around the checks of any of several: their name, and ways to take all or none. */
export function CheckFrame({ label, ids, onChange, note, children }: CheckFrameProps) {
  return (
    <fieldset className="check-list">
      <legend className="field-label">{label}</legend>
      <div className="row">
        <Button look="quiet" label={`${label}: all`} onPress={() => onChange(new Set(ids))}>
          All
        </Button>
        <Button look="quiet" label={`${label}: none`} onPress={() => onChange(new Set())}>
          None
        </Button>
        {note}
      </div>
      <div className="check-list-items">{children}</div>
    </fieldset>
  )
}

/** The same choice, with some taken or left out. */
export function put(chosen: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(chosen)
  for (const id of ids) {
    if (on) next.add(id)
    else next.delete(id)
  }
  return next
}
