import { unite, type Span } from '../span.ts'
import { candidateOf } from './candidate.ts'
import type { Head } from './head.ts'
import { pastSpace, trimmedEnd, type Line, type Page } from './lines.ts'

/** The speaker of lines set in bold, and of all others, until the reader gives them names. */
export const boldSpeaker = '__bold__'
export const plainSpeaker = '__plain__'

interface SetLine {
  readonly line: Line
  readonly at: number
  readonly bold: boolean
  /** Where bold type that opens the line ends, where the line goes on in plain type. */
  readonly labelEnd: number | null
}

function setLines(page: Page, bold: readonly Span[]): SetLine[] {
  const spans = unite(bold)
  const found: SetLine[] = []
  let from = 0
  for (let at = page.from; at < page.lines.length; at++) {
    const line = page.lines[at]
    if (!line || line.blank) continue
    while (from < spans.length && (spans[from]?.end ?? 0) <= line.start) from++
    let covered = 0
    let labelEnd: number | null = null
    const start = pastSpace(page.text, line.start, line.end)
    const end = trimmedEnd(page.text, start, line.end)
    for (let next = from; next < spans.length; next++) {
      const span = spans[next]
      if (!span || span.start >= line.end) break
      covered += Math.max(0, Math.min(span.end, end) - Math.max(span.start, start))
      if (span.start <= start && span.end < end) labelEnd = span.end
    }
    found.push({ line, at, bold: covered >= (end - start) * 0.8, labelEnd })
  }
  return found
}

/** Heads of lines that open with a name in bold and go on in plain type. */
function labelled(page: Page, lines: readonly SetLine[]): Head[] {
  const heads: Head[] = []
  for (const { line, at, bold, labelEnd } of lines) {
    if (bold || labelEnd === null || labelEnd - line.start > 80) continue
    const label = page.text.slice(line.start, labelEnd).replace(/[\s:.–—-]+$/u, '')
    const candidate = candidateOf(page, at, { label, timestamp: null, after: labelEnd - line.start })
    if (candidate && candidate.shape !== 'lower') heads.push(candidate)
  }
  const speakers = new Set(heads.map((head) => head.speaker)).size
  return heads.length >= 2 && speakers >= 2 && speakers < Math.max(heads.length, 3) ? heads : []
}

function alternating(page: Page, lines: readonly SetLine[]): Head[] {
  const heads: Head[] = []
  for (const { line, at, bold } of lines) {
    const speaker = bold ? boldSpeaker : plainSpeaker
    if (heads.at(-1)?.speaker === speaker) continue
    const start = pastSpace(page.text, line.start, line.end)
    heads.push({ line: at, lastLine: at, start, bodyFrom: start, bodyTo: null, speaker, timestamp: null })
  }
  return heads
}

/** Turns told apart by bold type alone: names in bold before plain words, or else whole lines. */
export function boldHeads(page: Page, bold: readonly Span[]): readonly Head[] {
  const lines = setLines(page, bold)
  const names = labelled(page, lines)
  return names.length > 0 ? names : lines.some((line) => line.bold) ? alternating(page, lines) : []
}

/** Whether bold type may well tell speakers apart: bold lines that close like speech, plain lines under them. */
export function proposesBold(page: Page, bold: readonly Span[]): boolean {
  if (bold.length === 0) return false
  const lines = setLines(page, bold)
  if (labelled(page, lines).length > 0) return true
  const strong = lines.filter((line) => line.bold)
  const first = lines.findIndex((line) => line.bold)
  const spoken = strong.filter(({ line }) =>
    /[.?!…:。？！]["'”’)\s]*$/.test(page.text.slice(Math.max(line.start, line.end - 6), line.end)),
  )
  return (
    strong.length > 0 && lines.slice(first).some((line) => !line.bold) && spoken.length * 2 >= strong.length
  )
}
