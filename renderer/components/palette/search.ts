import Fuse from 'fuse.js'
import type { Code } from '#shared/contract/codebook.ts'

/** What the palette needs to know of a code. */
export type OfferedCode = Pick<Code, 'id' | 'name' | 'colour' | 'codable' | 'retired' | 'brief' | 'synonyms'>

export interface Offered {
  readonly code: OfferedCode
  readonly path: string
  /** The number key it is pinned to, from 1; null where it is not pinned. */
  readonly pin: number | null
}

/** Looks codes up by path, name, synonyms and brief definition, forgiving of slips. */
export class CodeSearch {
  readonly #offered: readonly Offered[]
  readonly #fuse: Fuse<Offered>

  /** @param offered codes that may be applied, the pinned and those used last first */
  constructor(offered: readonly Offered[]) {
    this.#offered = offered
    this.#fuse = new Fuse(offered, {
      keys: [
        { name: 'code.name', weight: 3 },
        { name: 'path', weight: 2 },
        { name: 'code.synonyms', weight: 2 },
        { name: 'code.brief', weight: 1 },
      ],
      threshold: 0.35,
      ignoreLocation: true,
    })
  }

  /** All of them for an empty query; else the best first, names that begin with the query before any other. */
  find(query: string): readonly Offered[] {
    const wanted = query.trim()
    if (wanted === '') return this.#offered
    const found = this.#fuse.search(wanted).map((hit) => hit.item)
    const begins = (offered: Offered) =>
      offered.code.name.toLocaleLowerCase('en').startsWith(wanted.toLocaleLowerCase('en'))
    return [...found.filter(begins), ...found.filter((offered) => !begins(offered))]
  }

  /** Whether a code bears this very name. */
  has(name: string): boolean {
    const wanted = name.trim().toLocaleLowerCase('en')
    return this.#offered.some((offered) => offered.code.name.toLocaleLowerCase('en') === wanted)
  }
}

/**
 * Codes that may be applied: pinned ones first, then those in `recent`, both in their order. Headings and retired
 * codes are no codes to apply.
 */
export function offer(
  codes: readonly OfferedCode[],
  pathOf: (id: string) => string,
  recent: readonly string[],
  pinned: readonly string[] = [],
): Offered[] {
  const order = new Map([...new Set([...pinned, ...recent])].map((id, rank) => [id, rank]))
  const rankOf = (id: string) => order.get(id) ?? order.size
  return codes
    .filter((code) => code.codable && !code.retired)
    .map((code) => {
      const pin = pinned.indexOf(code.id)
      return { code, path: pathOf(code.id), pin: pin < 0 ? null : pin + 1 }
    })
    .toSorted((a, b) => rankOf(a.code.id) - rankOf(b.code.id))
}
