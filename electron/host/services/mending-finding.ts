import { codableOf } from '#shared/domain/codable.ts'
import type { Span } from '#shared/domain/span.ts'
import type { LoadedDocument } from './session.ts'

/** How much is shown around a place, in UTF-16 code units. */
const context = 40

/**
 * A pattern for words as they stand, letter for letter; never through a character as people see it. Case is folded one
 * character to one. A whole word has no letter or digit before or after it.
 */
export function patternFor(words: string, how: { matchCase: boolean; wholeWords: boolean }): RegExp {
  const literal = words.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
  const whole = how.wholeWords ? String.raw`(?<![\p{L}\p{N}\p{M}])${literal}(?![\p{L}\p{N}\p{M}])` : literal
  return new RegExp(
    String.raw`(?<!\u200D)${whole}(?![\p{M}\p{Emoji_Modifier}\u200D])`,
    how.matchCase ? 'gu' : 'giu',
  )
}

export interface FoundPlace extends Span {
  /** What it was found in: the words of its turn, or the whole text where that has no turns. */
  readonly within: Span
}

/** Where a pattern is found in what can be coded of a document: within the words of one turn, in order, disjoint. */
export function* placesIn({ text, turns }: LoadedDocument, pattern: RegExp): Generator<FoundPlace> {
  for (const within of codableOf(text.length, turns)) {
    for (const { index, 0: found } of text.slice(within.start, within.end).matchAll(pattern)) {
      const start = within.start + index
      yield { start, end: start + found.length, within }
    }
  }
}

/** The words at a place, and a little of what stands before and after it in the same turn. */
export function inContext(
  text: string,
  { start, end, within }: FoundPlace,
): { before: string; words: string; after: string } {
  const from = Math.max(within.start, start - context)
  const to = Math.min(within.end, end + context)
  const before = text.slice(from, start)
  const after = text.slice(end, to)
  return {
    before: from === within.start ? before : before.replace(/^\S{0,20}(?=\s)|^[\uDC00-\uDFFF]/u, ''),
    words: text.slice(start, end),
    after: to === within.end ? after : after.replace(/(?<=\s)\S{0,20}$|[\uD800-\uDBFF]$/u, ''),
  }
}
