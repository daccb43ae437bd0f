import { rowAt, type Row } from '../../components/text/rows.ts'
import { announce } from '../../client/notices.ts'
import type { Surface } from './surface/surface.ts'
import type { ListedCoding } from './use-shown-codings.ts'

interface SteppingOptions {
  readonly text: string
  readonly rows: readonly Row[]
  /** The turn in focus, by index. */
  readonly row: number
  readonly codings: readonly ListedCoding[]
  /** The coding in focus. */
  readonly focused: string | null
  readonly surface: Surface | null
  readonly onFocus: (coding: string) => void
}

/** Going to a coding, and from one to the next in the text. */
export function steppingThrough({ text, rows, row, codings, focused, surface, onFocus }: SteppingOptions) {
  function goTo(coding: ListedCoding, focus: boolean): void {
    onFocus(coding.id)
    const at = rowAt(rows, coding.start)
    if (at) surface?.reveal(at.index, { focus, block: 'center' })
  }

  function step(direction: 1 | -1): void {
    const here = codings.findIndex((coding) => coding.id === focused)
    const from = rows[row]?.start ?? 0
    const next =
      here >= 0
        ? codings[here + direction]
        : direction > 0
          ? codings.find((coding) => coding.end > from)
          : codings.findLast((coding) => coding.start < from)
    if (!next) return announce('There are no more codings this way.')
    goTo(next, true)
    announce(`${next.title}: ${text.slice(next.start, next.end)}`)
  }

  return { goTo, step }
}
