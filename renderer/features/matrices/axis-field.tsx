import type { MatrixTable, TableAxis } from '../../client/matrix-table.ts'
import { ChoiceField } from '../../components/field.tsx'
import type { AttributeAxis } from './still-there.ts'
import { axisWords } from './words.ts'

interface AxisFieldProps {
  readonly label: string
  readonly axis: MatrixTable['rows']
  readonly attributes: readonly AttributeAxis[]
  readonly onlyAttributes?: boolean
  readonly onChange: (axis: TableAxis) => void
}

const plainKinds = ['codes', 'cases', 'documents', 'modes', 'coders', 'rounds', 'participants'] as const
const owners = { case: 'case study', participant: 'participant', document: 'document' } as const

/** What rows or columns are made of. */
export function AxisField({ label, axis, attributes, onlyAttributes = false, onChange }: AxisFieldProps) {
  const choices: readonly { readonly value: string; readonly label: string; readonly axis: TableAxis }[] = [
    ...(onlyAttributes ? [] : plainKinds).map((kind) => ({
      value: kind,
      label: axisWords[kind],
      axis: { kind },
    })),
    ...attributes.map((attribute) => ({
      value: `${attribute.entity} ${attribute.name}`,
      label: `${attribute.name} (${owners[attribute.entity]})`,
      axis: attribute,
    })),
  ]
  return (
    <ChoiceField
      label={label}
      value={axis.kind === 'attribute' ? `${axis.entity} ${axis.name}` : axis.kind}
      choices={choices}
      onChange={(value) => {
        const chosen = choices.find((choice) => choice.value === value)
        if (chosen) onChange(chosen.axis)
      }}
    />
  )
}
