import type { FoundConflict, Origin, Row } from '#shared/domain/merging/row.ts'
import { mergedEntities, samenessOf } from '#shared/domain/merging/rules.ts'
import type { UnitedRow } from '../../store/merge-store.ts'
import type { Rows } from '../../store/merged-rows.ts'

/** One row as a merge is to leave it; null: removed. */
export interface PlannedRow {
  readonly entity: string
  readonly id: string
  readonly row: Row | null
  readonly origin: Origin | null
}

/** What a merge will do, row by row, over the project as it stands: nothing is written yet. */
export class Plan {
  readonly conflicts: FoundConflict[] = []
  readonly notices = new Set<string>()
  readonly united: UnitedRow[] = []
  /** Texts and original files that have to come along, by hash. */
  readonly bodies = new Set<string>()
  readonly sources = new Set<string>()
  readonly #mine: Rows
  readonly #rows = new Map<string, Map<string, PlannedRow>>()
  readonly #standing = new Map<string, Map<string, Row | null>>()
  /** Ids of planned rows by what a column holds, for those columns that were asked for. */
  readonly #indexes = new Map<string, Map<string, Map<string, Set<string>>>>()

  constructor(mine: Rows) {
    this.#mine = mine
  }

  /** The row as it is to be. */
  get(entity: string, id: string): Row | null {
    const planned = this.#rows.get(entity)?.get(id)
    return planned ? planned.row : this.before(entity, id)
  }

  /** The row as it is in the project before the merge. */
  before(entity: string, id: string): Row | null {
    const known = within(this.#standing, entity)
    const row = known.get(id)
    if (row !== undefined) return row
    const read = this.#mine.get(entity, id)
    known.set(id, read)
    return read
  }

  /** All rows of an entity as they are in the project before the merge. */
  allBefore(entity: string): Row[] {
    return this.#mine.all(entity)
  }

  put(entity: string, id: string, row: Row | null, origin: Origin | null): void {
    const rows = within(this.#rows, entity)
    const earlier = rows.get(id)
    rows.set(id, { entity, id, row, origin: origin ?? earlier?.origin ?? null })
    if (row === null) return
    for (const [column, index] of this.#indexes.get(entity) ?? []) enter(index, row[column], id)
  }

  /** Takes a row out of the plan: it stays as it is. */
  leave(entity: string, id: string): void {
    this.#rows.get(entity)?.delete(id)
  }

  /** Everything that is planned so far, whether it changes something or not. */
  get planned(): readonly PlannedRow[] {
    return [...this.#rows.values()].flatMap((rows) => [...rows.values()])
  }

  plannedOf(entity: string): readonly PlannedRow[] {
    return [...(this.#rows.get(entity)?.values() ?? [])]
  }

  /** What is to be written: rows that will be otherwise than they are. */
  get changes(): PlannedRow[] {
    return [...this.#rows.keys()].flatMap((entity) => this.changesOf(entity))
  }

  changesOf(entity: string): PlannedRow[] {
    return this.plannedOf(entity).filter(({ id, row }) => !isSame(row, this.before(entity, id)))
  }

  /** All rows of an entity as they are to be. */
  all(entity: string): Row[] {
    const rows = new Map(this.#mine.all(entity).map((row) => [String(row['id']), row]))
    for (const { id, row } of this.plannedOf(entity)) {
      if (row === null) rows.delete(id)
      else rows.set(id, row)
    }
    return [...rows.values()]
  }

  /** The rows of an entity that will hold `value` in `column`. @param and what they will hold besides */
  where(entity: string, column: string, value: string, and: Row = {}): Row[] {
    const planned = this.#rows.get(entity)
    const further = Object.entries(and)
    const standing = this.#mine
      .where(entity, column, value, and)
      .filter((row) => planned?.has(String(row['id'])) !== true)
    const ids = this.#index(entity, column).get(value) ?? []
    const moved = [...ids].flatMap((id) => {
      const row = planned?.get(id)?.row
      const isOne = row && row[column] === value && further.every(([one, held]) => row[one] === held)
      return isOne ? [row] : []
    })
    return [...standing, ...moved]
  }

  #index(entity: string, column: string): Map<string, Set<string>> {
    const indexes = within(this.#indexes, entity)
    const known = indexes.get(column)
    if (known) return known
    const index = new Map<string, Set<string>>()
    for (const { id, row } of this.plannedOf(entity)) if (row) enter(index, row[column], id)
    indexes.set(column, index)
    return index
  }

  /** Rows that will refer to a row of `entity`. */
  referringTo(entity: string, id: string): { readonly entity: string; readonly id: string }[] {
    const found = new Map<string, { entity: string; id: string }>()
    for (const [child, { references }] of mergedEntities) {
      for (const [column, target] of Object.entries(references)) {
        if (target !== entity && target !== 'any') continue
        for (const row of this.where(child, column, id))
          found.set(`${child} ${String(row['id'])}`, { entity: child, id: String(row['id']) })
      }
    }
    return [...found.values()]
  }

  unite(entity: string, id: string, into: string): void {
    this.united.push({ entity, id, into })
  }
}

function within<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = maps.get(key) ?? new Map<string, T>()
  maps.set(key, known)
  return known
}

function enter(index: Map<string, Set<string>>, value: Row[string] | undefined, id: string): void {
  if (typeof value !== 'string') return
  const ids = index.get(value)
  if (ids) ids.add(id)
  else index.set(value, new Set([id]))
}

function isSame(one: Row | null, other: Row | null): boolean {
  if (one === null || other === null) return one === other
  return Object.keys(one).every((column) => one[column] === other[column])
}

/** Finds the row that is one with another by what it holds, among those of the project and those planned. */
export class Samenesses {
  readonly #plan: Plan
  readonly #known = new Map<string, Map<string, string>>()
  #last: { readonly row: Row | null; readonly key: string | null } = { row: null, key: null }

  constructor(plan: Plan) {
    this.#plan = plan
  }

  /** The id of the row that is the same as `row`; undefined: there is none. */
  find(entity: string, row: Row): string | undefined {
    const key = this.#keyOf(entity, row)
    return key === null ? undefined : this.#among(entity, row).get(key)
  }

  note(entity: string, row: Row): void {
    const key = this.#keyOf(entity, row)
    if (key !== null) this.#among(entity, row).set(key, String(row['id']))
  }

  forget(entity: string, row: Row): void {
    const key = this.#keyOf(entity, row)
    if (key === null) return
    const among = this.#among(entity, row)
    if (among.get(key) === row['id']) among.delete(key)
  }

  /** A row that is looked for is mostly noted next: its key is made once. */
  #keyOf(entity: string, row: Row): string | null {
    if (row !== this.#last.row) this.#last = { row, key: samenessOf(entity, row) }
    return this.#last.key
  }

  /** The rows that could be the same: of the same document where there is one, and of codings the same coder's. */
  #among(entity: string, row: Row): Map<string, string> {
    const document = row['document_id']
    const whose: Row = entity === 'coding' ? { coder_id: row['coder_id'] ?? null } : {}
    const scope = `${entity} ${String(document)} ${String(whose['coder_id'])}`
    const known = this.#known.get(scope)
    if (known) return known
    const rows =
      typeof document === 'string'
        ? this.#plan.where(entity, 'document_id', document, whose)
        : this.#plan.all(entity)
    const among = new Map<string, string>()
    for (const one of rows) {
      const key = samenessOf(entity, one)
      if (key !== null) among.set(key, String(one['id']))
    }
    this.#known.set(scope, among)
    return among
  }
}
