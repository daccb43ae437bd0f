import { describe, expect, it } from 'vitest'
import { memo, type Memo } from '#shared/contract/coding.ts'
import { everything, filterMemos } from './memo-filter.ts'

const uuid = (end: number) => `0190a1b2-c3d4-7abc-8def-${String(end).padStart(12, '0')}`

function one(
  number: number,
  parts: { readonly title?: string; readonly body?: string; readonly kind?: 'journal' },
): Memo {
  return memo.parse({
    id: uuid(number),
    subject: { kind: parts.kind ?? 'project' },
    about: 'Pilot',
    title: parts.title ?? '',
    body: parts.body ?? '',
    author: uuid(number % 2),
    createdAt: '2026-01-01T10:00:00.000Z',
    changedAt: `2026-01-0${number}T10:00:00.000Z`,
  })
}

const memos = [
  one(1, { title: 'Trust', body: `It is [slow](concord:code/${uuid(9)}).` }),
  one(2, { title: 'Café talk', body: 'About **trust** among carers.' }),
  one(3, { title: 'Doubts', kind: 'journal' }),
]
const titles = (filter: Partial<typeof everything>) =>
  filterMemos(memos, { ...everything, ...filter }).map((found) => found.title)

describe('filterMemos', () => {
  it('shows the newest first', () => {
    expect(titles({})).toEqual(['Doubts', 'Café talk', 'Trust'])
  })

  it('wants every word, in title or body, in any order and case', () => {
    expect(titles({ words: 'TRUST' })).toEqual(['Café talk', 'Trust'])
    expect(titles({ words: 'carers cafe' })).toEqual(['Café talk'])
    expect(titles({ words: 'carers slow' })).toEqual([])
  })

  it('searches the words, not the addresses of links', () => {
    expect(titles({ words: 'slow' })).toEqual(['Trust'])
    expect(titles({ words: 'concord' })).toEqual([])
  })

  it('keeps to a kind and an author', () => {
    expect(titles({ kind: 'journal' })).toEqual(['Doubts'])
    expect(titles({ author: uuid(0) })).toEqual(['Café talk'])
  })
})
