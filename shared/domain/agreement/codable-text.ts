import type { Span } from '../span.ts'
import { unite } from '../span.ts'
import { at, firstAbove } from './numeric.ts'

/**
 * A document's codable text (its turns' bodies, without the labels) laid end to end. Offsets into it skip
 * what is not codable, so that a span over a turn's label is one stretch of codable text.
 */
export class CodableText {
  /** How many UTF-16 code units can be coded. */
  readonly length: number
  readonly #starts: Float64Array
  readonly #ends: Float64Array
  readonly #before: Float64Array

  /** @param codable spans of the document, in any order */
  constructor(codable: readonly Span[]) {
    const united = unite(codable)
    this.#starts = Float64Array.from(united, (span) => span.start)
    this.#ends = Float64Array.from(united, (span) => span.end)
    this.#before = new Float64Array(united.length)
    let length = 0
    united.forEach((span, i) => {
      this.#before[i] = length
      length += span.end - span.start
    })
    this.length = length
  }

  /** How much codable text stands before `offset`, an offset into the document. */
  before(offset: number): number {
    const stretch = firstAbove(this.#starts, offset) - 1
    if (stretch < 0) return 0
    return at(this.#before, stretch) + Math.min(offset, at(this.#ends, stretch)) - at(this.#starts, stretch)
  }

  /** Where the stretch of codable text from `start` to `end` stands in the document, any labels in it included. */
  inDocument(start: number, end: number): Span {
    return { start: this.#offsetOf(start), end: this.#offsetOf(end - 1) + 1 }
  }

  #offsetOf(place: number): number {
    const stretch = firstAbove(this.#before, place) - 1
    return at(this.#starts, stretch) + place - at(this.#before, stretch)
  }
}
