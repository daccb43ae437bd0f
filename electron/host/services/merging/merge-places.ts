import type { IncomingRow, Row } from '#shared/domain/merging/row.ts'
import type { Span } from '#shared/domain/span.ts'
import { sha256 } from '../hashing.ts'
import type { Rows } from '../../store/merged-rows.ts'
import type { MergedTexts } from './merge-texts.ts'
import { spanOf } from './place-mover.ts'
import type { Plan, Samenesses } from './plan.ts'

/** Rows that lie on a stretch of a document's text. */
export const placedEntities = ['decision', 'coding', 'memo'] as const
type Placed = (typeof placedEntities)[number]

const placeColumns = ['start_at', 'end_at', 'quote_hash', 'lost_words'] as const

function isPlaced(entity: string): entity is Placed {
  return placedEntities.some((placed) => placed === entity)
}

/** The document on whose text a row lies; undefined: on none. */
export function documentOf(entity: string, row: Row): string | undefined {
  const id =
    entity === 'memo' ? (row['subject_kind'] === 'span' ? row['subject_id'] : null) : row['document_id']
  return isPlaced(entity) && typeof id === 'string' ? id : undefined
}

/** What lies on texts, brought to the texts that will stand. */
export class PlacedRows {
  readonly #plan: Plan
  readonly #texts: MergedTexts
  readonly #same: Samenesses

  constructor(plan: Plan, texts: MergedTexts, same: Samenesses) {
    this.#plan = plan
    this.#texts = texts
    this.#same = same
  }

  /** The incoming row, now and before, with its place on the text that will stand. */
  asHere(incoming: IncomingRow): IncomingRow {
    const { entity, theirs, base } = incoming
    if (!isPlaced(entity)) return incoming
    const whole = theirs ?? this.#plan.get(entity, incoming.id)
    const document = whole ? documentOf(entity, whole) : undefined
    if (whole === null || document === undefined) return incoming
    const moved = theirs && this.moved(entity, document, 'theirs', theirs)
    const wasMoved = placeColumns.some((column) => column in base)
    if (!wasMoved) return moved === theirs ? incoming : { ...incoming, theirs: moved }
    const before = this.moved(entity, document, 'base', { ...whole, ...base })
    const columns = placeColumns.filter((column) => column in before)
    const place = Object.fromEntries(columns.map((column) => [column, before[column] ?? null]))
    return { ...incoming, theirs: moved, base: { ...base, ...place } }
  }

  /** The row with its place on the text that will stand. @param from the text that it lies on */
  moved(entity: string, document: string, from: 'theirs' | 'before' | 'base', row: Row): Row {
    const mover = this.#texts.mover(document, from)
    if (!mover) return row
    const isFree = (span: Span) => {
      if (entity !== 'coding') return true
      const there = { ...row, start_at: span.start, end_at: span.end }
      const twin = this.#same.find('coding', there)
      return twin === undefined || twin === row['id']
    }
    return { ...row, ...mover.place(row, isFree, from !== 'before') }
  }

  /** Gives a row of this project the place that `at` has on the text of theirs. */
  replace(entity: string, row: Row, at: Row): void {
    this.#same.forget(entity, row)
    const columns = placeColumns.filter((column) => column in row)
    const moved = { ...row, ...Object.fromEntries(columns.map((column) => [column, at[column] ?? null])) }
    this.#plan.put(entity, String(row['id']), moved, null)
    this.#same.note(entity, moved)
  }

  /** Lets a row stand where it was put. Two codings that come to be the same are one. */
  settle(entity: string, id: string, row: Row): void {
    const twin = entity === 'coding' ? this.#same.find(entity, row) : undefined
    if (twin === undefined || twin === id) {
      this.#same.note(entity, row)
      return
    }
    this.#plan.put(entity, id, null, null)
    this.#plan.unite(entity, id, twin)
    for (const memo of this.#plan.where('memo', 'subject_id', id))
      this.#plan.put('memo', String(memo['id']), { ...memo, subject_id: twin }, null)
  }
}

/**
 * Where a document takes the text of theirs, brings along what lies on mine: theirs doesn't know of it, or it was moved
 * here since.
 */
export function placeAgain({
  plan,
  texts,
  places,
  there,
  resolve,
  incoming,
}: {
  readonly plan: Plan
  readonly texts: MergedTexts
  readonly places: PlacedRows
  readonly there: Rows
  readonly resolve: (id: string) => string
  readonly incoming: ReadonlyMap<string, readonly IncomingRow[]>
}): void {
  for (const { document, before, after } of texts.all) {
    if (before.bodyHash === after.bodyHash) continue
    for (const entity of placedEntities) {
      const changed = new Map((incoming.get(entity) ?? []).map((row) => [resolve(row.id), row]))
      const column = entity === 'memo' ? 'subject_id' : 'document_id'
      for (const row of plan.where(entity, column, document)) {
        const id = String(row['id'])
        if (documentOf(entity, row) === undefined) continue
        const theirs = there.get(entity, changed.get(id)?.id ?? id)
        const wasAt = theirs && { ...theirs, ...changed.get(id)?.base }
        const isWhereTheirsWas =
          wasAt !== null && placeColumns.every((one) => !(one in row) || row[one] === wasAt[one])
        places.replace(
          entity,
          row,
          isWhereTheirsWas && theirs ? theirs : places.moved(entity, document, 'before', row),
        )
      }
    }
  }
}

/** Whether a coding stands on the very words that it was made on. */
export function standsOnItsWords(row: Row, text: string): boolean {
  const { start, end } = spanOf(row)
  if (end > text.length) return false
  return row['lost_words'] !== null || sha256(text.slice(start, end)) === row['quote_hash']
}
