import { useEffect, useRef } from 'react'
import type { Row } from '../../components/text/rows.ts'
import { rowAt } from '../../components/text/rows.ts'
import type { useSurface } from './use-surface.ts'

type Surface = ReturnType<typeof useSurface>['surface']

/**
 * Goes to a coding or an offset once the text is on the page, and not again when codings change.
 * @param aim a coding's id, an offset into the text, or null: nowhere in particular
 * @param end where words end that begin at the offset: they are selected; null: none are
 */
export function useArrival(
  aim: string | number | null,
  surface: Surface,
  codings: readonly { readonly id: string; readonly start: number }[],
  rows: readonly Row[],
  end: number | null,
): void {
  const arrived = useRef<string | number | null>(null)
  useEffect(() => {
    if (!surface || aim === null || arrived.current === aim) return
    const start = typeof aim === 'number' ? aim : codings.find((coding) => coding.id === aim)?.start
    const at = start === undefined ? undefined : rowAt(rows, start)
    if (start === undefined || !at) return
    arrived.current = aim
    surface.reveal(at.index, { focus: true, block: 'center' })
    if (end === null) return
    surface.select({ start, end })
    surface.seeSelected()
  }, [surface, aim, codings, rows, end])
}
