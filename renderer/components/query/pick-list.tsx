import { useState } from 'react'
import { CheckField, TextField } from '../field.tsx'

interface PickListProps<Id extends string | null> {
  readonly label: string
  readonly of: readonly { readonly id: Id; readonly name: string }[]
  readonly chosen: readonly Id[] | null
  readonly onPick: (id: Id, on: boolean) => void
}

/** Past so many, there is a field to find some by name. */
const fewEnough = 12

/** Any of several that have a name. */
export function PickList<Id extends string | null>({ label, of, chosen, onPick }: PickListProps<Id>) {
  const [part, setPart] = useState('')
  const wanted = part.trim().toLocaleLowerCase('en')
  const isOn = new Set<Id>(chosen)
  const shown = of.filter(({ id, name }) => isOn.has(id) || name.toLocaleLowerCase('en').includes(wanted))
  return (
    <>
      {of.length > fewEnough && (
        <TextField label={`${label}: part of a name`} value={part} onChange={setPart} />
      )}
      {of.length === 0 && <p className="soft small">There are none.</p>}
      <div className="query-checks">
        {shown.map(({ id, name }) => (
          <CheckField key={id ?? ''} label={name} isOn={isOn.has(id)} onChange={(on) => onPick(id, on)} />
        ))}
      </div>
    </>
  )
}
