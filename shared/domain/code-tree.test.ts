import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CodeTree, type CodeNode } from './code-tree.ts'

/** Any forest: each code's parent is one that was made before it, or none; names come again. */
const forest = fc
  .array(
    fc.record({
      parent: fc.option(fc.nat(), { nil: null }),
      name: fc.constantFrom('Costs', 'Trust', 'Time', 'Staff'),
      position: fc.nat({ max: 3 }),
    }),
    { maxLength: 25 },
  )
  .map((parts) =>
    parts.map(({ parent, name, position }, index): CodeNode => ({
      id: `c${String(index).padStart(3, '0')}`,
      parent: parent === null || index === 0 ? null : `c${String(parent % index).padStart(3, '0')}`,
      name: `${name} ${index}`,
      position,
    })),
  )

const withOrder = forest.chain((nodes) =>
  fc.shuffledSubarray(nodes, { minLength: nodes.length }).map((shuffled) => ({ nodes, shuffled })),
)

const small = new CodeTree([
  { id: 'outcomes', parent: null, name: 'Outcomes', position: 1 },
  { id: 'definition', parent: null, name: 'Definition', position: 0 },
  { id: 'cost', parent: 'outcomes', name: 'Lower cost', position: 0 },
  { id: 'trust', parent: 'definition', name: 'Trust', position: 1 },
  { id: 'shared', parent: 'definition', name: 'Shared purpose', position: 0 },
  { id: 'trust2', parent: 'outcomes', name: 'Trust', position: 1 },
])

describe('reading order', () => {
  it('puts parents before children and siblings by position', () => {
    expect(small.inReadingOrder().map(({ id }) => id)).toEqual([
      'definition',
      'shared',
      'trust',
      'outcomes',
      'cost',
      'trust2',
    ])
  })

  it('holds every code once, its whole family right behind it, whatever the order of the rows', () => {
    fc.assert(
      fc.property(withOrder, ({ nodes, shuffled }) => {
        const tree = new CodeTree(shuffled)
        const order = tree.inReadingOrder().map(({ id }) => id)
        expect(order.toSorted()).toEqual(nodes.map(({ id }) => id))
        expect(order).toEqual(new CodeTree(nodes).inReadingOrder().map(({ id }) => id))
        expect(tree.size).toBe(nodes.length)
        for (const [at, id] of order.entries()) {
          const family = tree.withDescendants(id).map((node) => node.id)
          expect(order.slice(at, at + family.length).toSorted()).toEqual(family.toSorted())
        }
        for (const parent of [null, ...order]) {
          const positions = tree.childrenOf(parent).map(({ position }) => position)
          expect(positions).toEqual(positions.toSorted((a, b) => a - b))
        }
      }),
    )
  })
})

describe('paths', () => {
  it('are the names from the top down, and lead back to the code', () => {
    expect(small.pathOf('cost')).toBe('Outcomes / Lower cost')
    expect(small.at('Outcomes / Trust')?.id).toBe('trust2')
    expect(small.at('Definition / Trust')?.id).toBe('trust')
    fc.assert(
      fc.property(forest, (nodes) => {
        const tree = new CodeTree(nodes)
        for (const { id } of nodes) {
          expect(tree.at(tree.pathOf(id))?.id).toBe(id)
          expect(tree.lineOf(id).at(0)?.parent).toBe(null)
          expect(tree.lineOf(id).at(-1)?.id).toBe(id)
        }
      }),
    )
  })

  it('may be written with other spaces around the strokes, not with other letters', () => {
    expect(small.at(' Outcomes/Lower cost ')?.id).toBe('cost')
    expect(small.at('Outcomes  /  Lower cost')?.id).toBe('cost')
    expect(small.at('outcomes / lower cost')).toBeUndefined()
    expect(small.at('Lower cost')).toBeUndefined()
    expect(small.at('')).toBeUndefined()
  })

  it('find a name that has a stroke itself', () => {
    const tree = new CodeTree([
      { id: 'a', parent: null, name: 'Health/social care', position: 0 },
      { id: 'b', parent: 'a', name: 'Costs', position: 0 },
    ])
    expect(tree.at('Health/social care')?.id).toBe('a')
    expect(tree.at('Health/social care / Costs')?.id).toBe('b')
  })

  it('may be of more than one code, where a name has a stroke between blanks', () => {
    const tree = new CodeTree([
      { id: 'whole', parent: null, name: 'A / B', position: 0 },
      { id: 'a', parent: null, name: 'A', position: 1 },
      { id: 'below', parent: 'a', name: 'B', position: 0 },
      { id: 'bare', parent: null, name: 'A/B', position: 2 },
    ])
    const idsAt = (path: string) => tree.allAt(path).map(({ id }) => id)
    expect(idsAt('A / B')).toEqual(['whole', 'below'])
    expect(idsAt('A  /  B')).toEqual(['whole', 'below'])
    expect(idsAt('A/B')).toEqual(['bare'])
    expect(idsAt('A')).toEqual(['a'])
    expect(idsAt('B')).toEqual([])
  })

  it('of an unknown code are empty', () => expect(small.pathOf('nobody')).toBe(''))
})

describe('what no tree can be made of', () => {
  it('is codes in a circle', () => {
    const circle = [
      { id: 'a', parent: 'b', name: 'A', position: 0 },
      { id: 'b', parent: 'a', name: 'B', position: 0 },
    ]
    expect(() => new CodeTree(circle)).toThrow('circle')
    expect(() => new CodeTree([{ id: 'a', parent: 'a', name: 'A', position: 0 }])).toThrow('circle')
  })

  it('is a code whose parent is not there', () => {
    expect(() => new CodeTree([{ id: 'a', parent: 'gone', name: 'A', position: 0 }])).toThrow('gone')
  })
})

describe('whether a move would make a code its own ancestor', () => {
  it('is so exactly under itself and its descendants', () => {
    fc.assert(
      fc.property(forest, (nodes) => {
        const tree = new CodeTree(nodes)
        for (const { id } of nodes.slice(0, 8)) {
          expect(tree.wouldCircle(id, null)).toBe(false)
          const family = new Set(tree.withDescendants(id).map((node) => node.id))
          for (const other of nodes) expect(tree.wouldCircle(id, other.id)).toBe(family.has(other.id))
        }
      }),
    )
  })

  it('is so exactly where the tree moved would be none', () => {
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), (nodes, from, to) => {
        const code = nodes[from % (nodes.length || 1)]
        const parent = nodes[to % (nodes.length || 1)]
        if (!code || !parent) return
        const moved = nodes.map((node) => (node === code ? { ...node, parent: parent.id } : node))
        const isTree = () => new CodeTree(moved)
        if (new CodeTree(nodes).wouldCircle(code.id, parent.id)) expect(isTree).toThrow('circle')
        else expect(isTree).not.toThrow()
      }),
    )
  })
})

describe('a sibling of the same name', () => {
  it('is found whatever the case and the form of the letters', () => {
    expect(small.siblingNamed('outcomes', 'TRUST')?.id).toBe('trust2')
    expect(small.siblingNamed('outcomes', 'Ｔrust')?.id).toBe('trust2')
    expect(small.siblingNamed(null, 'definition')?.id).toBe('definition')
  })

  it('is not one under another parent, nor the code itself', () => {
    expect(small.siblingNamed('outcomes', 'Shared purpose')).toBeUndefined()
    expect(small.siblingNamed(null, 'Trust')).toBeUndefined()
    expect(small.siblingNamed('outcomes', 'trust', 'trust2')).toBeUndefined()
  })
})
