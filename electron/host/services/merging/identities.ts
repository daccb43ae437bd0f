import type { Row } from '#shared/domain/merging/row.ts'
import { withResolvedIds } from '#shared/domain/merging/rules.ts'
import type { ReadDb } from '../../project/index.ts'
import { isThere, listUnited } from '../../store/merge-store.ts'

/** Which rows of theirs are which rows here, where their ids differ. */
export class Identities {
  readonly #into = new Map<string, string>()

  /** @param chosen pairs that a person named, theirs first */
  constructor(mine: ReadDb, theirs: ReadDb, chosen: readonly (readonly [string, string])[]) {
    for (const { id, into } of listUnited(theirs)) {
      // What theirs made one with a row of mine, the other way round.
      if (!isThere(mine, into) && isThere(mine, id)) this.#into.set(into, id)
    }
    for (const { id, into } of listUnited(mine)) this.#into.set(id, into)
    for (const [id, into] of chosen) this.#into.set(id, into)
  }

  /** The id that a row of theirs has here. */
  readonly resolve = (id: string): string => {
    const into = this.#into.get(id)
    if (into === undefined) return id
    // One that was made one with another, which then was made one with a third.
    const further = this.#into.get(into)
    return further === undefined || further === id ? into : further
  }

  /** The row with the ids that the rows it refers to have here. */
  readonly resolved = (entity: string, row: Row): Row => withResolvedIds(entity, row, this.resolve)

  /** The id that a row here has in theirs. */
  theirsOf(id: string): string {
    for (const [theirs, into] of this.#into) if (into === id) return theirs
    return id
  }

  unite(id: string, into: string): void {
    if (id !== into) this.#into.set(id, into)
  }
}
