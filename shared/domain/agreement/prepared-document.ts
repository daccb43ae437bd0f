import type { Span } from '../span.ts'
import { CodableText } from './codable-text.ts'
import { uniteSegments } from './continuum.ts'
import type { Segment } from './continuum.ts'
import type { AgreementDocument, Unit } from './input.ts'
import type { ComparedCodes } from './roll-up.ts'

/** A document's coding in offsets of its codable text, codes and coders by number. */
export interface PreparedDocument {
  readonly id: string
  /** Codable UTF-16 code units. */
  readonly length: number
  /** By coder: united segments, or null where the coder has not finished. */
  readonly coders: readonly (readonly Segment[] | null)[]
  /** By coder, then by code: how many codings were made. */
  readonly codings: readonly Int32Array[]
  /** The units to compare, ordered; empty for characters. */
  readonly units: readonly Span[]
  /** Where one turn ends and the next begins, ascending, the last at `length`. */
  readonly turnEnds: readonly number[]
  readonly otherCodes: number
  readonly outside: number
}

/**
 * Clips a document's codings to its codable text, maps their codes, and unites what overlaps.
 * @throws RangeError where a span is empty or lies outside the text
 */
export function prepareDocument(
  document: AgreementDocument,
  coders: readonly string[],
  codes: ComparedCodes,
  unit: Unit,
): PreparedDocument {
  const text = new CodableText(document.codable)
  let otherCodes = 0
  let outside = 0
  const codings = coders.map(() => new Int32Array(codes.ids.length))
  const segments = coders.map((coder, column) => {
    const spans = document.coders[coder] ?? null
    if (spans === null) return null
    const own: Segment[] = []
    for (const span of spans) {
      if (!(span.start < span.end) || span.start < 0 || span.end > document.length) {
        throw new RangeError(`Not a span of document ${document.id}: ${span.start} to ${span.end}`)
      }
      const code = codes.numbers.get(span.code)
      const start = text.before(span.start)
      const end = text.before(span.end)
      if (code === undefined) otherCodes++
      else if (start === end) outside++
      else {
        own.push({ start, end, code })
        const counts = codings[column]
        if (counts) counts[code] = (counts[code] ?? 0) + 1
      }
    }
    return uniteSegments(own)
  })
  const units = unit === 'character' ? [] : mapSpans(document.units, text)
  const turns = mapSpans(document.turns, text)
  const turnEnds = [...new Set([...turns.flatMap((turn) => [turn.start, turn.end]), text.length])]
    .filter((offset) => offset > 0 || text.length === 0)
    .sort((a, b) => a - b)
  return {
    id: document.id,
    length: text.length,
    coders: segments,
    codings,
    units,
    turnEnds,
    otherCodes,
    outside,
  }
}

/** Spans of the document as spans of its codable text, ordered; those without codable text fall away. */
function mapSpans(spans: readonly Span[], text: CodableText): Span[] {
  return spans
    .map((span) => ({ start: text.before(span.start), end: text.before(span.end) }))
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start || a.end - b.end)
}
