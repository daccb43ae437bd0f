import { overlaps, type Span } from '#shared/domain/span.ts'
import { rowAt, type Row } from '../../components/text/rows.ts'

/** What is shown of a text around a place. */
export interface Passage {
  readonly before: Row | null
  /** The turns it spans. */
  readonly rows: readonly Row[]
  readonly after: Row | null
  /** Turns of it that are not shown, where it spans very many. */
  readonly left: number
}

/** So many turns of one place are shown. */
const mostRows = 40

/** The rows a place spans, with one before and one after. */
export function passageAround(rows: readonly Row[], place: Span): Passage {
  const first = rowAt(rows, place.start)?.index ?? 0
  const last = rowAt(rows, place.end - 1)?.index ?? first
  const end = Math.min(last + 1, first + mostRows)
  return {
    before: rows[first - 1] ?? null,
    rows: rows.slice(first, end),
    after: end > last ? (rows[last + 1] ?? null) : null,
    left: last + 1 - end,
  }
}

/** Where coders' stretches begin or end: their letters. */
export interface Piece extends Span {
  readonly begins: string
  readonly ends: string
  /** Someone's stretch covers it. */
  readonly isCoded: boolean
  readonly isChosen: boolean
}

interface Lettered extends Span {
  readonly letter: string
}

/**
 * A row's words cut wherever a stretch begins or ends, or what is chosen does.
 * @param chosen the span of another coding that is about to be made
 */
export function piecesOf(row: Span, stretches: readonly Lettered[], chosen: Span | null): Piece[] {
  const here = stretches.filter((stretch) => overlaps(stretch, row))
  const edges = new Set([row.start, row.end])
  for (const { start, end } of chosen ? [...here, chosen] : here)
    for (const edge of [start, end]) if (edge > row.start && edge < row.end) edges.add(edge)
  const cuts = [...edges].toSorted((a, b) => a - b)
  const lettersAt = (edge: 'start' | 'end', offset: number) =>
    [...new Set(here.filter((one) => one[edge] === offset).map(({ letter }) => letter))].join('')
  return cuts.slice(0, -1).map((start, index) => {
    const piece = { start, end: cuts[index + 1] ?? row.end }
    return {
      ...piece,
      begins: lettersAt('start', piece.start),
      ends: lettersAt('end', piece.end),
      isCoded: here.some((stretch) => overlaps(stretch, piece)),
      isChosen: chosen !== null && overlaps(chosen, piece),
    }
  })
}

/** Where something stands on the page, in pixels from the top of the passage. */
export interface Extent {
  readonly top: number
  readonly bottom: number
}

/** Beside each other where they would cover each other: the track of each, from 0, in the order given. */
export function tracksOf(extents: readonly Extent[]): number[] {
  const tracks: Extent[][] = []
  return extents.map((extent) => {
    const isFree = (track: readonly Extent[]) =>
      track.every((other) => extent.top >= other.bottom || other.top >= extent.bottom)
    const found = tracks.findIndex(isFree)
    const at = found < 0 ? tracks.length : found
    tracks[at] = [...(tracks[at] ?? []), extent]
    return at
  })
}

const longestContext = 160

/** The words of a turn beside the place: those nearest to it where there are many. */
export function contextOf(words: string, side: 'before' | 'after'): string {
  if (words.length <= longestContext) return words
  if (side === 'before') {
    const cut = words.slice(-longestContext)
    return `… ${cut.slice(cut.search(/\s/u) + 1).trimStart()}`
  }
  const cut = words.slice(0, longestContext)
  const end = cut.search(/\s\S*$/u)
  return `${cut.slice(0, end < 0 ? longestContext : end)} …`
}

/** The words of a span without labels, its turns parted by a blank. */
export function wordsIn(text: string, rows: readonly Row[], span: Span): string {
  return rows
    .filter((row) => row.codable && overlaps(row, span))
    .map((row) => text.slice(Math.max(row.start, span.start), Math.min(row.end, span.end)))
    .join(' ')
}

/** The first and the last words of a stretch, for telling it apart: `we put … one pot`. */
export function endsOf(words: string): string {
  const all = words.split(/\s+/u).filter(Boolean)
  return all.length <= 7 ? all.join(' ') : `${all.slice(0, 3).join(' ')} … ${all.slice(-3).join(' ')}`
}
