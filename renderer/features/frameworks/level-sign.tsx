interface LevelSignProps {
  /** From 1. */
  readonly step: number
  readonly of: number
}

/** How high a level is, as filled steps: beside its name, never instead of it. */
export function LevelSign({ step, of }: LevelSignProps) {
  const steps = Array.from({ length: of }, (_, at) => at)
  return (
    <svg className="level-sign" viewBox={`0 0 ${of * 7} 14`} aria-hidden="true" focusable="false">
      {steps.map((at) => {
        const height = 4 + (10 * (at + 1)) / of
        return (
          <rect
            key={at}
            className={at < step ? 'level-step level-filled' : 'level-step'}
            x={at * 7 + 0.75}
            y={14 - height + 0.75}
            width={5}
            height={height - 1.5}
          />
        )
      })}
    </svg>
  )
}
