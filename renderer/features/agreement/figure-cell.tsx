import type { Figure } from '#shared/contract/agreement.ts'
import { percent, printed, reasonWords } from './words.ts'

interface FigureTextProps {
  readonly figure: Figure
  readonly as?: 'coefficient' | 'percent'
}

/** A figure, or in words why there is none. */
export function FigureText({ figure, as = 'coefficient' }: FigureTextProps) {
  const text = as === 'percent' ? percent(figure) : printed(figure)
  if (text !== null) return <>{text}</>
  return <span className="no-figure">none: {typeof figure === 'number' ? '' : reasonWords(figure.null)}</span>
}

export function FigureCell(props: FigureTextProps) {
  return (
    <td className="number">
      <FigureText {...props} />
    </td>
  )
}
