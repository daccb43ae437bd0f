import type { Span } from '#shared/domain/span.ts'

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The places of a text where something that has lost its own can wait to be seen. */
export class WaitingPlaces {
  readonly #text: string
  readonly #codable: readonly Span[]
  #words: readonly Span[] | null = null

  constructor(text: string, codable: readonly Span[]) {
    this.#text = text
    this.#codable = codable
  }

  /**
   * The codable places from `point` outwards: each word alone, then ever more words together; after those, or where
   * there are no words, the same by characters.
   */
  *near(point: number): Generator<Span> {
    this.#words ??= this.#codable.flatMap((stretch) => this.#wordsIn(stretch))
    yield* outwards(this.#words, point)
    yield* outwards(
      this.#codable.flatMap((stretch) => this.#charactersIn(stretch)),
      point,
    )
  }

  #wordsIn({ start, end }: Span): Span[] {
    return [...this.#text.slice(start, end).matchAll(wordPattern)].map(({ index, 0: word }) => ({
      start: start + index,
      end: start + index + word.length,
    }))
  }

  #charactersIn({ start, end }: Span): Span[] {
    return [...characters.segment(this.#text.slice(start, end))].map(({ index, segment }) => ({
      start: start + index,
      end: start + index + segment.length,
    }))
  }
}

function* outwards(units: readonly Span[], point: number): Generator<Span> {
  const nearest = units.findIndex(({ end }) => end > point)
  const right = nearest === -1 ? units.length : nearest
  for (let together = 1; together <= units.length; together += 1) {
    let before = right - 1
    let after = right
    while (before >= 0 || after < units.length) {
      const previous = units[before]
      const next = units[after]
      const goesOn = next && (!previous || next.start - point <= point - previous.end)
      const first = goesOn ? after : before
      if (goesOn) after += 1
      else before -= 1
      const from = units[first]
      const to = units[first + together - 1]
      if (from && to) yield { start: from.start, end: to.end }
    }
  }
}
