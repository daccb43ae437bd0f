import { describe, expect, it } from 'vitest'
import { CodeTree } from '#shared/domain/code-tree.ts'
import { dropOf, moveOf } from './moves.ts'

const node = (id: string, parent: string | null, position: number) => ({ id, parent, position, name: id })
const tree = new CodeTree<string>([
  node('a', null, 0),
  node('a1', 'a', 0),
  node('a2', 'a', 1),
  node('b', null, 1),
])

describe('moveOf', () => {
  it('moves among siblings, and stops at either end', () => {
    expect(moveOf(tree, 'b', 'up')).toEqual({ parent: null, position: 0 })
    expect(moveOf(tree, 'a', 'up')).toBeNull()
    expect(moveOf(tree, 'a1', 'down')).toEqual({ parent: 'a', position: 1 })
    expect(moveOf(tree, 'a2', 'down')).toBeNull()
  })

  it('moves out to just below the parent', () => {
    expect(moveOf(tree, 'a1', 'out')).toEqual({ parent: null, position: 1 })
    expect(moveOf(tree, 'a', 'out')).toBeNull()
  })

  it('moves in under the sibling above, as its last', () => {
    expect(moveOf(tree, 'b', 'in')).toEqual({ parent: 'a', position: 2 })
    expect(moveOf(tree, 'a1', 'in')).toBeNull()
  })

  it('knows nothing of a code that is not there', () => {
    expect(moveOf(tree, 'x', 'up')).toBeNull()
  })
})

describe('dropOf', () => {
  it('drops before and after a code, counted without the one that moves', () => {
    expect(dropOf(tree, 'b', { key: 'a', dropPosition: 'before' })).toEqual({ parent: null, position: 0 })
    expect(dropOf(tree, 'a1', { key: 'a2', dropPosition: 'after' })).toEqual({ parent: 'a', position: 1 })
    expect(dropOf(tree, 'b', { key: 'a1', dropPosition: 'after' })).toEqual({ parent: 'a', position: 1 })
  })

  it('drops into a code as its last', () => {
    expect(dropOf(tree, 'b', { key: 'a', dropPosition: 'on' })).toEqual({ parent: 'a', position: 2 })
    expect(dropOf(tree, 'a1', { key: 'a', dropPosition: 'on' })).toEqual({ parent: 'a', position: 1 })
  })

  it('does nothing where the code stands already', () => {
    expect(dropOf(tree, 'a1', { key: 'a2', dropPosition: 'before' })).toBeNull()
    expect(dropOf(tree, 'a2', { key: 'a', dropPosition: 'on' })).toBeNull()
    expect(dropOf(tree, 'a', { key: 'a', dropPosition: 'on' })).toBeNull()
  })

  it('never puts a code into itself or below itself', () => {
    expect(dropOf(tree, 'a', { key: 'a1', dropPosition: 'after' })).toBeNull()
    expect(dropOf(tree, 'a', { key: 'a2', dropPosition: 'on' })).toBeNull()
  })
})
