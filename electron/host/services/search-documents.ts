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
import type { Vocabulary } from '#shared/domain/search/vocabulary.ts'
import type { ReadDb } from '../project/index.ts'
import type { DocumentRow } from '../store/document-store.ts'
import type { SearchIndex } from './search-index.ts'
import { loadScene, type Scene, type Within } from './search-speakers.ts'
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

  /** What places are sorted by. */
  keyFor(sort: Exclude<PlaceOrder, 'place'>): (indexed: IndexedText, place: Place) => number {
    const ranks = this.#vocabulary.ranks()
    return (indexed, place) => sideKey(indexed, place, sort, ranks)
  }
}

/** Places as numbers, three each, as there may be very many: the passage, and what makes a place. */
const unitsPerHit = 3

type Hit = { readonly row: DocumentRow; readonly place: Place }

/** Every place in the documents that are meant where something is found. To be used within the read it was made in. */
export class DocumentHits {
  readonly scene: Scene
  /** How many in each document of the scene. */
  readonly counts: readonly number[]
  readonly #db: ReadDb
  readonly #session: Session
  readonly #index: SearchIndex
  readonly #searching: Searching
  /** Of each document, once they were looked for. */
  readonly #places = new Map<DocumentRow, Uint32Array>()

  constructor(db: ReadDb, session: Session, index: SearchIndex, input: Looked & Within) {
    this.#db = db
    this.#session = session
    this.#index = index
    this.#searching = new Searching(input, index.words)
    this.scene = loadScene(db, input)
    this.counts = this.scene.documents.map((row) => this.#count(row))
  }

  get total(): number {
    return this.counts.reduce((sum, count) => sum + count, 0)
  }

  /** Every hit, as they stand. */
  *all(): Generator<Hit> {
    for (const [at, row] of this.scene.documents.entries())
      for (let hit = 0; hit < (this.counts[at] ?? 0); hit += 1) yield { row, place: this.#place(row, hit) }
  }

  /** Some hits of the order asked for, as the contract shows them. */
  page(sort: PlaceOrder, offset: number, limit: number): SearchHit[] {
    const hits = sort === 'place' ? this.#some(offset, limit) : this.#sorted(sort, offset, limit)
    return hits.map((hit) => this.#describe(hit))
  }

  #some(offset: number, limit: number): Hit[] {
    const hits: Hit[] = []
    let before = 0
    for (const [at, row] of this.scene.documents.entries()) {
      const count = this.counts[at] ?? 0
      const to = Math.min(count, offset + limit - before)
      for (let hit = Math.max(0, offset - before); hit < to; hit += 1)
        hits.push({ row, place: this.#place(row, hit) })
      before += count
    }
    return hits
  }

  /** Puts only those in order that are shown, and what comes before them. */
  #sorted(sort: Exclude<PlaceOrder, 'place'>, offset: number, limit: number): Hit[] {
    const keyOf = this.#searching.keyFor(sort)
    const keys = new Float64Array(this.total)
    let at = 0
    for (const { row, place } of this.all()) {
      keys[at] = keyOf(this.#index.of(row.id).text, place)
      at += 1
    }
    const last = keys.toSorted()[Math.min(offset + limit, keys.length) - 1] ?? 0
    const first: { readonly hit: number; readonly key: number }[] = []
    keys.forEach((key, hit) => {
      if (key <= last) first.push({ hit, key })
    })
    const shown = first.toSorted((one, two) => one.key - two.key).slice(offset, offset + limit)
    return shown.flatMap(({ hit }) => this.#some(hit, 1))
  }

  /** Looked for only where it must be, or once the places are wanted. */
  #count(row: DocumentRow): number {
    if (this.#searching.isEmpty) return 0
    const document = this.#index.of(row.id)
    const known = this.scene.admits(document) ? null : this.#searching.count(document.text)
    return known ?? this.#unitsOf(row).length / unitsPerHit
  }

  #unitsOf(row: DocumentRow): Uint32Array {
    const known = this.#places.get(row)
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
    this.#places.set(row, found)
    return found
  }

  #place(row: DocumentRow, hit: number): Place {
    const [passage = 0, a = 0, b = 0] = this.#unitsOf(row).subarray(
      hit * unitsPerHit,
      (hit + 1) * unitsPerHit,
    )
    return this.#searching.placeOf(this.#index.of(row.id).text, passage, a, b)
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
