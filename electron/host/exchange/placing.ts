import { codableOf, splitsCharacter } from '#shared/domain/codable.ts'
import type { Span } from '#shared/domain/span.ts'
import type { Transcript } from '#shared/domain/transcript.ts'
import { noCorrection, transcriptOf } from '#shared/domain/turns/index.ts'
import { counted, Counts } from './counts.ts'
import type { Counting } from './counting.ts'
import { evened } from './evened.ts'
import type { Positions } from './positions.ts'
import type { ReadCoding } from './read-project.ts'
import type { RefiSelection } from './refi-project.ts'

type Kind = 'outside' | 'label' | 'drawnIn' | 'unknownCode' | 'bare' | 'rich'

/** What becomes of selections and codings that can't stand as they are. */
export function placingCounts(): Counts<Kind> {
  return new Counts<Kind>({
    outside: (count) =>
      `Left out: ${counted(count, 'selection')} whose place is not in the text (past its end, reversed or empty), with the codes on ${count === 1 ? 'it' : 'them'}.`,
    label: (count) =>
      `Left out: ${counted(count, 'selection')} on a speaker’s name or a time stamp only, which Concord doesn’t code.`,
    drawnIn: (count) =>
      `The edges of ${counted(count, 'selection')} were drawn in to the words said: names of speakers and time stamps are not coded.`,
    unknownCode: (count) => `Left out: ${counted(count, 'coding')} whose code is not in the file.`,
    bare: (count) => `Left out: ${counted(count, 'selection')} with neither a code nor a note.`,
    rich: (count) =>
      `Left out: ${counted(count, 'selection')} in texts that came with layout only, since their positions count in another text.`,
  })
}

/**
 * Turns laid over a text that stays as it is, letter for letter. Where finding turns would change the text (numbered
 * lines, subtitles), none are laid.
 */
export function layTurns(text: string): Transcript {
  const source = { text, bold: [], stated: null, title: null, warnings: [] }
  const found = transcriptOf(source, noCorrection)
  if (found.text === text) return found
  return withoutTurns(text)
}

/** A text without turns. */
export function withoutTurns(text: string): Transcript {
  return { text, turns: [], asides: [], header: [], layout: null, proposal: null, warnings: [] }
}

/** A selection in its place: the codings on it, and the span that notes on the selection stand on. */
export interface PlacedSelection {
  readonly selection: RefiSelection
  /** Null where it has no place. */
  readonly span: Span | null
  /** One for each of the selection's codings; null: left out. */
  readonly codings: readonly (ReadCoding | null)[]
}

export interface Placing {
  readonly positions: Positions
  readonly transcript: Transcript
  readonly way: Counting
  /** Whether positions can't be relied on, so that only selections that quote their words are placed. */
  readonly byWordsOnly: boolean
  readonly knownCode: (guid: string) => boolean
}

/** Puts selections on the text. What has no place is counted, never applied. */
export function placeSelections(
  selections: readonly RefiSelection[],
  { positions, transcript, way, byWordsOnly, knownCode }: Placing,
  counts: Counts<Kind>,
): PlacedSelection[] {
  const { text, turns } = transcript
  const codable = codableOf(text.length, turns)
  const spanFor = (selection: RefiSelection): Span | null => {
    const span = positions.spanOf(selection, way)
    if (
      byWordsOnly &&
      (!span || evened(text.slice(span.start, span.end)).trim() !== evened(selection.name ?? '').trim())
    ) {
      counts.add('rich')
      return null
    }
    if (!span || splitsCharacter(text, span.start) || splitsCharacter(text, span.end)) {
      counts.add('outside')
      return null
    }
    return span
  }
  return selections.map((selection) => {
    const span = spanFor(selection)
    const none = selection.codings.map(() => null)
    if (!span) return { selection, span, codings: none }
    if (selection.codings.length === 0) {
      if (selection.notes.length === 0 && selection.description.trim() === '') counts.add('bare')
      return { selection, span, codings: none }
    }
    const words = drawnIn(span, codable)
    if (!words) {
      counts.add('label')
      return { selection, span, codings: none }
    }
    if (words.start !== span.start || words.end !== span.end) counts.add('drawnIn')
    const codings = selection.codings.map(({ code, user, at }): ReadCoding | null => {
      if (code === null || !knownCode(code)) {
        counts.add('unknownCode')
        return null
      }
      return { ...words, code, user: user ?? selection.user, at: at ?? selection.at }
    })
    return { selection, span: words, codings }
  })
}

/** The span with its edges drawn in to codable text, or null where it holds none. As `trimToCodable`, for very many spans. */
function drawnIn(span: Span, codable: readonly Span[]): Span | null {
  const first = codable[countUntil(codable, ({ end }) => end <= span.start)]
  const last = codable[countUntil(codable, ({ start }) => start < span.end) - 1]
  if (!first || !last || first.start >= span.end || last.end <= span.start) return null
  return { start: Math.max(span.start, first.start), end: Math.min(span.end, last.end) }
}

/** How many of sorted spans hold `is`, which holds for the first of them only. */
function countUntil(spans: readonly Span[], is: (span: Span) => boolean): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const span = spans[middle]
    if (span && is(span)) low = middle + 1
    else high = middle
  }
  return low
}
