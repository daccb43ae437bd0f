import { useId, type ReactNode } from 'react'
import './segments.css'

interface SegmentsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: ReactNode }[]
  readonly onChange: (value: Value) => void
  readonly hideLabel?: boolean
}

/** One of a few, side by side: one press, and arrow keys as among radio buttons. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, value, choices, onChange, hideLabel } = props
  const name = useId()
  return (
    <fieldset className="segments">
      <legend className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</legend>
      <div className="segments-row">
        {choices.map((choice) => (
          <label key={choice.value} className="segment">
            <input
              type="radio"
              className="segment-input"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span className="segment-label">{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
