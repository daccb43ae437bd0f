import type { Span } from '#shared/domain/span.ts'
import type { Row } from '../../components/text/rows.ts'

/**
 * What a selection puts on the clipboard, character for character as in the document. Words of one row are nothing but
 * these words; where they are of several, each row begins on a line of its own, with its speaker's name. `span` holds
 * UTF-16 offsets, half-open. Empty where it holds no words.
 */
export function wordsToCopy(text: string, rows: readonly Row[], span: Span): string {
  const parts = rows.flatMap(({ speaker, start, end }) => {
    const words = text.slice(Math.max(start, span.start), Math.max(start, Math.min(end, span.end)))
    return words === '' ? [] : [{ speaker, words }]
  })
  if (parts.length < 2) return parts[0]?.words ?? ''
  return parts.map(({ speaker, words }) => (speaker === null ? words : `${speaker}: ${words}`)).join('\n')
}
