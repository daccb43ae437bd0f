import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Span } from '#shared/domain/span.ts'
import type { Extent } from './passage.ts'

/**
 * Where spans of the text stand in a box, in pixels from its top. The words in it bear `data-start` and `data-end`.
 * A span without words there is null.
 */
export function useExtents(
  spans: readonly Span[],
): readonly [RefObject<HTMLDivElement | null>, readonly (Extent | null)[]] {
  const box = useRef<HTMLDivElement>(null)
  const [extents, setExtents] = useState<readonly (Extent | null)[]>([])
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setExtents(spans.map((span) => extentOf(element, span)))
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [spans])
  return [box, extents]
}

function extentOf(box: HTMLElement, { start, end }: Span): Extent | null {
  const words = [...box.querySelectorAll<HTMLElement>('[data-start]')].filter(
    ({ dataset }) => Number(dataset['end']) > start && Number(dataset['start']) < end,
  )
  const top = words[0]?.getClientRects()[0]?.top
  const bottom = [...(words.at(-1)?.getClientRects() ?? [])].at(-1)?.bottom
  if (top === undefined || bottom === undefined) return null
  const from = box.getBoundingClientRect().top
  return { top: top - from, bottom: bottom - from }
}
