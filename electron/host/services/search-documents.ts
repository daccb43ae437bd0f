import type { ParsedInput } from '#shared/contract/index.ts'
import type { SearchHit } from '#shared/contract/search.ts'
import {
  countPlaces,
  findLiteral,
  findPlaces,
  prepareSearch,
  type PreparedSearch,
} from '#shared/domain/search/find-places.ts'
import { Growing } from '#shared/domain/search/growing.ts'
import {
  inContext,
  placeOfSpan,
  placeOfWords,
  sideKey,
  type Place,
  type PlaceOrder,
} from '#shared/domain/search/in-context.ts'
import type { IndexedText } from '#shared/domain/search/indexed-text.ts'
import { termsOf, type Wanted } from '#shared/domain/search/search-terms.ts'
import type { Span } from '#shared/domain/span.ts'
import type { Vocabulary } from '#shared/domain/search/vocabulary.ts'
import type { ReadDb } from '../project/index.ts'
import type { DocumentRow } from '../store/document-store.ts'
import type { SearchIndex } from './search-index.ts'
import { sceneOf, type Scene, type Within } from './search-speakers.ts'
import type { Session } from './session.ts'

/** What is looked for, as the contract has it. */
export type Looked = Pick<ParsedInput<'search.run'>, 'words' | 'wholeWords' | 'match'>

/** A search against the texts of one vocabulary. */
export class Searching {
  readonly wanted: Wanted
  readonly #vocabulary: Vocabulary
  readonly #prepared: PreparedSearch

  constructor({ words, wholeWords, match }: Looked, vocabulary: Vocabulary) {
    this.wanted = termsOf(words, wholeWords)
    this.#vocabulary = vocabulary
    this.#prepared = prepareSearch(this.wanted, match, vocabulary)
  }

  get isEmpty(): boolean {
    return this.wanted.terms.length === 0 && this.wanted.literal === null
  }

  /** Calls `keep` with every place: two numbers that `placeOf` makes a place of. @param text read only where needed */
  find(
    indexed: IndexedText,
    text: () => string,
    keep: (passage: number, a: number, b: number) => void,
    {
      together = false,
      admits,
    }: { readonly together?: boolean; readonly admits?: ((passage: number) => boolean) | undefined },
  ): void {
    const { literal } = this.wanted
    if (literal !== null) findLiteral(text(), indexed, literal, keep, admits)
    else findPlaces(indexed, this.#prepared, keep, { together, ...(admits && { admits }) })
  }

  /** How many places there are in all passages, where that is known without looking; else null. */
  count(indexed: IndexedText): number | null {
    return this.wanted.literal === null ? countPlaces(indexed, this.#prepared) : null
  }

  placeOf(indexed: IndexedText, passage: number, a: number, b: number): Place {
    return this.wanted.literal === null
      ? placeOfWords(indexed, passage, a, b)
      : placeOfSpan(indexed, passage, { start: a, end: b })
  }

  /** What places are sorted by, of the numbers that make them. */
  keyFor(
    sort: Exclude<PlaceOrder, 'place'>,
  ): (indexed: IndexedText, passage: number, a: number, b: number) => number {
    const ranks = this.#vocabulary.ranks()
    if (this.wanted.literal !== null)
      return (indexed, ...units) => sideKey(indexed, this.placeOf(indexed, ...units), sort, ranks)
    return (indexed, passage, word, words) =>
      sideKey(indexed, { passage, word, after: word + words }, sort, ranks)
  }
}

/** Places as numbers, three each, as there may be very many: the passage, and what makes a place. */
const unitsPerHit = 3

interface Hit {
  readonly row: DocumentRow
  readonly place: Place
}

/** Every place in the documents that are meant where something is found, as long as the index says the same. */
export class DocumentHits {
  readonly scene: Scene
  /** How many in each document of the scene. */
  readonly counts: readonly number[]
  readonly total: number
  readonly #db: ReadDb
  readonly #session: Session
  readonly #index: SearchIndex
  readonly #searching: Searching
  /** How many hits stand before each document of the scene. */
  readonly #before: Uint32Array
  /** Of each document, once they were looked for. */
  readonly #units = new Map<DocumentRow, Uint32Array>()
  readonly #orders = new Map<PlaceOrder, Uint32Array>()

  constructor(db: ReadDb, session: Session, index: SearchIndex, input: Looked & Within) {
    this.#db = db
    this.#session = session
    this.#index = index
    this.#searching = new Searching(input, index.words)
    this.scene = sceneOf(index.setting.now(db), input)
    this.counts = this.scene.documents.map((row) => this.#count(row))
    this.#before = new Uint32Array(this.counts.length)
    let total = 0
    this.counts.forEach((count, at) => {
      this.#before[at] = total
      total += count
    })
    this.total = total
  }

  /** The hits in one document of the scene, as they stand. */
  placesIn(row: DocumentRow): Place[] {
    const { text } = this.#index.of(row.id)
    const places: Place[] = []
    this.#eachUnits(row, (...units) => places.push(this.#searching.placeOf(text, ...units)))
    return places
  }

  /** What a document's places lie in, by their `passage`. */
  passagesOf(row: DocumentRow): readonly Span[] {
    return this.#index.of(row.id).text.passages
  }

  /** Some hits of the order asked for, as the contract shows them. */
  page(sort: PlaceOrder, offset: number, limit: number): SearchHit[] {
    const order = sort === 'place' ? null : (this.#orders.get(sort) ?? this.#ordered(sort))
    const shown: SearchHit[] = []
    for (let at = offset; at < Math.min(this.total, offset + limit); at += 1)
      shown.push(this.#describe(this.#hit(order ? (order[at] ?? 0) : at)))
    return shown
  }

  /** A hit by its number among all, as they stand. */
  #hit(number: number): Hit {
    let low = 0
    let high = this.#before.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.#before[middle] ?? 0) <= number) low = middle
      else high = middle - 1
    }
    const row = this.scene.documents[low]
    if (!row) throw new RangeError(`There is no hit ${number}`)
    const from = (number - (this.#before[low] ?? 0)) * unitsPerHit
    const [passage = 0, a = 0, b = 0] = this.#unitsOf(row).subarray(from, from + unitsPerHit)
    return { row, place: this.#searching.placeOf(this.#index.of(row.id).text, passage, a, b) }
  }

  /** The numbers of all hits by the words on one side, those of the same words as they stand. */
  #ordered(sort: Exclude<PlaceOrder, 'place'>): Uint32Array {
    const keyOf = this.#searching.keyFor(sort)
    const keys = new Float64Array(this.total)
    let at = 0
    let largest = 0
    for (const row of this.scene.documents) {
      const { text } = this.#index.of(row.id)
      this.#eachUnits(row, (...units) => {
        const key = keyOf(text, ...units)
        if (key > largest) largest = key
        keys[at] = key
        at += 1
      })
    }
    const order = inOrder(keys, largest)
    this.#orders.set(sort, order)
    return order
  }

  #eachUnits(row: DocumentRow, visit: (passage: number, a: number, b: number) => void): void {
    const units = this.#unitsOf(row)
    for (let at = 0; at < units.length; at += unitsPerHit)
      visit(units[at] ?? 0, units[at + 1] ?? 0, units[at + 2] ?? 0)
  }

  /** Looked for only where it must be, or once the places are wanted. */
  #count(row: DocumentRow): number {
    if (this.#searching.isEmpty) return 0
    const document = this.#index.of(row.id)
    const known = this.scene.admits(document) ? null : this.#searching.count(document.text)
    return known ?? this.#unitsOf(row).length / unitsPerHit
  }

  #unitsOf(row: DocumentRow): Uint32Array {
    const known = this.#units.get(row)
    if (known) return known
    const document = this.#index.of(row.id)
    const units = new Growing()
    this.#searching.find(
      document.text,
      () => this.#session.textOf(this.#db, row.bodyHash),
      (passage, a, b) => {
        units.push(passage)
        units.push(a)
        units.push(b)
      },
      { admits: this.scene.admits(document) },
    )
    const found = units.taken()
    this.#units.set(row, found)
    return found
  }

  #describe({ row, place }: Hit): SearchHit {
    const { text, turns } = this.#session.load(this.#db, row.id)
    const turn = turns[place.passage]
    const speaker = turn?.speaker ? this.scene.speakers.get(turn.speaker) : undefined
    const { left, words, right } = inContext(text, this.#index.of(row.id).text, place)
    return {
      kind: 'document',
      document: row.id,
      title: row.title,
      case: row.caseId === null ? null : (this.scene.cases.get(row.caseId)?.name ?? null),
      speaker: speaker?.name ?? null,
      turn: turn ? place.passage + 1 : null,
      timestamp: turn?.timestamp ?? null,
      start: place.start,
      end: place.end,
      left,
      words,
      right,
    }
  }
}

/** The places of keys when they are put in order, the same ones as they stand. */
function inOrder(keys: Float64Array, largest: number): Uint32Array {
  const { length } = keys
  if (largest * length >= Number.MAX_SAFE_INTEGER)
    return Uint32Array.from(keys, (_, at) => at).sort(
      (one, two) => (keys[one] ?? 0) - (keys[two] ?? 0) || one - two,
    )
  // A key and its place as one number: these are put in order much quicker.
  const both = keys.map((key, at) => key * length + at).sort()
  return Uint32Array.from(both, (one) => one % length)
}

/** So many searches are remembered: one, the same without what narrows it, and the one before. */
const mostKept = 3
const kept = new WeakMap<SearchIndex, Map<string, DocumentHits>>()

/**
 * The hits of a search, remembered until the documents change or a few others were asked for: paging through it and
 * putting it in another order find it again.
 */
export function hitsOf(
  db: ReadDb,
  session: Session,
  index: SearchIndex,
  {
    words,
    wholeWords,
    match,
    cases,
    modes,
    documents,
    participants,
    speakers,
    interviewers,
  }: Looked & Within,
): DocumentHits {
  const asked = { words, wholeWords, match, cases, modes, documents, participants, speakers, interviewers }
  const key = JSON.stringify([index.version, asked])
  const known = kept.get(index) ?? new Map<string, DocumentHits>()
  kept.set(index, known)
  const hits = known.get(key) ?? new DocumentHits(db, session, index, asked)
  known.delete(key)
  known.set(key, hits)
  const [oldest] = known.keys()
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest)
  return hits
}
