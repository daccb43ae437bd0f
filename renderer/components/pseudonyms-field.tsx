import { CheckField } from './field.tsx'

interface PseudonymsFieldProps {
  readonly isOn: boolean
  readonly onChange: (on: boolean) => void
}

/** Whether names are replaced in what is exported. */
export function PseudonymsField(props: PseudonymsFieldProps) {
  return <CheckField label="Replace names as the project’s pseudonym list says" {...props} />
}
