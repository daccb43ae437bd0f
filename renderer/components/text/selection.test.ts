import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf } from './fixture.ts'
import { rowsOf } from './rows.ts'
import { snapSelection } from './selection.ts'

const document = documentOf('Ana: We pooled the money.\nBen: A 👩‍👩‍👧 family e\u0301tude.\nAna: Yes \n', [
  ['Ana', 'We pooled the money.'],
  ['Ben', 'A 👩‍👩‍👧 family e\u0301tude.'],
  ['Ana', 'Yes '],
])
const rows = rowsOf(document)
const { text } = document

function snapped(start: number, end: number): string | null {
  const span = snapSelection(text, rows, { start, end })
  return span && text.slice(span.start, span.end)
}

describe('snapSelection', () => {
  it('keeps a selection of whole words as it is', () => {
    const start = text.indexOf('pooled')
    expect(snapSelection(text, rows, { start, end: start + 6 })).toEqual({ start, end: start + 6 })
  })

  it('draws in to the words where a label was selected with them', () => {
    expect(snapped(0, text.indexOf('the'))).toBe('We pooled')
    expect(snapped(text.indexOf('money'), text.indexOf('Ben') + 4)).toBe('money.')
  })

  it('codes nothing where only a label or blanks were selected', () => {
    expect(snapped(0, 3)).toBeNull()
    expect(snapped(text.indexOf(' pooled'), text.indexOf('pooled'))).toBeNull()
  })

  it('never cuts a grapheme: an emoji family and a combining accent stay whole', () => {
    const family = text.indexOf('👩')
    expect(snapped(family + 1, family + 3)).toBe('👩‍👩‍👧')
    const accent = text.indexOf('e\u0301')
    expect(snapped(accent + 1, accent + 3)).toBe('e\u0301t')
  })

  it('leaves blank edges out', () => {
    expect(snapped(text.indexOf(' pooled'), text.indexOf('the'))).toBe('pooled')
    expect(snapped(text.lastIndexOf('Yes'), text.length)).toBe('Yes')
  })

  it('spans turns, and steps over a turn that would give only blanks', () => {
    const span = snapSelection(text, rows, { start: text.indexOf('.\nBen'), end: text.lastIndexOf('Yes') })
    expect(span && text.slice(span.start, span.end)).toBe('.\nBen: A 👩‍👩‍👧 family e\u0301tude.')
  })

  it('widens to whole words where that is asked for, and never over a blank', () => {
    const inWord = text.indexOf('ooled')
    const wide = (start: number, end: number) => {
      const span = snapSelection(text, rows, { start, end }, 'word')
      return span && text.slice(span.start, span.end)
    }
    expect(wide(inWord, inWord + 2)).toBe('pooled')
    expect(wide(inWord, text.indexOf('he money') + 1)).toBe('pooled the')
    expect(wide(text.indexOf(' the'), text.indexOf('money') + 5)).toBe('the money')
    expect(wide(text.indexOf('money.') + 5, text.indexOf('money.') + 6)).toBe('.')
  })

  it('always begins and ends in codable words, and snapping again changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const span = snapSelection(text, rows, { start: Math.min(a, b), end: Math.max(a, b) })
        if (span === null) return
        const holds = (offset: number) =>
          rows.some((row) => row.codable && row.start <= offset && offset < row.end)
        expect(holds(span.start)).toBe(true)
        expect(holds(span.end - 1)).toBe(true)
        expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim())
        expect(snapSelection(text, rows, span)).toEqual(span)
      }),
    )
  })
})
