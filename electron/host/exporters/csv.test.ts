import { describe, expect, it } from 'vitest'
import { toCsv } from './csv.ts'
import { bookOf, conversation, extractOf, formulas } from './test-support/books.ts'
import { csvRows } from './test-support/read-back.ts'

describe('a CSV file of extracts', () => {
  it('begins with a byte order mark and a header, and ends its records with CRLF', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      toCsv(bookOf([extractOf('Words')])).bytes,
    )
    expect(text.startsWith('\uFEFF"case","code","extract","attribution","document","mode","turn",')).toBe(
      true,
    )
    expect(text.endsWith('\r\n')).toBe(true)
  })

  it('has one row an extract, with every column', () => {
    expect(csvRows(toCsv(bookOf([extractOf('We pooled it.')])).bytes)).toEqual([
      {
        case: 'Site A',
        code: 'Processes > Integrated budgets',
        extract: 'We pooled it.',
        attribution: '(Commissioning Manager, Site A, Focus Group)',
        document: 'Staff focus group',
        mode: 'Focus group',
        turn: '12',
        timestamp: '00:03:10',
        start: '120',
        end: '133',
        coder: 'Ana',
        codebook_version: '3',
        speakers: 'Commissioning Manager',
        formula_escaped: '',
      },
    ])
  })

  it('leaves a cell empty where there is nothing to say', () => {
    const bare = extractOf('Words', {
      case: null,
      turn: null,
      timestamp: null,
      words: [{ speaker: null, text: 'Words' }],
    })
    expect(csvRows(toCsv(bookOf([bare])).bytes)[0]).toMatchObject({
      case: '',
      turn: '',
      timestamp: '',
      speakers: '',
    })
  })

  it('keeps several speakers apart by labels and names them', () => {
    expect(csvRows(toCsv(bookOf([conversation])).bytes)[0]).toMatchObject({
      extract:
        'Commissioning Manager: We pooled it all.\nInterviewer: All of it?\nGP: Well… most.\nNot the estates money.',
      speakers: 'Commissioning Manager; Interviewer; GP',
    })
  })

  it.each(formulas)('disarms %j and says so on its row', (text) => {
    const { bytes, altered } = toCsv(bookOf([extractOf('Plain'), extractOf(text)]))
    const rows = csvRows(bytes)
    expect(rows[0]).toMatchObject({ extract: 'Plain', formula_escaped: '' })
    expect(rows[1]).toMatchObject({ extract: `'${text}`, formula_escaped: 'yes' })
    expect(altered).toBe(1)
  })

  it('disarms names too, and counts only words as altered', () => {
    const { bytes, altered } = toCsv(
      bookOf([extractOf('Plain', { title: '=HYPERLINK("http://example.org")' })]),
    )
    expect(csvRows(bytes)[0]).toMatchObject({
      document: `'=HYPERLINK("http://example.org")`,
      formula_escaped: 'yes',
    })
    expect(altered).toBe(0)
  })
})
