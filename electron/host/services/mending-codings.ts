import { codableOf, trimToCodable, wordsOf } from '#shared/domain/codable.ts'
import { keptOf, movePoint, spanMover, type Edit } from '#shared/domain/edits.ts'
import type { Span } from '#shared/domain/span.ts'
import { Refusal } from '#shared/errors.ts'
import type { WriteDb } from '../project/index.ts'
import type { TurnRow } from '../store/document-store.ts'
import {
  listPlacedCodings,
  listPlacedMemos,
  listSeenCodingIds,
  placeCoding,
  placeMemo,
  type PlacedCoding,
} from '../store/turn-editing-store.ts'
import { sha256 } from './hashing.ts'
import { WaitingPlaces } from './mending-places.ts'
import type { LoadedDocument } from './session.ts'

/** What became of those of a document's codings that the viewer may see: their place or words changed and they stand, or their words are gone. */
export interface CodingsMoved {
  readonly moved: number
  readonly orphaned: number
}

interface Mended {
  readonly text: string
  readonly turns: readonly TurnRow[]
}

/** A text, and where the words of its turns lie in it. */
interface WordsOnText {
  readonly text: string
  readonly turns: readonly Pick<TurnRow, 'bodyStart' | 'bodyEnd'>[]
}

const word = /[\p{L}\p{N}]/u

/**
 * Takes the codings and span memos of a document through edits to its text. None is dropped: a coding whose words are
 * gone, or that would stand where one like it stands, keeps the words it stood on and waits at the nearest free place.
 * @throws Refusal validation `no_words_left` where there is no such place
 */
export function moveCodings(
  db: WriteDb,
  before: LoadedDocument,
  after: Mended,
  edits: readonly Edit[],
): CodingsMoved {
  const codable = codableOf(after.text.length, after.turns)
  const places = new WaitingPlaces(after.text, codable)
  const move = spanMover(edits)
  const moveToCodable = (span: Span) => {
    const moved = move(span)
    return moved && trimToCodable(moved, codable)
  }
  const waitingPlace = (span: Span, isFree: (place: Span) => boolean) => {
    const place = places.near(movePoint(span.start, edits)).find(isFree)
    if (place) return place
    throw new Refusal('validation', { reason: 'no_words_left', document: before.row.title })
  }
  for (const memo of listPlacedMemos(db, before.row.id)) {
    const place = moveToCodable(memo) ?? waitingPlace(memo, () => true)
    if (isElsewhere(memo, place)) placeMemo(db, { ...memo, ...place })
  }

  const codings = listPlacedCodings(db, before.row.id)
  const taken = new Set<string>()
  const placeOf = new Map<PlacedCoding, Span>()
  const homeless: PlacedCoding[] = []
  // One that waits gives way to one that stands.
  for (const coding of codings.toSorted(
    (a, b) => Number(a.lostWords !== null) - Number(b.lostWords !== null),
  )) {
    const place =
      coding.lostWords === null && !keepsWords(before, coding, edits) ? null : moveToCodable(coding)
    if (place === null || taken.has(keyOf(coding, place))) homeless.push(coding)
    else {
      taken.add(keyOf(coding, place))
      placeOf.set(coding, place)
    }
  }
  for (const coding of homeless) {
    const place = waitingPlace(coding, (free) => !taken.has(keyOf(coding, free)))
    taken.add(keyOf(coding, place))
    placeOf.set(coding, place)
  }
  const isHomeless = new Set(homeless)
  const changed = codings.flatMap((coding) => {
    const { start, end } = placeOf.get(coding) ?? coding
    const words = after.text.slice(start, end)
    const hasSameWords = words === before.text.slice(coding.start, coding.end)
    const quoteHash = hasSameWords ? coding.quoteHash : sha256(words)
    const lostWords = isHomeless.has(coding)
      ? (coding.lostWords ?? quoteOf(before, coding))
      : coding.lostWords
    const isAsBefore = !isElsewhere(coding, { start, end }) && quoteHash === coding.quoteHash
    return isAsBefore && lostWords === coding.lostWords
      ? []
      : [{ was: coding, row: { ...coding, start, end, quoteHash, lostWords } }]
  })
  placeAll(db, codings, changed, Math.max(before.text.length, after.text.length))
  const seen = listSeenCodingIds(db, before.row.id)
  const told = changed.filter(({ was }) => seen.has(was.id))
  const orphaned = told.filter(({ was, row }) => was.lostWords === null && row.lostWords !== null).length
  return { moved: told.length - orphaned, orphaned }
}

function isElsewhere(was: Span, is: Span): boolean {
  return was.start !== is.start || was.end !== is.end
}

function keyOf(
  { coder, code, round }: Pick<PlacedCoding, 'coder' | 'code' | 'round'>,
  { start, end }: Span,
): string {
  return `${coder} ${code} ${round ?? ''} ${start} ${end}`
}

/** Whether a span that held words in what can be coded still holds one of them; one that held none needs none. */
export function keepsWords({ text, turns }: WordsOnText, span: Span, edits: readonly Edit[]): boolean {
  const holdsWord = (stretch: Span) => wordsOf(text, turns, stretch).some((part) => word.test(part.text))
  return keptOf(span, edits).some(holdsWord) || !holdsWord(span)
}

/** The words that a span stands on, labels left out. */
export function quoteOf({ text, turns }: WordsOnText, span: Span): string {
  return wordsOf(text, turns, span)
    .map((part) => part.text)
    .join('\n')
}

interface Change {
  readonly was: PlacedCoding
  readonly row: PlacedCoding
}

/**
 * Writes the new places in an order in which no coding takes a place that another like it has not left yet: the same
 * code by the same coder stands on a span only once at any time. Where they wait for each other in a circle, one is
 * put beyond the text for the time being.
 */
function placeAll(
  db: WriteDb,
  codings: readonly PlacedCoding[],
  changed: readonly Change[],
  beyond: number,
): void {
  const standing = new Map(codings.map((coding) => [keyOf(coding, coding), coding.id]))
  const isFree = ({ was, row }: Change) => (standing.get(keyOf(row, row)) ?? was.id) === was.id
  let waiting = changed.toSorted((a, b) => {
    const goOn = Number(b.row.start > b.was.start) - Number(a.row.start > a.was.start)
    return goOn || (a.row.start > a.was.start ? b.was.start - a.was.start : a.was.start - b.was.start)
  })
  const place = (was: PlacedCoding, row: PlacedCoding) => {
    placeCoding(db, row)
    standing.delete(keyOf(was, was))
    standing.set(keyOf(row, row), row.id)
  }
  let parked = 0
  while (waiting.length > 0) {
    const still: Change[] = []
    for (const change of waiting) {
      if (isFree(change)) place(change.was, change.row)
      else still.push(change)
    }
    const [first, ...others] = still
    if (first && still.length === waiting.length) {
      parked += 1
      const aside = { ...first.was, start: beyond + parked, end: beyond + parked + 1 }
      place(first.was, aside)
      waiting = [...others, { was: aside, row: first.row }]
    } else waiting = still
  }
}
