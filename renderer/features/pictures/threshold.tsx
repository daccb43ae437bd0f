import { useEffect, useId, useState } from 'react'
import { count } from '../../components/words.ts'

interface ThresholdProps {
  readonly value: number
  readonly most: number
  /** Where a few links are drawn. */
  readonly usual: number
  readonly onChange: (value: number) => void
}

/** So that a slider that is drawn along asks for no picture on its way. */
const rest = 120

/** How many codings two codes must share to be drawn as linked. */
export function Threshold({ value, most, usual, onChange }: ThresholdProps) {
  const id = useId()
  const [held, setHeld] = useState(value)
  useEffect(() => {
    if (held === value) return
    const waiting = setTimeout(() => onChange(held), rest)
    return () => clearTimeout(waiting)
  })
  return (
    <div className="picture-threshold">
      <label htmlFor={id} className="field-label">
        Lines from
      </label>
      <input
        id={id}
        type="range"
        min={1}
        max={most}
        value={held}
        aria-valuetext={`${count(held, 'coding')} up${held === usual ? ', as usual' : ''}`}
        onChange={(event) => setHeld(event.target.valueAsNumber)}
      />
      <span className="small picture-threshold-value">{count(held, 'coding')} up</span>
    </div>
  )
}
