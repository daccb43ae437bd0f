import type { Figure } from '#shared/contract/agreement.ts'
import { percent, printed, shortReason } from './words.ts'

interface FigureButtonProps {
  readonly figure: Figure
  readonly as: 'coefficient' | 'percent'
  /** What it is of and which it is, e.g. `Relationships, percent agreement`. */
  readonly label: string
  readonly onOpen: () => void
}

/** A figure, or in a few words why there is none; pressed, it shows what it is made of. */
export function FigureButton({ figure, as, label, onOpen }: FigureButtonProps) {
  const text = as === 'percent' ? percent(figure) : printed(figure)
  const shown = text ?? `none: ${typeof figure === 'number' ? '' : shortReason(figure.null)}`
  return (
    <button
      type="button"
      className={text === null ? 'figure-button no-figure' : 'figure-button'}
      aria-label={`${label}: ${shown}`}
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      {shown}
    </button>
  )
}
