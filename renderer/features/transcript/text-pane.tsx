import { memo, useDeferredValue, useMemo } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { shareCoded } from './map/bins.ts'
import { MiniMap } from './map/mini-map.tsx'
import type { PlaceState } from './map/place-state.ts'
import { depthsOf } from './surface/depths.ts'
import { deepest } from './surface/highlights.ts'
import { useStable } from './use-stable.ts'
import { rowAt, type Row } from '../../components/text/rows.ts'
import { TranscriptText } from './transcript-text.tsx'
import { UnderCursor } from './under-cursor.tsx'
import { useCopying } from './use-copying.ts'
import type { ListedCoding } from './use-shown-codings.ts'
import type { SurfaceParts } from './use-surface.ts'

interface TextPaneProps extends SurfaceParts {
  readonly title: string
  readonly text: string
  readonly rows: readonly Row[]
  readonly codings: readonly ListedCoding[]
  readonly focused: ListedCoding | null
  readonly place: PlaceState
}

const none: readonly ListedCoding[] = []

/** The text, its map, and the line that says what lies under the cursor. */
export const TextPane = memo(function TextPane(props: TextPaneProps) {
  const { title, text, rows, focused, place, root, scroller, surface, selected } = props
  // The words and their codings come first; what is told about them follows a moment later.
  const codings = useDeferredValue(props.codings, none)
  const codable = useMemo(() => rows.filter((row) => row.codable), [rows])
  const depths = useMemo(() => depthsOf(codings, deepest), [codings])
  const share = useMemo(() => shareCoded(depths, codable), [depths, codable])
  const reveal = useStable((offset: number) => {
    const at = rowAt(rows, offset)
    if (at) surface?.reveal(at.index, { focus: false, block: 'center' })
  })
  useCopying({ text, rows, root, scroller, surface })
  return (
    <>
      <div className="transcript-sheet">
        <div className="transcript-scroller" ref={scroller} role="region" aria-label={`Text of ${title}`}>
          {rows.length === 0 ? (
            <EmptyState title="There are no words in this document." />
          ) : (
            <div
              className="transcript-text"
              ref={root}
              role="feed"
              aria-label="Turns"
              {...(selected ? { 'data-words': `${selected.start} ${selected.end}` } : {})}
            >
              <TranscriptText text={text} rows={rows} />
            </div>
          )}
        </div>
        <MiniMap rows={rows} depths={depths} focused={focused} place={place} onGo={reveal} />
      </div>
      <UnderCursor
        surface={surface}
        scroller={scroller}
        selected={selected}
        codings={codings}
        place={place}
        share={share}
      />
    </>
  )
})
