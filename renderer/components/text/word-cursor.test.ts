import { describe, expect, it } from 'vitest'
import { documentOf } from './fixture.ts'
import { rowsOf } from './rows.ts'
import { enterRow, spanOf, stepCursor, type Step, type WordCursor } from './word-cursor.ts'

const document = documentOf('Notes\nAna: We pooled it, all.\n[laughs]\nBen: Yes. No.\n', [
  ['Ana', 'We pooled it, all.'],
  ['Ben', 'Yes. No.'],
])
const { text } = document
const rows = rowsOf(document)
const [ana, ben] = rows.filter((row) => row.kind === 'turn').map((row) => row.index)

function entered(row: number | undefined): WordCursor {
  const cursor = row === undefined ? null : enterRow(text, rows, row)
  if (!cursor) throw new Error('the row has no words')
  return cursor
}

function held(cursor: WordCursor): string | null {
  const span = spanOf(text, rows, cursor)
  return span && text.slice(span.start, span.end)
}

function walk(from: WordCursor, ...steps: readonly (readonly [Step, boolean])[]): string | null {
  return held(steps.reduce((cursor, [step, extend]) => stepCursor(text, rows, cursor, step, extend), from))
}

describe('the word cursor', () => {
  it('enters a turn at its first word, and no aside', () => {
    expect(held(entered(ana))).toBe('We')
    expect(enterRow(text, rows, 0)).toBeNull()
  })

  it('steps word by word over blanks and punctuation', () => {
    expect(walk(entered(ana), ['word-after', false], ['word-after', false])).toBe('it')
    expect(walk(entered(ana), ['word-after', false], ['word-before', false])).toBe('We')
  })

  it('extends from where it was begun, and draws back again', () => {
    expect(walk(entered(ana), ['word-after', true], ['word-after', true])).toBe('We pooled it')
    expect(walk(entered(ana), ['word-after', true], ['word-after', true], ['word-before', true])).toBe(
      'We pooled',
    )
    expect(walk(entered(ana), ['row-end', true])).toBe('We pooled it, all')
  })

  it('goes on into the next turn, over what is no turn', () => {
    expect(walk(entered(ana), ['row-end', false], ['word-after', false])).toBe('Yes')
    expect(walk(entered(ana), ['row-after', true])).toBe(
      text.slice(text.indexOf('We'), text.lastIndexOf('No') + 2),
    )
    expect(walk(entered(ben), ['word-before', false])).toBe('all')
  })

  it('stays where it is at either end', () => {
    expect(walk(entered(ana), ['word-before', false])).toBe('We')
    expect(walk(entered(ben), ['row-end', false], ['word-after', false])).toBe('No')
    expect(walk(entered(ben), ['row-after', false])).toBe('No')
  })
})
