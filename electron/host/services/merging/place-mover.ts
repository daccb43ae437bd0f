import { codableOf, trimToCodable } from '#shared/domain/codable.ts'
import { movePoint, spanMover, type Edit } from '#shared/domain/edits.ts'
import type { Row } from '#shared/domain/merging/row.ts'
import type { Span } from '#shared/domain/span.ts'
import { Refusal } from '#shared/errors.ts'
import { sha256 } from '../hashing.ts'
import { keepsWords, quoteOf } from '../mending-codings.ts'
import { WaitingPlaces } from '../mending-places.ts'
import { wordEdits } from '../word-edits.ts'
import { wordsOfTurn } from './layouts.ts'

/** A text with its turns. */
export interface TurnedText {
  readonly text: string
  readonly turns: readonly Row[]
}

/**
 * Takes what lies on one text of a document to another text of it, as mending does: spans stay on their words, and one
 * whose words are gone waits at the nearest place with the words it stood on.
 */
export class PlaceMover {
  readonly #from: { readonly text: string; readonly turns: ReturnType<typeof wordsOfTurn>[] }
  readonly #to: { readonly text: string; readonly turns: ReturnType<typeof wordsOfTurn>[] }
  readonly #edits: readonly Edit[]
  readonly #codable: readonly Span[]
  readonly #move: (span: Span) => Span | null
  readonly #waiting: WaitingPlaces

  constructor(from: TurnedText, to: TurnedText) {
    this.#from = { text: from.text, turns: from.turns.map(wordsOfTurn) }
    this.#to = { text: to.text, turns: to.turns.map(wordsOfTurn) }
    this.#edits = wordEdits(from.text, to.text)
    this.#codable = codableOf(to.text.length, this.#to.turns)
    this.#move = spanMover(this.#edits)
    this.#waiting = new WaitingPlaces(to.text, this.#codable)
  }

  /**
   * The place columns of a coding's row, or a memo's, on the other text.
   * @param isFree whether nothing like it stands there
   * @param mayMeet whether one that still has its words may come to stand where one like it stands
   * @throws Refusal validation `no_words_left` where there is no place to wait at
   */
  place(row: Row, isFree: (span: Span) => boolean, mayMeet: boolean): Row {
    const span = spanOf(row)
    const wasLost = row['lost_words'] ?? null
    const isKept = wasLost !== null || keepsWords(this.#from, span, this.#edits)
    const moved = isKept ? this.#move(span) : null
    const trimmed = moved && trimToCodable(moved, this.#codable)
    const standing = trimmed && (mayMeet || isFree(trimmed)) ? trimmed : null
    const place = standing ?? this.#waitingPlace(span, isFree)
    if (!('quote_hash' in row)) return { start_at: place.start, end_at: place.end }
    return {
      start_at: place.start,
      end_at: place.end,
      quote_hash: sha256(this.#to.text.slice(place.start, place.end)),
      lost_words: standing ? wasLost : (wasLost ?? quoteOf(this.#from, span)),
    }
  }

  #waitingPlace(span: Span, isFree: (span: Span) => boolean): Span {
    for (const place of this.#waiting.near(movePoint(span.start, this.#edits)))
      if (isFree(place)) return place
    throw new Refusal('validation', { reason: 'no_words_left' })
  }
}

/** @throws nothing; the schema keeps offsets whole numbers */
export function spanOf(row: Row): Span {
  return { start: Number(row['start_at']), end: Number(row['end_at']) }
}
