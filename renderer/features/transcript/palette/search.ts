import Fuse from 'fuse.js'
import type { Code } from '#shared/contract/codebook.ts'

export interface Offered {
  readonly code: Code
  readonly path: string
}

/** Looks codes up by path, name and brief definition, forgiving of slips. */
export class CodeSearch {
  readonly #offered: readonly Offered[]
  readonly #fuse: Fuse<Offered>

  /** @param offered codes that may be applied, those used last first */
  constructor(offered: readonly Offered[]) {
    this.#offered = offered
    this.#fuse = new Fuse(offered, {
      keys: [
        { name: 'code.name', weight: 3 },
        { name: 'path', weight: 2 },
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

/** Codes that may be applied, those in `recent` first and in that order. Headings and retired codes are no codes to apply. */
export function offer(
  codes: readonly Code[],
  pathOf: (id: string) => string,
  recent: readonly string[],
): Offered[] {
  const offered = codes
    .filter((code) => code.codable && !code.retired)
    .map((code) => ({ code, path: pathOf(code.id) }))
  const rank = (id: string) => {
    const at = recent.indexOf(id)
    return at < 0 ? recent.length : at
  }
  return offered.toSorted((a, b) => rank(a.code.id) - rank(b.code.id))
}
