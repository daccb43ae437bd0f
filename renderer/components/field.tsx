import { useId, type ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly error?: string | null
  readonly rows?: number
  readonly isRequired?: boolean
  readonly autoFocus?: boolean
  readonly hideLabel?: boolean
  readonly onBlur?: () => void
  readonly maxLength?: number
}

/** One line of text, or several where `rows` is given. */
export function TextField({ label, hint, error, rows, hideLabel, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} className="field" validationBehavior="aria">
      <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
      {rows ? <TextArea className="input" rows={rows} /> : <Input className="input" autoComplete="off" />}
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {error && <FieldError className="field-error">{error}</FieldError>}
    </AriaTextField>
  )
}

interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface ChoiceFieldProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly Choice<Value>[]
  readonly onChange: (value: Value) => void
  readonly hideLabel?: boolean
  readonly hint?: string
  readonly isDisabled?: boolean
}

/** One of several, as the platform's own list. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, value, choices, onChange, hideLabel, hint, isDisabled } = props
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        disabled={isDisabled ?? false}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  )
}

interface CheckFieldProps {
  readonly label: ReactNode
  readonly isOn: boolean
  readonly onChange: (on: boolean) => void
  readonly name?: string
}

/** Yes or no. `name` replaces the visible label for screen readers where that is too short. */
export function CheckField({ label, isOn, onChange, name }: CheckFieldProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        {...(name ? { 'aria-label': name } : {})}
      />
      <span>{label}</span>
    </label>
  )
}

interface RadioFieldProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly (Choice<Value> & { readonly hint?: string })[]
  readonly onChange: (value: Value) => void
}

/** One of a few, all in view. */
export function RadioField<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: RadioFieldProps<Value>) {
  const name = useId()
  return (
    <fieldset className="radios">
      <legend className="field-label">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="check">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint && <span className="field-hint block">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
