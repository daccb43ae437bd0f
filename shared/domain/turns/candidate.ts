import { cleanLabel, shapeOf, type Shape } from './labels.ts'
import type { Head } from './head.ts'
import type { Page } from './lines.ts'

/** A head with what is needed to judge whether its label is a speaker's. */
export interface Candidate extends Head {
  readonly speaker: string
  readonly shape: Shape
  /** Whether the words after the label begin as a sentence does: no lower-case letter. */
  readonly upper: boolean
  /** Whether the line closes like speech, with a full stop, question mark or the like (scripts without case need none); null for an empty line. */
  readonly closed: boolean | null
  readonly blankBefore: boolean
}

export interface Reading {
  readonly label: string
  readonly timestamp: string | null
  /** Offset within the line's head after which the words come. */
  readonly after: number
  /** Set where no white space follows the colon; then only a label trusted by itself will do. */
  readonly tight?: boolean
}

/** A candidate from what a matcher read in line `at`, or null where the label can't be a speaker's. */
export function candidateOf(page: Page, at: number, reading: Reading): Candidate | null {
  const line = page.lines[at]
  if (!line) return null
  const speaker = cleanLabel(reading.label)
  const shape = shapeOf(speaker)
  if (shape === null || (reading.tight === true && (shape === 'name' || shape === 'lower'))) return null
  const rest = line.head.slice(reading.after).trimStart()
  const tail = page.text.slice(Math.max(line.start + reading.after, line.end - 12), line.end).trim()
  return {
    line: at,
    lastLine: at,
    start: line.start,
    bodyFrom: line.start + reading.after,
    bodyTo: null,
    speaker,
    timestamp: reading.timestamp,
    shape,
    upper: !/^\p{Ll}/u.test(rest),
    closed: tail === '' ? null : /[.?!…。？！؟"”»)\]–—-]$/.test(tail) || /[\p{Lo}\p{M}]$/u.test(tail),
    blankBefore: at === 0 || page.lines[at - 1]?.blank === true,
  }
}

/** Candidates of every line from the header on, as one line-wise matcher reads them. */
export function candidatesOf(page: Page, match: (head: string) => Reading | null): Candidate[] {
  const found: Candidate[] = []
  for (let at = page.from; at < page.lines.length; at++) {
    const line = page.lines[at]
    if (!line || line.blank) continue
    const reading = match(line.head)
    const candidate = reading && candidateOf(page, at, reading)
    if (candidate) found.push(candidate)
  }
  return found
}

/** How often each speaker's label stands among candidates. */
export function countsOf(candidates: readonly Candidate[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { speaker } of candidates) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  return counts
}

/** A label that can be trusted where it stands: a role, a code, initials, or a name with a timestamp. */
export function isStrong(candidate: Candidate): boolean {
  return (
    candidate.shape === 'role' ||
    candidate.shape === 'code' ||
    (candidate.timestamp !== null && candidate.shape === 'name')
  )
}
