import './figures.css'

interface HeatLegendProps {
  /** What is shaded, e.g. `Codings`. */
  readonly label: string
  readonly steps: readonly { readonly step: number; readonly label: string }[]
}

/** What the steps of a heat map stand for. */
export function HeatLegend({ label, steps }: HeatLegendProps) {
  if (steps.length === 0) return null
  return (
    <div className="heat-legend">
      <span>{label}</span>
      <ul aria-label={`Shades: ${label.toLowerCase()}`}>
        {steps.map((one) => (
          <li key={one.step} className={`heat-${one.step}`}>
            {one.label}
          </li>
        ))}
      </ul>
    </div>
  )
}
