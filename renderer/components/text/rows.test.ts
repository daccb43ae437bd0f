import { describe, expect, it } from 'vitest'
import { rowAt, rowsOf } from './rows.ts'
import { documentOf } from './fixture.ts'

describe('rowsOf', () => {
  it('gives each turn its words, without label and closing stamp', () => {
    const document = documentOf('Head\n\nAna: Hello there. [00:01]\nBen: Yes.\n', [
      ['Ana', 'Hello there.'],
      ['Ben', 'Yes.'],
    ])
    const rows = rowsOf(document)
    expect(
      rows.map((row) => [row.kind, row.speaker, row.number, document.text.slice(row.start, row.end)]),
    ).toEqual([
      ['aside', null, null, 'Head'],
      ['turn', 'Ana', 1, 'Hello there.'],
      ['turn', 'Ben', 2, 'Yes.'],
    ])
    expect(rows.map((row) => row.codable)).toEqual([false, true, true])
  })

  it('makes a paragraph of every line that is not blank, where there are no turns', () => {
    const text = 'One.\n\n  \nTwo.\n'
    const rows = rowsOf({ text, turns: [], speakers: [] })
    expect(rows.map((row) => text.slice(row.start, row.end))).toEqual(['One.', 'Two.'])
    expect(rows.every((row) => row.codable && row.kind === 'paragraph')).toBe(true)
  })

  it('is empty for an empty text', () => {
    expect(rowsOf({ text: '', turns: [], speakers: [] })).toEqual([])
  })
})

describe('rowAt', () => {
  const rows = rowsOf({ text: 'ab\ncd\nef', turns: [], speakers: [] })

  it('finds the row an offset stands in, or the one before it', () => {
    expect(rowAt(rows, 0)?.index).toBe(0)
    expect(rowAt(rows, 2)?.index).toBe(0)
    expect(rowAt(rows, 3)?.index).toBe(1)
    expect(rowAt(rows, 99)?.index).toBe(2)
  })

  it('is undefined where there are no rows', () => {
    expect(rowAt([], 3)).toBeUndefined()
  })
})
