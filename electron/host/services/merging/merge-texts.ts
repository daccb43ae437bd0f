import { told, type IncomingRow, type Row } from '#shared/domain/merging/row.ts'
import { Refusal } from '#shared/errors.ts'
import type { ReadDb } from '../../project/index.ts'
import { readBody } from '../../store/document-store.ts'
import { Rows } from '../../store/merged-rows.ts'
import { sha256 } from '../hashing.ts'
import { inOrder, isSameLayout, isSamePlace, placeOfTurn, textOfRow, type Layout } from './layouts.ts'
import { PlaceMover, type TurnedText } from './place-mover.ts'
import type { Plan } from './plan.ts'

interface Sides {
  readonly mine: ReadDb
  readonly theirs: ReadDb
  /** An id of theirs as it is here. */
  readonly resolve: (id: string) => string
  /** The turns or rows of theirs with every id as it is here. */
  readonly resolved: (entity: string, row: Row) => Row
}

/** One document on both sides, and the text it will have. */
export interface MergedText {
  readonly document: string
  readonly theirs: Layout
  readonly before: Layout
  readonly after: Layout
  /** The text that theirs had when the two were last one. */
  readonly baseHash: string
}

/** The texts of the documents that both sides have: which of them stands, and the way from one to the other. */
export class MergedTexts {
  readonly #sides: Sides
  readonly #plan: Plan
  readonly #texts = new Map<string, MergedText>()
  readonly #movers = new Map<string, PlaceMover>()
  readonly #bodies = new Map<string, string>()

  constructor(sides: Sides, plan: Plan) {
    this.#sides = sides
    this.#plan = plan
  }

  /** The document's text after the merge, by the id it has here; undefined: it is new, or theirs has none of it. */
  of(document: string): MergedText | undefined {
    return this.#texts.get(document)
  }

  get all(): readonly MergedText[] {
    return [...this.#texts.values()]
  }

  /**
   * Settles which text of a document stands: the one that was mended. Where both were, mine does, and it is a conflict.
   * @param theirId the document's id there
   * @param turns what theirs did to its turns, with ids as they are here
   */
  settle(theirId: string, incoming: IncomingRow | undefined, turns: readonly IncomingRow[]): void {
    const document = this.#sides.resolve(theirId)
    const there = new Rows(this.#sides.theirs)
    const theirRow = there.get('document', theirId)
    const myRow = this.#plan.before('document', document)
    if (!theirRow || !myRow) return
    const theirTurns = there
      .where('turn', 'document_id', theirId)
      .map((turn) => this.#sides.resolved('turn', { ...turn, id: this.#sides.resolve(String(turn['id'])) }))
    const theirs: Layout = { bodyHash: String(theirRow['body_hash']), turns: inOrder(theirTurns) }
    const before: Layout = {
      bodyHash: String(myRow['body_hash']),
      turns: inOrder(this.#plan.where('turn', 'document_id', document)),
    }
    const isBase = incoming?.existed !== false
    const base: Layout = {
      bodyHash: String((isBase ? incoming?.base['body_hash'] : undefined) ?? theirs.bodyHash),
      turns: isBase ? turnsBefore(theirTurns, turns) : before.turns,
    }
    const isMendedThere = !isSameLayout(theirs, base)
    const isMendedHere = !isSameLayout(before, base)
    const takesTheirs = isMendedThere && !isMendedHere
    if (isMendedThere && isMendedHere && !isSameLayout(theirs, before)) {
      this.#plan.conflicts.push({
        kind: 'mended_differently',
        entity: 'document',
        id: document,
        field: 'text',
        base: told(base.bodyHash),
        mine: told(before.bodyHash),
        theirs: told([{ ...textOfRow(theirRow), id: document }, ...theirs.turns]),
        origin: incoming?.origin ?? turns[0]?.origin ?? {},
      })
      this.#plan.bodies.add(theirs.bodyHash)
    }
    const after = takesTheirs ? theirs : before
    this.#texts.set(document, { document, theirs, before, after, baseHash: base.bodyHash })
    if (takesTheirs)
      this.#take(document, this.#plan.get('document', document) ?? myRow, theirRow, incoming, turns)
  }

  /** Gives the document the text and the turns of theirs. */
  #take(
    document: string,
    myRow: Row,
    theirRow: Row,
    incoming: IncomingRow | undefined,
    turns: readonly IncomingRow[],
  ): void {
    const { theirs, before } = this.#texts.get(document) ?? {}
    if (!theirs || !before) return
    const origin = incoming?.origin ?? turns[0]?.origin ?? null
    const text = textOfRow(theirRow)
    this.#plan.put('document', document, { ...myRow, ...text }, origin)
    for (const hash of [text['body_hash'], text['original_body_hash']]) {
      if (typeof hash === 'string') this.#plan.bodies.add(hash)
    }
    const standing = new Map(before.turns.map((turn) => [String(turn['id']), turn]))
    const origins = new Map(turns.map((turn) => [turn.id, turn.origin]))
    for (const turn of theirs.turns) {
      const id = String(turn['id'])
      const mine = standing.get(id)
      standing.delete(id)
      const from = origins.get(id) ?? origin
      if (!mine) this.#plan.put('turn', id, { ...turn, document_id: document }, from)
      else if (!isSamePlace(mine, turn)) this.#plan.put('turn', id, { ...mine, ...placeOfTurn(turn) }, from)
    }
    for (const id of standing.keys()) this.#plan.put('turn', id, null, origins.get(id) ?? origin)
  }

  /** Takes what lies on the text `from` of a document to the text it will have; null: it is the same text. */
  mover(document: string, from: 'theirs' | 'before' | 'base'): PlaceMover | null {
    const text = this.#texts.get(document)
    if (!text) return null
    const { theirs, before, after } = text
    const hash = from === 'base' ? text.baseHash : from === 'theirs' ? theirs.bodyHash : before.bodyHash
    if (hash === after.bodyHash) return null
    const key = `${hash} ${after.bodyHash} ${document}`
    const known = this.#movers.get(key)
    if (known) return known
    // Where the turns of an older text lay isn't known any more; all of it counts as words.
    const turns = [before, theirs].find(({ bodyHash }) => bodyHash === hash)?.turns ?? []
    const mover = new PlaceMover(
      { text: this.body(hash), turns },
      { text: this.body(after.bodyHash), turns: after.turns },
    )
    this.#movers.set(key, mover)
    return mover
  }

  /** A document's text as it will be, with its turns. */
  after(document: string): TurnedText | null {
    const text = this.#texts.get(document)
    return text ? { text: this.body(text.after.bodyHash), turns: text.after.turns } : null
  }

  /** A text of either side. @throws Refusal corrupt where it isn't there, or isn't what its hash says */
  body(hash: string): string {
    const known = this.#bodies.get(hash)
    if (known !== undefined) return known
    const text = readBody(this.#sides.mine, hash) ?? readBody(this.#sides.theirs, hash)
    if (text === undefined) throw new Refusal('corrupt', { reason: 'missing_text' })
    if (sha256(text) !== hash) throw new Refusal('corrupt', { reason: 'foreign_text' })
    this.#bodies.set(hash, text)
    return text
  }
}

/** The turns of theirs as they were before what was done to them. */
function turnsBefore(theirTurns: readonly Row[], incoming: readonly IncomingRow[]): Row[] {
  const turns = new Map(theirTurns.map((turn) => [String(turn['id']), turn]))
  for (const { id, existed, base } of incoming) {
    if (!existed) turns.delete(id)
    else turns.set(id, { ...(turns.get(id) ?? { id }), ...base })
  }
  return inOrder([...turns.values()])
}
