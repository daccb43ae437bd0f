import type { CodeTree, CodeNode } from '#shared/domain/code-tree.ts'

/** Where a code goes: under which parent (null: top), and at which place among its siblings there, without itself. */
export interface Move {
  readonly parent: string | null
  readonly position: number
}

export type Direction = 'up' | 'down' | 'out' | 'in'

/** Where a drop was made: before or after a code, or on it. */
export interface DropPlace {
  readonly key: string
  readonly dropPosition: 'before' | 'after' | 'on'
}

/** What dropping a code somewhere does: into a code it becomes the last there; null where it cannot go or stays. */
export function dropOf(tree: CodeTree<string, CodeNode>, id: string, place: DropPlace): Move | null {
  const code = tree.get(id)
  const target = tree.get(place.key)
  if (!code || !target || code === target) return null
  const parent = place.dropPosition === 'on' ? target.id : target.parent
  if (tree.wouldCircle(id, parent)) return null
  const others = tree.childrenOf(parent).filter((sibling) => sibling.id !== id)
  const at = others.findIndex((sibling) => sibling.id === target.id)
  const position = place.dropPosition === 'on' ? others.length : place.dropPosition === 'before' ? at : at + 1
  const stays = code.parent === parent && tree.childrenOf(parent)[position]?.id === id
  return stays ? null : { parent, position }
}

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
