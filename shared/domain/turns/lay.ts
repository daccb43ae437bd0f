import type { Span } from '../span.ts'
import type { TurnOnText } from '../transcript.ts'
import type { Head } from './head.ts'
import { pastSpace, trimmedEnd, type Page } from './lines.ts'
import { isNotice } from './notices.ts'
import { closingStamp } from './stamps.ts'

/** Turns laid over a page, and the notices between their words. */
export interface Laid {
  readonly turns: readonly TurnOnText[]
  readonly asides: readonly Span[]
}

function noticesOf(page: Page, from: number): Span[] {
  const found: Span[] = []
  for (const line of page.lines) {
    if (line.start >= from && !line.blank && line.end - line.start < 240 && isNotice(line.head)) {
      const start = pastSpace(page.text, line.start, line.end)
      found.push({ start, end: trimmedEnd(page.text, start, line.end) })
    }
  }
  return found
}

/** A stretch of words, trimmed; null where it holds none. */
function wordsIn(text: string, from: number, to: number): Span | null {
  const start = pastSpace(text, from, to)
  const end = trimmedEnd(text, start, to)
  return start < end ? { start, end } : null
}

/** Lays heads over the text: each turn reaches to the next head, less what is white space or a notice. */
export function lay(page: Page, heads: readonly Head[]): Laid {
  const { text } = page
  const turns: TurnOnText[] = []
  const first = heads[0]
  const notices = first ? noticesOf(page, first.start) : []
  const asides: Span[] = []
  const preface = first && wordsIn(text, 0, first.start)
  if (preface) asides.push(preface)

  let notice = 0
  for (const [at, head] of heads.entries()) {
    const to = heads[at + 1]?.start ?? text.length
    const edges: Span[] = []
    while (notice < notices.length && (notices[notice]?.start ?? to) < to) {
      const span = notices[notice++]
      if (span && span.start >= head.bodyFrom) edges.push(span)
    }
    for (const edge of edges) asides.push(edge)
    const cut = head.bodyTo === null ? null : Math.min(head.bodyTo, to)
    const line = page.lines[head.lastLine]
    const lineEnd = cut === null ? to : Math.min(line?.end ?? to, to)
    // Each part is one unbroken stretch of this speaker's words; the first carries the label.
    const parts: { from: number; to: number; end: number }[] = []
    let from = head.bodyFrom
    if (cut !== null) {
      parts.push({ from, to: cut, end: lineEnd })
      from = lineEnd
    }
    for (const edge of edges) {
      if (edge.start >= from) parts.push({ from, to: edge.start, end: edge.start })
      from = edge.end
    }
    if (from < to || parts.length === 0) parts.push({ from, to, end: to })
    pushParts(text, turns, head, parts)
  }
  return { turns: withClosingStamps(text, turns), asides }
}

function pushParts(
  text: string,
  turns: TurnOnText[],
  head: Head,
  parts: readonly { readonly from: number; readonly to: number; readonly end: number }[],
): void {
  for (const [at, part] of parts.entries()) {
    const words = wordsIn(text, part.from, part.to)
    const { speaker } = head
    if (at > 0) {
      if (!words) continue
      turns.push({
        speaker,
        timestamp: null,
        start: words.start,
        bodyStart: words.start,
        bodyEnd: words.end,
        end: words.end,
      })
      continue
    }
    const start = pastSpace(text, head.start, head.bodyFrom)
    const labelEnd = trimmedEnd(text, start, head.bodyFrom)
    const end = Math.max(trimmedEnd(text, start, part.end), labelEnd)
    if (end === start) continue
    const body = words ?? { start: labelEnd, end: labelEnd }
    turns.push({ speaker, timestamp: head.timestamp, start, bodyStart: body.start, bodyEnd: body.end, end })
  }
}

/**
 * Takes timestamps that close a turn out of its words. f4's are always such; ones in brackets only where nearly
 * every turn has one and none stands before the words, for elsewhere they mark a moment within the words.
 */
function withClosingStamps(text: string, turns: readonly TurnOnText[]): TurnOnText[] {
  const closing = turns.map((turn) => closingStamp(text, turn.bodyStart, turn.bodyEnd))
  const bracketed = closing.filter((stamp) => stamp?.kind === 'bracket').length
  const leading = turns.some((turn) => turn.timestamp !== null)
  const trusted = !leading && bracketed >= 2 && bracketed >= turns.length * 0.8
  return turns.map((turn, at) => {
    const stamp = closing[at]
    if (!stamp || (stamp.kind === 'bracket' && !trusted)) return turn
    const bodyEnd = trimmedEnd(text, turn.bodyStart, stamp.start)
    return { ...turn, timestamp: turn.timestamp ?? stamp.text, bodyEnd }
  })
}
