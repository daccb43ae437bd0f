import { ChoiceField } from './field.tsx'

interface PickFieldProps {
  readonly label: string
  /** What it says where none is picked. */
  readonly none: string
  readonly of: readonly { readonly id: string; readonly name: string }[]
  /** The id of the one that is picked; empty: none. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of several that have a name, or none of them. */
export function PickField({ label, none, of, value, onChange }: PickFieldProps) {
  return (
    <ChoiceField
      label={label}
      value={value}
      onChange={onChange}
      choices={[{ value: '', label: none }, ...of.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}
