import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordDifference } from './word-difference.ts'

describe('wordDifference', () => {
  it('marks the words that were taken out and put in', () => {
    expect(wordDifference('Questioning members.', 'Questioning members of councils.')).toEqual([
      { kind: 'same', text: 'Questioning members' },
      { kind: 'added', text: ' of councils' },
      { kind: 'same', text: '.' },
    ])
  })

  it('reads two replaced words in a row as one', () => {
    expect(wordDifference('asked by local members each year', 'asked by any GPs each year')).toEqual([
      { kind: 'same', text: 'asked by ' },
      { kind: 'removed', text: 'local members' },
      { kind: 'added', text: 'any GPs' },
      { kind: 'same', text: ' each year' },
    ])
  })

  it('takes words whole', () => {
    expect(wordDifference('a shared office for all', 'a shared offices for all')).toEqual([
      { kind: 'same', text: 'a shared ' },
      { kind: 'removed', text: 'office' },
      { kind: 'added', text: 'offices' },
      { kind: 'same', text: ' for all' },
    ])
  })

  it('marks nothing where hardly a word is left, or there was none', () => {
    expect(wordDifference('Contracts and memoranda', 'What people promised')).toBeNull()
    expect(wordDifference('', 'New')).toBeNull()
  })

  it('holds both texts, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('one', 'two ', ' three', '\n', '.', '🙂', 'é'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordDifference(before, after) ?? []
        fc.pre(runs.length > 0)
        const side = (without: string) =>
          runs.flatMap((run) => (run.kind === without ? [] : [run.text])).join('')
        expect(side('added')).toBe(before)
        expect(side('removed')).toBe(after)
      }),
    )
  })
})
