/** How much of a line a layout may look at: labels are short, and a line may be a megabyte long. */
export const headLength = 240

/** One line of a text. `head` is its first `headLength` code units; offsets are into the whole text. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly head: string
  readonly blank: boolean
}

/** A text cut into lines, with what detection needs to know of it. `from` is the first line after the header. */
export interface Page {
  readonly text: string
  readonly lines: readonly Line[]
  readonly from: number
  /** Lines that aren't blank, from `from` on. */
  readonly content: number
}

/** Cuts a text (LF line ends) into lines; linear in its length. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    const head = text.slice(start, Math.min(end, start + headLength))
    lines.push({ start, end, head, blank: pastSpace(text, start, end) === end })
    start = end + 1
  }
  return lines
}

/** A page over lines, of which those before `from` are header. */
export function pageOf(text: string, lines: readonly Line[], from: number): Page {
  let content = 0
  for (let at = from; at < lines.length; at++) if (lines[at]?.blank === false) content++
  return { text, lines, from, content }
}

function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 160) return unit === 32 || (unit >= 9 && unit <= 13)
  return /\s/.test(text.charAt(at))
}

/** The first offset from `from` on, up to `to`, that isn't white space. */
export function pastSpace(text: string, from: number, to: number): number {
  let at = from
  while (at < to && isSpace(text, at)) at++
  return at
}

/** The end of [from, to) without the white space that closes it. */
export function trimmedEnd(text: string, from: number, to: number): number {
  let at = to
  while (at > from && isSpace(text, at - 1)) at--
  return at
}

/** The index of the next line after `at` that isn't blank, or -1. */
export function nextFilled(lines: readonly Line[], at: number): number {
  for (let next = at + 1; next < lines.length; next++) if (lines[next]?.blank === false) return next
  return -1
}
