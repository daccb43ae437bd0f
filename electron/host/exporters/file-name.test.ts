import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNameFor } from './file-name.ts'

describe('the name of an exported file', () => {
  it('says which case study it holds', () => {
    expect(fileNameFor('Site A', 'docx')).toBe('Site A - extracts.docx')
    expect(fileNameFor(null, 'csv')).toBe('No case study - extracts.csv')
  })

  it('keeps letters of every language', () => {
    expect(fileNameFor('Caerdydd – Tŷ’r 🙂', 'md')).toBe('Caerdydd – Tŷ’r 🙂 - extracts.md')
  })

  it('replaces what a file name cannot hold', () => {
    expect(fileNameFor('North/South: "A"?', 'xlsx')).toBe('North-South- -A-- - extracts.xlsx')
    expect(fileNameFor('../../etc', 'json')).toBe('..-..-etc - extracts.json')
    expect(fileNameFor('fdp\u202Excod', 'docx')).toBe('fdpxcod - extracts.docx')
    expect(fileNameFor('..', 'html')).toBe('- - extracts.html')
    expect(fileNameFor('\u202E', 'html')).toBe('Case study - extracts.html')
  })

  it('is one that every system accepts, whatever the case study is called', () => {
    const anyName = fc.string({ unit: 'binary', maxLength: 150 })
    fc.assert(
      fc.property(anyName, (caseName) => {
        const name = fileNameFor(caseName, 'docx')
        expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}]+ - extracts\.docx$/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      }),
    )
  })
})
