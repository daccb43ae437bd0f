import { memo, useMemo, type MouseEvent } from 'react'
import type { Depth } from '../surface/depths.ts'
import { deepest } from '../surface/highlights.ts'
import type { ListedCoding } from '../use-shown-codings.ts'
import type { Row } from '../../../components/text/rows.ts'
import { codeColour } from '../../../components/swatch.tsx'
import { runsOf } from './bins.ts'
import { usePlaceNow, type PlaceState } from './place-state.ts'

interface MiniMapProps {
  readonly rows: readonly Row[]
  /** How deep codings lie where. */
  readonly depths: readonly Depth[]
  readonly focused: ListedCoding | null
  readonly place: PlaceState
  /** Goes to the row at a place of the text. */
  readonly onGo: (offset: number) => void
}

const bins = 500

/**
 * The whole document beside its text: where codings lie and how deep, where the one in focus is, and what is seen
 * now. A click goes there. For the eye only: the line below the text says the same in words.
 */
export const MiniMap = memo(function MiniMap({ rows, depths, focused, place, onGo }: MiniMapProps) {
  const length = rows.at(-1)?.end ?? 0
  const paths = useMemo(() => depthPaths(depths, length), [depths, length])
  const at = (offset: number) => (length === 0 ? 0 : (offset / length) * bins)

  function click(event: MouseEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    onGo(Math.floor(((event.clientY - box.top) / box.height) * length))
  }

  return (
    <svg
      className="mini-map"
      viewBox={`0 0 10 ${bins}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      onClick={click}
    >
      <rect className="mini-map-ground" width="10" height={bins} />
      {paths.map((path, index) => (
        <path key={index} className={`mini-map-depth mini-map-depth-${index + 1}`} d={path} />
      ))}
      <MapPlace place={place} at={at} />
      {focused && (
        <rect
          className="mini-map-focused"
          style={codeColour(focused.colour)}
          x="5"
          width="5"
          y={at(focused.start)}
          height={Math.max(3, at(focused.end) - at(focused.start))}
        />
      )}
    </svg>
  )
})

function MapPlace({ place, at }: { readonly place: PlaceState; readonly at: (offset: number) => number }) {
  const seen = usePlaceNow(place)
  if (!seen) return null
  const top = at(seen.first.start)
  return <rect className="mini-map-place" width="10" y={top} height={Math.max(3, at(seen.last.end) - top)} />
}

/** One path a depth, from 1. */
function depthPaths(depths: readonly Depth[], length: number): string[] {
  const paths = Array.from({ length: deepest }, () => '')
  if (length === 0) return paths
  for (const { from, to, depth } of runsOf(depths, length, bins))
    paths[depth - 1] += `M0 ${from}h6v${to - from}h-6z`
  return paths
}
