import Fuse from 'fuse.js'
import type { View } from '../../client/workspace.ts'
import type { CommandName } from '../command-list.ts'

/** Something that can be gone to or done. */
export type Destination = {
  /** Unique among all. */
  readonly id: string
  readonly kind: 'Command' | 'View' | 'Document' | 'Code'
  readonly label: string
  /** Where it stands: a case study, the path above a code. */
  readonly detail: string
  /** The presses that do the same; empty where there are none. */
  readonly keys: string
} & ({ readonly command: CommandName } | { readonly view: View; readonly colour?: string })

/** How many are shown at once. */
const most = 60

/** Finds destinations by name and by where they stand, forgiving of slips. */
export class DestinationSearch {
  readonly #all: readonly Destination[]
  readonly #fuse: Fuse<Destination>

  /** @param all in the order in which they are shown before anything is typed */
  constructor(all: readonly Destination[]) {
    this.#all = all
    this.#fuse = new Fuse(all, {
      keys: [
        { name: 'label', weight: 3 },
        { name: 'detail', weight: 1 },
        { name: 'kind', weight: 0.5 },
      ],
      threshold: 0.35,
      ignoreLocation: true,
    })
  }

  /** The first of all for an empty query; else the best first, names with a word that begins so before any other. */
  find(query: string): readonly Destination[] {
    const wanted = query.trim().toLocaleLowerCase('en')
    if (wanted === '') return this.#all.slice(0, most)
    const found = this.#fuse.search(wanted).map((hit) => hit.item)
    const rank = ({ label }: Destination) => {
      const name = label.toLocaleLowerCase('en')
      if (name.startsWith(wanted)) return 0
      return name.includes(` ${wanted}`) ? 1 : 2
    }
    return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, most)
  }
}
