/** What a tree needs to know of a code. `position` orders siblings. */
export interface CodeNode<Id extends string = string> {
  readonly id: Id
  readonly parent: Id | null
  readonly name: string
  readonly position: number
}

export const pathSeparator = ' / '

/** Codes as a forest: paths, ancestors and reading order. Built once from the flat rows and never changed. */
export class CodeTree<Id extends string, Node extends CodeNode<Id> = CodeNode<Id>> {
  readonly #byId = new Map<Id, Node>()
  readonly #children = new Map<Id | null, Node[]>()
  readonly #byPath = new Map<string, Node[]>()
  readonly #paths = new Map<Id, string>()

  /** @throws Error where a code's parent is missing or codes are their own ancestors: no tree can be made of that. */
  constructor(nodes: Iterable<Node>) {
    for (const node of nodes) this.#byId.set(node.id, node)
    for (const node of this.#byId.values()) {
      if (node.parent !== null && !this.#byId.has(node.parent))
        throw new Error(`code ${node.id} has no parent ${node.parent}`)
      const siblings = this.#children.get(node.parent)
      if (siblings) siblings.push(node)
      else this.#children.set(node.parent, [node])
    }
    for (const siblings of this.#children.values())
      siblings.sort((a, b) => a.position - b.position || compare(a.id, b.id))
    const reached = this.inReadingOrder()
    if (reached.length !== this.#byId.size) throw new Error('codes stand in a circle')
    for (const node of reached) {
      const above = node.parent === null ? undefined : this.#paths.get(node.parent)
      const path = above === undefined ? node.name : above + pathSeparator + node.name
      this.#paths.set(node.id, path)
      const alike = this.#byPath.get(path)
      if (alike) alike.push(node)
      else this.#byPath.set(path, [node])
    }
  }

  get size(): number {
    return this.#byId.size
  }

  get(id: Id): Node | undefined {
    return this.#byId.get(id)
  }

  childrenOf(id: Id | null): readonly Node[] {
    return this.#children.get(id) ?? []
  }

  /** Parents before children, siblings by position. */
  inReadingOrder(): Node[] {
    const order: Node[] = []
    const waiting = this.childrenOf(null).toReversed()
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      order.push(node)
      waiting.push(...this.childrenOf(node.id).toReversed())
    }
    return order
  }

  /** From the top code down to the code itself. Empty for an unknown id. */
  lineOf(id: Id): Node[] {
    const line: Node[] = []
    for (let node = this.#byId.get(id); node && line.length <= this.#byId.size;) {
      line.push(node)
      node = node.parent === null ? undefined : this.#byId.get(node.parent)
    }
    return line.reverse()
  }

  /** The names from the top down, joined by " / ". Empty for an unknown id. */
  pathOf(id: Id): string {
    return this.#paths.get(id) ?? ''
  }

  /** The code a path names, or undefined; of several, the first in reading order. */
  at(path: string): Node | undefined {
    return this.allAt(path)[0]
  }

  /**
   * The codes a path names, in reading order: more than one where a name has a stroke in it, as "A / B" has, and a code A
   * has one below it that is called B. Spaces around the strokes don't matter; letters must match.
   */
  allAt(path: string): readonly Node[] {
    return (
      this.#byPath.get(path) ??
      this.#byPath.get(
        path
          .trim()
          .split(/\s*\/\s*/u)
          .join(pathSeparator),
      ) ??
      []
    )
  }

  /** The code and all below it. */
  withDescendants(id: Id): Node[] {
    const found: Node[] = []
    const root = this.#byId.get(id)
    const waiting = root ? [root] : []
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      found.push(node)
      waiting.push(...this.childrenOf(node.id))
    }
    return found
  }

  /** Whether putting `id` under `parent` would make it its own ancestor. */
  wouldCircle(id: Id, parent: Id | null): boolean {
    return parent !== null && this.lineOf(parent).some((node) => node.id === id)
  }

  /** The sibling that bears this name already, leaving `except` out of account. Names are compared without case. */
  siblingNamed(parent: Id | null, name: string, except?: Id): Node | undefined {
    const wanted = foldName(name)
    return this.childrenOf(parent).find((node) => node.id !== except && foldName(node.name) === wanted)
  }
}

/** A name as it is compared with others: without case, and in one form of each letter. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('en')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
