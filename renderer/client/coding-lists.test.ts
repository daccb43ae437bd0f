import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import type { Coding } from '#shared/contract/values.ts'
import { codeId, coderId, codingId, documentId } from '#shared/ids.ts'
import { call } from './call.ts'
import {
  changedCodings,
  paintAhead,
  patchCodings,
  provisionalId,
  refreshCodings,
  shareIds,
} from './coding-lists.ts'

vi.mock('./call.ts', () => ({ call: vi.fn<typeof call>() }))

const uuid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const first = documentId.parse(uuid(1))
const second = documentId.parse(uuid(2))

function coding(number: number, start: number, document = first): Coding {
  return {
    id: codingId.parse(uuid(number)),
    document,
    code: codeId.parse(uuid(3)),
    coder: coderId.parse(uuid(4)),
    start,
    end: start + 5,
    version: 0,
    round: null,
    memos: 0,
    from: null,
    lost: null,
  }
}

const a = coding(11, 0)
const b = coding(12, 10)
const c = coding(13, 20)

describe('shareIds', () => {
  it('answers the very list it was given, which says what it said', () => {
    const told = [a, { ...b, round: null }, coding(14, 30, second)]
    const list = structuredClone(told)
    expect(shareIds(list)).toBe(list)
    expect(list).toEqual(told)
  })

  it('leaves any other answer as it is', () => {
    expect(shareIds({ text: 'words' })).toEqual({ text: 'words' })
    expect(shareIds([1, 'two', null])).toEqual([1, 'two', null])
  })
})

describe('changedCodings', () => {
  it('names the codings of a change that touches nothing else of theirs', () => {
    const changes = [
      { entity: 'coding' as const, ids: [a.id, b.id] },
      { entity: 'history' as const, ids: null },
    ]
    expect(changedCodings({ revision: 1, changes })).toEqual([a.id, b.id])
  })

  it('gives up where it cannot tell, where a memo or document changed too, and above 1,000', () => {
    const many = Array.from({ length: 1001 }, (_, index) => uuid(index))
    for (const changes of [
      [{ entity: 'coding' as const, ids: null }],
      [
        { entity: 'coding' as const, ids: [a.id] },
        { entity: 'memo' as const, ids: [uuid(9)] },
      ],
      [
        { entity: 'coding' as const, ids: [a.id] },
        { entity: 'document' as const, ids: [first] },
      ],
      [{ entity: 'coding' as const, ids: many }],
      [{ entity: 'code' as const, ids: [uuid(3)] }],
    ])
      expect(changedCodings({ revision: 1, changes })).toBeNull()
  })
})

describe('patchCodings', () => {
  it('adds in the order of the text, changes, and takes away what is not found', () => {
    expect(patchCodings([a, c], [b.id], [b], first)).toEqual([a, b, c])
    const moved = { ...a, start: 15, end: 18 }
    expect(patchCodings([a, b, c], [a.id], [moved], first)).toEqual([b, moved, c])
    expect(patchCodings([a, b, c], [b.id], [], first)).toEqual([a, c])
  })

  it('leaves codings of other documents out, and untouched ones the objects they were', () => {
    const elsewhere = coding(14, 5, second)
    const patched = patchCodings([a, b], [elsewhere.id], [elsewhere], first)
    expect(patched[0]).toBe(a)
    expect(patched).toEqual([a, b])
    expect(patchCodings([a], [elsewhere.id], [elsewhere], null)).toEqual([a, elsewhere])
  })
})

describe('refreshCodings', () => {
  it('mends the kept lists with one question', async () => {
    const client = new QueryClient()
    client.setQueryData(['coding.list', { document: first }], [a, b])
    client.setQueryData(['coding.list', { document: second }], [])
    vi.mocked(call).mockResolvedValueOnce([c])
    await refreshCodings(client, [b.id, c.id])
    expect(call).toHaveBeenCalledExactlyOnceWith('coding.some', { codings: [b.id, c.id] })
    expect(client.getQueryData(['coding.list', { document: first }])).toEqual([a, c])
    expect(client.getQueryData(['coding.list', { document: second }])).toEqual([])
  })

  it('asks for the lists anew where the question fails', async () => {
    const client = new QueryClient()
    client.setQueryData(['coding.list', { document: first }], [a])
    vi.mocked(call).mockRejectedValueOnce(new Error('no'))
    await refreshCodings(client, [b.id])
    expect(client.getQueryState(['coding.list', { document: first }])?.isInvalidated).toBe(true)
  })
})

describe('paintAhead', () => {
  const key = ['coding.list', { document: first }]

  it('shows a change at once, and then what the host made of it', () => {
    const client = new QueryClient()
    client.setQueryData(key, [a])
    const provisional = { ...b, id: provisionalId() }
    const ahead = paintAhead(client, first, [], [provisional])
    expect(client.getQueryData(key)).toEqual([a, provisional])
    ahead.settle([b])
    expect(client.getQueryData(key)).toEqual([a, b])
  })

  it('takes everything back where the host refuses', () => {
    const client = new QueryClient()
    client.setQueryData(key, [a, b])
    const removed = paintAhead(client, first, [a], [])
    const moved = paintAhead(client, first, [b], [{ ...b, end: 90 }])
    expect(client.getQueryData(key)).toEqual([{ ...b, end: 90 }])
    moved.takeBack()
    removed.takeBack()
    expect(client.getQueryData(key)).toEqual([a, b])
  })
})
