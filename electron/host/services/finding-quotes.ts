import { placesOfQuote } from '#shared/domain/quotes.ts'
import type { Span } from '#shared/domain/span.ts'
import { Refusal } from '#shared/errors.ts'

/**
 * The one place where a quotation stands in a document.
 * @throws Refusal validation `quote_not_found`, or `quote_ambiguous` where it stands there more than once
 */
export function spanOfQuote(
  title: string,
  text: string,
  turns: Parameters<typeof placesOfQuote>[1],
  quote: string,
): Span {
  const places = placesOfQuote(text, turns, quote)
  const [place] = places
  if (place && places.length === 1) return place
  throw new Refusal('validation', {
    reason: place ? 'quote_ambiguous' : 'quote_not_found',
    quote: quote.slice(0, 80),
    document: title,
    places: places.length,
  })
}
