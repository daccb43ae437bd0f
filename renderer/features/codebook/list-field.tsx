import { Button, IconButton } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'

interface ListFieldProps {
  readonly label: string
  /** What one of them is called. */
  readonly one: string
  readonly values: readonly string[]
  readonly onChange: (values: string[]) => void
  readonly rows?: number
  readonly hint?: string
}

/** Several texts of one kind. */
export function ListField({ label, one, values, onChange, rows = 2, hint }: ListFieldProps) {
  return (
    <fieldset className="stack">
      <legend className="field-label">{label}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {values.map((value, index) => (
        <div key={index} className="list-entry">
          <TextField
            label={`${label}, ${index + 1}`}
            hideLabel
            {...(rows > 1 ? { rows } : {})}
            value={value}
            onChange={(text) => onChange(values.map((old, at) => (at === index ? text : old)))}
          />
          <IconButton
            icon="close"
            label={`Take away ${one} ${index + 1}`}
            onPress={() => onChange(values.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className="row">
        <Button look="quiet" onPress={() => onChange([...values, ''])}>
          Add {/^[aeiou]/.test(one) ? 'an' : 'a'} {one}
        </Button>
      </div>
    </fieldset>
  )
}
