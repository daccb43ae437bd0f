import { describe, expect, it } from 'vitest'
import { conflictKinds, incomingKinds } from '#shared/contract/merging.ts'
import { coderId } from '#shared/ids.ts'
import { deedFor, stepFor } from './keys.ts'
import {
  byPerson,
  emptySide,
  kindName,
  kindWords,
  outcomeWords,
  settledSentence,
  settledWords,
} from './words.ts'

const ann = coderId.parse('01890a5d-ac96-774b-bcce-b302099a8057')
const work = { coder: ann, name: 'Ann', codingsAdded: 2, codingsChanged: 1, codingsRemoved: 0, memos: 3 }

describe('what a merge is told in', () => {
  it('names every kind of thing and of conflict once', () => {
    expect(new Set(incomingKinds.map(kindName)).size).toBe(incomingKinds.length)
    expect(kindName('codebook versions')).toBe('Codebook versions')
    expect(new Set(conflictKinds.map((kind) => kindWords[kind].what)).size).toBe(conflictKinds.length)
  })

  it('adds up the work of one person that comes in several files', () => {
    expect(
      byPerson([
        { ...work, keptApart: false },
        { ...work, codingsRemoved: 1, keptApart: true },
      ]),
    ).toEqual([{ ...work, codingsAdded: 4, codingsChanged: 2, codingsRemoved: 1, memos: 6, keptApart: true }])
  })

  it('says what happens with conflicts', () => {
    expect(settledSentence(0, 0)).toBe('Nothing was changed on both sides.')
    expect(settledSentence(1, 1)).toBe('1 conflict, all settled.')
    expect(settledSentence(3, 1)).toBe('3 conflicts: 1 settled, 2 left for later. Mine stands until then.')
    expect(outcomeWords('same_name', 'theirs')).toBe('Make them one')
    expect(outcomeWords('circle', null)).toBe('Left for later')
    expect(settledWords('same_name', 'theirs')).toBe('Made them one')
    expect(settledWords('circle', 'mine')).toBe('Kept mine')
    expect(emptySide('removed_here', 'mine')).toBe('Removed')
    expect(emptySide('removed_here', 'theirs')).toBe('Left empty')
  })
})

describe('the keys of the conflicts', () => {
  it('knows its letters in either case, and no others', () => {
    expect(['m', 'T', 'w', 'L', 'x', 'toString'].map(deedFor)).toEqual([
      'mine',
      'theirs',
      'write',
      'later',
      undefined,
      undefined,
    ])
  })

  it('never leads out of the list', () => {
    expect(stepFor('ArrowUp', 0, 3)).toBe(0)
    expect(stepFor('PageDown', 1, 3)).toBe(2)
    expect(stepFor('End', 0, 3)).toBe(2)
    expect(stepFor('m', 0, 3)).toBeUndefined()
  })
})
