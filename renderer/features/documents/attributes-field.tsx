import { Button, IconButton } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'

export interface AttributeRow {
  readonly key: string
  readonly value: string
}

/** Rows for what is there, then empty ones for what is usual. */
export function rowsOf(
  attributes: { readonly [key: string]: string },
  usual: readonly string[],
): AttributeRow[] {
  const known = Object.entries(attributes).map(([key, value]) => ({ key, value }))
  return [...known, ...usual.filter((key) => !(key in attributes)).map((key) => ({ key, value: '' }))]
}

/** What is filled in, by name. */
export function attributesOf(rows: readonly AttributeRow[]): Record<string, string> {
  return Object.fromEntries(
    rows
      .filter((row) => row.key.trim() !== '' && row.value.trim() !== '')
      .map((row) => [row.key.trim(), row.value.trim()]),
  )
}

interface AttributesFieldProps {
  readonly rows: readonly AttributeRow[]
  readonly onChange: (rows: AttributeRow[]) => void
}

export function AttributesField({ rows, onChange }: AttributesFieldProps) {
  const change = (at: number, part: Partial<AttributeRow>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  return (
    <fieldset className="stack">
      <legend className="field-label">Attributes</legend>
      {rows.map((row, index) => (
        <div key={index} className="attribute">
          <TextField
            label={`Attribute ${index + 1}, name`}
            hideLabel
            value={row.key}
            onChange={(key) => change(index, { key })}
          />
          <TextField
            label={`Attribute ${index + 1}, value`}
            hideLabel
            value={row.value}
            onChange={(value) => change(index, { value })}
          />
          <IconButton
            icon="close"
            label={`Take away attribute ${row.key || index + 1}`}
            onPress={() => onChange(rows.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      <div className="row">
        <Button look="quiet" onPress={() => onChange([...rows, { key: '', value: '' }])}>
          Add an attribute
        </Button>
      </div>
    </fieldset>
  )
}
