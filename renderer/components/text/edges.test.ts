import { describe, expect, it } from 'vitest'
import { joinable, moveEdge, splitPoint } from './edges.ts'
import { documentOf } from './fixture.ts'
import { rowsOf } from './rows.ts'

const { text, ...rest } = documentOf('Ana: We pooled it, all.\nBen: Yes. No.\n', [
  ['Ana', 'We pooled it, all.'],
  ['Ben', 'Yes. No.'],
])
const rows = rowsOf({ text, ...rest })

function span(words: string) {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}

function moved(words: string, edge: 'start' | 'end', direction: 1 | -1): string | null {
  const to = moveEdge(text, rows, span(words), edge, direction)
  return to && text.slice(to.start, to.end)
}

describe('moveEdge', () => {
  it('moves either edge by one word, out and in', () => {
    expect(moved('pooled', 'end', 1)).toBe('pooled it')
    expect(moved('pooled it', 'end', -1)).toBe('pooled')
    expect(moved('pooled', 'start', -1)).toBe('We pooled')
    expect(moved('We pooled', 'start', 1)).toBe('pooled')
  })

  it('goes over a label into the next turn, and back', () => {
    expect(moved('all.', 'end', 1)).toBe('all.\nBen: Yes')
    expect(moved('Yes', 'start', -1)).toBe('all.\nBen: Yes')
    expect(moved('all.\nBen: Yes', 'end', -1)).toBe('all')
  })

  it('never leaves nothing, and stops at either end of the text', () => {
    expect(moved('pooled', 'end', -1)).toBeNull()
    expect(moved('pooled', 'start', 1)).toBeNull()
    expect(moved('We', 'start', -1)).toBeNull()
    expect(moved('No', 'end', 1)).toBeNull()
  })
})

describe('splitPoint', () => {
  it('splits before the word a point stands in', () => {
    const whole = span('We pooled it')
    expect(splitPoint(text, rows, whole, text.indexOf('oled'))).toBe(text.indexOf('pooled'))
  })

  it('is null where one part would have no words', () => {
    const whole = span('We pooled it')
    expect(splitPoint(text, rows, whole, whole.start + 1)).toBeNull()
    expect(splitPoint(text, rows, whole, whole.end)).toBeNull()
    expect(splitPoint(text, rows, whole, 0)).toBeNull()
  })
})

describe('joinable', () => {
  const coded = (id: string, words: string, code = 'x', coder = 'a') => ({ id, code, coder, ...span(words) })
  const first = coded('1', 'We pooled')
  const ids = (all: readonly (typeof first)[]) => joinable(text, rows, first, all).map(({ id }) => id)

  it('takes what overlaps and what touches, also over a label', () => {
    expect(ids([first, coded('2', 'pooled it')])).toEqual(['1', '2'])
    expect(ids([first, coded('2', 'it, all.'), coded('3', 'Yes.')])).toEqual(['1', '2', '3'])
  })

  it('leaves gaps, other codes and other coders alone', () => {
    expect(ids([first, coded('2', 'all.')])).toEqual(['1'])
    expect(ids([first, coded('2', 'it', 'y'), coded('3', 'it', 'x', 'b')])).toEqual(['1'])
  })
})
