import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codebookDifference, type VersionedCode } from './codebook-difference.ts'

function code(id: string, changes: Partial<VersionedCode> = {}): VersionedCode {
  return {
    id,
    parent: null,
    name: id.toUpperCase(),
    colour: '#2f6fb5',
    codable: true,
    brief: '',
    definition: '',
    whenToUse: '',
    whenNotToUse: '',
    retired: false,
    successor: null,
    examples: [],
    closeButNo: [],
    synonyms: [],
    ...changes,
  }
}

const fieldsOf = (before: VersionedCode, after: VersionedCode) =>
  codebookDifference([before], [after]).flatMap(({ fields }) => fields)

describe('codebookDifference', () => {
  it('finds nothing between a codebook and itself', () => {
    const codes = [code('a'), code('b', { parent: 'a', examples: ['One'] })]
    expect(codebookDifference(codes, codes)).toEqual([])
    expect(codebookDifference([], [])).toEqual([])
  })

  it('tells of codes that came and went, by the path they have or had', () => {
    const before = [code('a'), code('b', { parent: 'a' })]
    const after = [code('a'), code('c', { parent: 'a' })]
    expect(codebookDifference(before, after)).toEqual([
      { code: 'c', path: 'A / C', change: 'added', fields: [] },
      { code: 'b', path: 'A / B', change: 'removed', fields: [] },
    ])
  })

  it('tells of every part of a code that changed, in words', () => {
    const after = code('a', {
      name: 'Trust',
      definition: 'Full',
      brief: 'Brief',
      whenToUse: 'Use',
      whenNotToUse: 'Not',
      examples: ['One', 'Two'],
      closeButNo: ['Near'],
      synonyms: ['faith'],
      codable: false,
      retired: true,
      colour: '#000000',
    })
    expect(codebookDifference([code('a')], [after])).toEqual([
      {
        code: 'a',
        path: 'Trust',
        change: 'changed',
        fields: [
          { field: 'Name', before: 'A', after: 'Trust' },
          { field: 'Brief definition', before: '', after: 'Brief' },
          { field: 'Full definition', before: '', after: 'Full' },
          { field: 'When to use', before: '', after: 'Use' },
          { field: 'When not to use', before: '', after: 'Not' },
          { field: 'Examples', before: '', after: 'One\nTwo' },
          { field: 'Close but no', before: '', after: 'Near' },
          { field: 'Synonyms', before: '', after: 'faith' },
          { field: 'Takes codings', before: 'Yes', after: 'No' },
          { field: 'Retired', before: 'No', after: 'Yes' },
          { field: 'Colour', before: '#2f6fb5', after: '#000000' },
        ],
      },
    ])
  })

  it('names codes by their paths, where one succeeds another or moves below it', () => {
    const top = code('a')
    const before = [top, code('b', { parent: 'a' }), code('c')]
    const after = [top, code('b', { parent: 'a' }), code('c', { parent: 'b', successor: 'b' })]
    expect(codebookDifference(before, after)).toEqual([
      {
        code: 'c',
        path: 'A / B / C',
        change: 'changed',
        fields: [
          { field: 'Under', before: 'Top of the codebook', after: 'A / B' },
          { field: 'Successor', before: '', after: 'A / B' },
        ],
      },
    ])
  })

  it('tells of a renamed code once, and not of those below it', () => {
    const before = [code('a'), code('b', { parent: 'a' })]
    const after = [code('a', { name: 'New' }), code('b', { parent: 'a' })]
    expect(codebookDifference(before, after).map(({ code: id }) => id)).toEqual(['a'])
  })

  it('tells of the one that was moved among its siblings, and not of those it passed', () => {
    const [a, b, c, d] = [code('a'), code('b'), code('c'), code('d')]
    expect(codebookDifference([a, b, c, d], [b, c, d, a])).toEqual([
      {
        code: 'a',
        path: 'A',
        change: 'changed',
        fields: [{ field: 'Place', before: 'First', after: 'After D' }],
      },
    ])
    expect(codebookDifference([a, b], [code('x'), a, b]).map(({ change }) => change)).toEqual(['added'])
    expect(codebookDifference([a, b, c], [b, c]).map(({ change }) => change)).toEqual(['removed'])
  })

  it('tells of one that was moved together with the one above it, by what it passed', () => {
    const [a, b, c, d, e] = [code('a'), code('b'), code('c'), code('d'), code('e')]
    const places = (list: ReturnType<typeof codebookDifference>) =>
      list.map(({ code: id, fields }) => [id, ...fields.map(({ before, after }) => [before, after])])
    expect(places(codebookDifference([a, b, c, d, e], [c, d, e, a, b]))).toEqual([
      ['a', ['First', 'After E']],
      ['b', ['After A, above E', 'After A, below E']],
    ])
    expect(places(codebookDifference([c, d, e, a, b], [a, b, c, d, e]))).toEqual([
      ['a', ['After E', 'First']],
      ['b', ['After A, below C', 'After A, above C']],
    ])
    const renamed = code('c', { name: 'New' })
    expect(places(codebookDifference([c, d, e, a, b], [a, b, renamed, d, e])).at(1)).toEqual([
      'b',
      ['After A, below C', 'After A, above New'],
    ])
  })

  it('holds on with a version whose codes stand in a circle', () => {
    const circle = [code('a', { parent: 'b' }), code('b', { parent: 'a' })]
    expect(codebookDifference(circle, [])).toHaveLength(2)
  })

  it('tells as many differences forwards as backwards, with sides and comings exchanged', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const someBook = fc
      .shuffledSubarray(ids, { minLength: 0 })
      .chain((chosen) =>
        fc.tuple(...chosen.map((id) => fc.constantFrom('', 'x', 'y').map((brief) => code(id, { brief })))),
      )
    fc.assert(
      fc.property(someBook, someBook, (before, after) => {
        const there = codebookDifference(before, after)
        const back = codebookDifference(after, before)
        const count = (list: typeof there, change: string) =>
          list.filter((one) => one.change === change).length
        expect(count(there, 'added')).toBe(count(back, 'removed'))
        expect(count(there, 'removed')).toBe(count(back, 'added'))
        expect(there.flatMap(({ fields }) => fields).length).toBe(back.flatMap(({ fields }) => fields).length)
        const same = JSON.stringify(before) === JSON.stringify(after)
        expect(there.length === 0).toBe(same)
      }),
    )
  })

  it('keeps the words of both sides as they were', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (was, now) => {
        expect(fieldsOf(code('a', { definition: was }), code('a', { definition: now }))).toEqual(
          was === now ? [] : [{ field: 'Full definition', before: was, after: now }],
        )
      }),
    )
  })
})
