/** A run of characters as it lies on a page. Units are points; y grows upwards. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Font size. */
  readonly size: number
}

/** A stretch of a line without a wide gap in it. */
interface Segment {
  text: string
  readonly x: number
  end: number
  readonly y: number
  readonly size: number
}

/** A gap of more than this many font sizes parts columns, or a label from its words. */
const WIDE_GAP = 2
const SPACE_GAP = 0.15

/**
 * The lines of a page, top to bottom; of a page in two columns, the left column first. Parts of a line that stand
 * wide apart are joined by a tab.
 */
export function linesOfPage(placed: readonly PlacedText[]): string[] {
  const segments = segmentsOf(placed)
  const gutter = gutterOf(segments)
  if (gutter === null) return linesOf(segments)
  // A heading across both columns parts the page into bands that are read one after another.
  const lines: string[] = []
  let band: Segment[] = []
  const flush = (): void => {
    lines.push(
      ...linesOf(band.filter((one) => one.end <= gutter)),
      ...linesOf(band.filter((one) => one.x >= gutter)),
    )
    band = []
  }
  for (const segment of segments.toSorted(downThenRight)) {
    if (segment.x < gutter && segment.end > gutter) {
      flush()
      lines.push(segment.text)
    } else band.push(segment)
  }
  flush()
  return lines
}

function segmentsOf(placed: readonly PlacedText[]): Segment[] {
  const segments: Segment[] = []
  let last: Segment | null = null
  for (const item of placed) {
    const isSpace = item.text.trim() === ''
    // A space may be stretched across the gap between two columns.
    if (item.text === '' || (isSpace && (!last || item.width > WIDE_GAP * last.size))) continue
    const size = item.size || 1
    const gap = last ? item.x - last.end : 0
    const sameLine = last !== null && Math.abs(item.y - last.y) < 0.6 * Math.max(size, last.size)
    if (last && sameLine && gap > -0.5 * size && gap < WIDE_GAP * size) {
      const parted = gap > SPACE_GAP * size && !last.text.endsWith(' ') && !item.text.startsWith(' ')
      last.text += parted ? ` ${item.text}` : item.text
      last.end = Math.max(last.end, item.x + item.width)
    } else if (!isSpace) {
      last = { text: item.text, x: item.x, end: item.x + item.width, y: item.y, size }
      segments.push(last)
    }
  }
  return segments.map((segment) => ({ ...segment, text: segment.text.trimEnd() }))
}

function linesOf(segments: readonly Segment[]): string[] {
  const lines: { y: number; size: number; parts: Segment[] }[] = []
  for (const segment of segments.toSorted(downThenRight)) {
    const line = lines.at(-1)
    if (line && Math.abs(line.y - segment.y) < 0.5 * Math.max(line.size, segment.size))
      line.parts.push(segment)
    else lines.push({ y: segment.y, size: segment.size, parts: [segment] })
  }
  return lines.map((line) =>
    line.parts
      .toSorted((a, b) => a.x - b.x)
      .map((part) => part.text)
      .join('\t'),
  )
}

/**
 * Where a page in two columns is parted, or null. Columns are wide on both sides; a narrow left side is a column of
 * speakers' labels, which belong to the words beside them.
 */
function gutterOf(segments: readonly Segment[]): number | null {
  const left = Math.min(...segments.map((segment) => segment.x))
  const right = Math.max(...segments.map((segment) => segment.end))
  const middle = (left + right) / 2
  const width = right - left
  const lefts = segments.filter((segment) => segment.end <= middle + 0.05 * width)
  const rights = segments.filter((segment) => segment.x >= middle - 0.05 * width && !lefts.includes(segment))
  const across = segments.length - lefts.length - rights.length
  if (lefts.length < 4 || rights.length < 4 || across > 0.2 * segments.length) return null
  if (median(lefts.map((one) => one.end - one.x)) < 0.25 * width) return null
  if (median(rights.map((one) => one.end - one.x)) < 0.25 * width) return null
  const gutter = Math.min(...rights.map((one) => one.x))
  return lefts.every((one) => one.end <= gutter) ? gutter : null
}

function downThenRight(a: Segment, b: Segment): number {
  return b.y - a.y || a.x - b.x
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
