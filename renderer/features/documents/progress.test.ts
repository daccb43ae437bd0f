import { describe, expect, it } from 'vitest'
import type { DocumentRow } from '#shared/contract/documents.ts'
import type { CodingState } from '#shared/contract/values.ts'
import { coderId, documentId } from '#shared/ids.ts'
import { progressOf, progressWords } from './progress.ts'

const id = (number: number) => `01890000-0000-7000-8000-0000000000${10 + number}`
const ann = { id: coderId.parse(id(1)), name: 'Ann', colour: '#112233', kind: 'person' as const }
const ben = { id: coderId.parse(id(2)), name: 'Ben', colour: '#112233', kind: 'person' as const }

function row(number: number, state: CodingState, codings: number): DocumentRow {
  return {
    id: documentId.parse(id(number)),
    title: 'Transcript',
    case: null,
    caseName: null,
    mode: 'interview',
    characters: 10,
    words: 2,
    turns: 0,
    codings,
    memos: 0,
    sourceName: 'transcript.txt',
    importedAt: '2025-01-01T00:00:00.000Z',
    mended: false,
    attributes: {},
    states: [{ coder: ann.id, state, round: null, codings }],
  }
}

describe('progressOf', () => {
  it('counts what each coder has finished and begun', () => {
    const [first, second] = progressOf(
      [ann, ben],
      [row(3, 'finished', 5), row(4, 'in_progress', 2), row(5, 'not_started', 0)],
    )
    expect(first).toMatchObject({ finished: 1, inProgress: 1, documents: 3, codings: 7 })
    expect(second).toMatchObject({ finished: 0, inProgress: 0, documents: 3, codings: 0 })
  })

  it('counts no codings where some of them may not be seen', () => {
    const hidden = { states: [{ coder: ben.id, state: 'in_progress' as const, codings: null }] }
    const [first, second] = progressOf([ann, ben], [row(3, 'finished', 5), hidden])
    expect(first?.codings).toBe(5)
    expect(second?.codings).toBeNull()
  })
})

describe('progressWords', () => {
  it('reads as a sentence', () => {
    const some = { coder: ann, finished: 11, inProgress: 1, documents: 12, codings: 240 }
    expect(progressWords(some)).toBe('Ann has finished 11 of 12; 1 is in progress. 240 codings.')
    expect(progressWords({ ...some, inProgress: 0 })).toBe('Ann has finished 11 of 12. 240 codings.')
    expect(progressWords({ ...some, codings: null })).toBe('Ann has finished 11 of 12; 1 is in progress.')
  })
})
