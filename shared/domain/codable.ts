import { clip, type Span } from './span.ts'
import type { TurnOnText } from './transcript.ts'

type Words = Pick<TurnOnText, 'bodyStart' | 'bodyEnd'>

/** What of a text can be coded: the words of its turns, or all of it where it has none. Sorted and disjoint. */
export function codableOf(characters: number, turns: readonly Words[]): Span[] {
  if (turns.length === 0) return characters > 0 ? [{ start: 0, end: characters }] : []
  return turns
    .filter((turn) => turn.bodyStart < turn.bodyEnd)
    .map((turn) => ({ start: turn.bodyStart, end: turn.bodyEnd }))
}

/** The span with its edges drawn in to codable text, or null where it holds none. */
export function trimToCodable(span: Span, codable: readonly Span[]): Span | null {
  const parts = clip(span, codable)
  const first = parts[0]
  const last = parts.at(-1)
  return first && last ? { start: first.start, end: last.end } : null
}

/** Whether an offset stands between the two halves of a surrogate pair, where no span may begin or end. */
export function splitsCharacter(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  return isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset))
}

/** The words of a span, one entry a turn it touches (by index), labels left out; `turn` null in a text without turns. */
export function wordsOf(
  text: string,
  turns: readonly Words[],
  span: Span,
): { turn: number | null; text: string }[] {
  if (turns.length === 0) return [{ turn: null, text: text.slice(span.start, span.end) }]
  const words: { turn: number | null; text: string }[] = []
  for (let index = firstTurnEndingAfter(turns, span.start); index < turns.length; index += 1) {
    const turn = turns[index]
    if (!turn || turn.bodyStart >= span.end) break
    const start = Math.max(turn.bodyStart, span.start)
    const end = Math.min(turn.bodyEnd, span.end)
    if (start < end) words.push({ turn: index, text: text.slice(start, end) })
  }
  return words
}

function firstTurnEndingAfter(turns: readonly Words[], offset: number): number {
  let low = 0
  let high = turns.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((turns[middle]?.bodyEnd ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
