import type { CodeTree, CodeNode } from '#shared/domain/code-tree.ts'

/** Where a code goes: under which parent (null: top), and at which place among its siblings there, without itself. */
export interface Move {
  readonly parent: string | null
  readonly position: number
}

export type Direction = 'up' | 'down' | 'out' | 'in'

/** What one press of Alt and an arrow does, or null where there is no way. */
export function moveOf(tree: CodeTree<string, CodeNode>, id: string, direction: Direction): Move | null {
  const code = tree.get(id)
  if (!code) return null
  const siblings = tree.childrenOf(code.parent)
  const at = siblings.findIndex((sibling) => sibling.id === id)
  switch (direction) {
    case 'up':
      return at > 0 ? { parent: code.parent, position: at - 1 } : null
    case 'down':
      return at < siblings.length - 1 ? { parent: code.parent, position: at + 1 } : null
    case 'in': {
      const above = siblings[at - 1]
      return above ? { parent: above.id, position: tree.childrenOf(above.id).length } : null
    }
    case 'out': {
      const parent = code.parent === null ? undefined : tree.get(code.parent)
      if (!parent) return null
      const place = tree.childrenOf(parent.parent).findIndex((sibling) => sibling.id === parent.id)
      return { parent: parent.parent, position: place + 1 }
    }
  }
}
