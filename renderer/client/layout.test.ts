import { describe, expect, it } from 'vitest'
import { layoutIn, nextTab, withTab } from './layout.ts'
import type { Layout } from './view.ts'

const documents: Layout = { view: { room: 'documents' }, beside: null, side: 'view' }

describe('withTab', () => {
  it('gives every document that is shown one tab, after those there are', () => {
    const layout: Layout = {
      view: { room: 'document', document: 'a' },
      beside: { room: 'document', document: 'b' },
      side: 'view',
    }
    expect(withTab([], layout)).toEqual(['a', 'b'])
    expect(withTab(['b', 'c'], layout)).toEqual(['b', 'c', 'a'])
    expect(withTab([], { ...layout, beside: layout.view })).toEqual(['a'])
    expect(withTab(['c'], documents)).toEqual(['c'])
  })
})

describe('nextTab', () => {
  it('goes round at the ends', () => {
    expect(nextTab(['a', 'b', 'c'], 'c', 1)).toBe('a')
    expect(nextTab(['a', 'b', 'c'], 'a', -1)).toBe('c')
    expect(nextTab(['a', 'b'], 'a', 1)).toBe('b')
  })

  it('begins at an end where no document is shown, and stays where there is no other', () => {
    expect(nextTab(['a', 'b'], null, 1)).toBe('a')
    expect(nextTab(['a', 'b'], null, -1)).toBe('b')
    expect(nextTab(['a'], 'a', 1)).toBeUndefined()
    expect(nextTab([], null, 1)).toBeUndefined()
  })
})

describe('layoutIn', () => {
  it('takes back what was kept, and nothing else', () => {
    expect(layoutIn({ ...documents, at: 3 })).toEqual({ layout: documents, at: 3 })
    expect(layoutIn(null)).toBeNull()
    expect(layoutIn({ room: 'documents' })).toBeNull()
  })
})
