import { wordsOf } from './codable.ts'
import type { Span } from './span.ts'
import type { TurnOnText } from './transcript.ts'

/**
 * Every place where a quotation stands in a text, letter for letter, at least in part in codable words. Line ends of
 * the quotation may be CRLF. Empty for an empty quotation.
 */
export function placesOfQuote(
  text: string,
  turns: readonly Pick<TurnOnText, 'bodyStart' | 'bodyEnd'>[],
  quote: string,
): Span[] {
  const wanted = quote.replaceAll('\r\n', '\n')
  const places: Span[] = []
  if (wanted === '') return places
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const span = { start: at, end: at + wanted.length }
    if (wordsOf(text, turns, span).length > 0) places.push(span)
  }
  return places
}
