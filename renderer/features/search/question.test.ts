import { describe, expect, it } from 'vitest'
import { searchHit } from '#shared/contract/search.ts'
import { nothingAsked } from '../../client/search-asked.ts'
import { keyOf, questionOf, viewOf, wholeOf } from './question.ts'

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const context = { start: 4, end: 9, left: 'a ', words: 'trust', right: ' b' }
const inDocument = searchHit.parse({
  kind: 'document',
  document: id(1),
  title: 'One',
  case: null,
  speaker: null,
  turn: null,
  timestamp: null,
  ...context,
})
const inMemo = searchHit.parse({
  kind: 'memo',
  memo: id(2),
  about: 'Journal',
  title: '',
  field: 'body',
  ...context,
})
const inCode = searchHit.parse({
  kind: 'code',
  code: id(3),
  path: 'Trust',
  field: 'examples',
  index: 1,
  ...context,
})

describe('what the host is asked', () => {
  it('is nothing where there are no words', () => {
    expect(questionOf({ ...nothingAsked, words: '  ' })).toBeNull()
  })

  it('is of all places, and of every case study, unless told', () => {
    expect(questionOf({ ...nothingAsked, words: 'trust' })).toEqual({
      words: 'trust',
      wholeWords: false,
      match: 'all',
      where: 'all',
      sort: 'place',
      cases: null,
      documents: null,
      speakers: null,
      modes: null,
      interviewers: true,
    })
  })

  it('is of documents where only some of them are meant, and its counts are of all', () => {
    const asked = {
      ...nothingAsked,
      words: 'trust',
      sort: 'left' as const,
      only: { name: 'Site A', cases: [id(4)] },
    }
    const question = questionOf(asked)
    expect(question).toMatchObject({ where: 'documents', cases: [id(4)], sort: 'left' })
    expect(question && wholeOf(question)).toEqual(questionOf({ ...asked, only: null, sort: 'place' }))
  })
})

describe('a line', () => {
  it('leads to its words in the transcript, to the memo or to the code', () => {
    expect(viewOf(inDocument)).toEqual({ room: 'document', document: id(1), offset: 4, end: 9 })
    expect(viewOf(inMemo)).toEqual({ room: 'memos', memo: id(2) })
    expect(viewOf(inCode)).toEqual({ room: 'codebook', code: id(3) })
  })

  it('is known by where it stands', () => {
    const hits = [inDocument, { ...inDocument, start: 5 }, inMemo, inCode, { ...inCode, index: 0 }]
    expect(new Set(hits.map(keyOf)).size).toBe(hits.length)
  })
})
