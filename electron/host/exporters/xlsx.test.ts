import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { bookOf, conversation, extractOf, formulas } from './test-support/books.ts'
import { unzipped, xlsxRows } from './test-support/read-back.ts'
import { cellText } from './xlsx-text.ts'
import { toXlsx } from './xlsx.ts'

describe('a workbook of extracts', () => {
  it('has one row an extract, with every column', async () => {
    expect(await xlsxRows((await toXlsx(bookOf([extractOf('We pooled it.')]))).bytes)).toEqual([
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
        truncated: '',
      },
    ])
  })

  it('keeps several speakers apart by labels', async () => {
    const [row] = await xlsxRows((await toXlsx(bookOf([conversation]))).bytes)
    expect(row?.['extract']).toContain('Interviewer: All of it?\nGP: Well… most.')
  })

  it('holds formulas as text, unaltered', async () => {
    const { bytes, altered } = await toXlsx(bookOf(formulas.map((text) => extractOf(text))))
    expect((await xlsxRows(bytes)).map((row) => row['extract'])).toEqual(formulas)
    expect(altered).toBe(0)
    const parts = await unzipped(bytes)
    const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/')).map(([, part]) => part)
    expect(sheets.join('')).toContain('<sheetData>')
    expect(sheets.join('')).not.toMatch(/<f[ >]/u)
  })

  it('cuts what a cell cannot take, never through a character, and says how much is missing', async () => {
    const texts = ['x'.repeat(32_767), 'x'.repeat(32_768), `${'x'.repeat(32_766)}🙂`]
    const { bytes, altered } = await toXlsx(bookOf(texts.map((text) => extractOf(text))))
    const rows = await xlsxRows(bytes)
    expect(rows.map((row) => row['extract']?.length)).toEqual([32_767, 32_767, 32_766])
    expect(rows.map((row) => row['truncated'])).toEqual([
      '',
      'extract: first 32,767 of 32,768 characters',
      'extract: first 32,766 of 32,768 characters',
    ])
    expect(altered).toBe(2)
  })

  it('says on a second sheet what it is', async () => {
    const sheets = await readXlsxFile(Buffer.from((await toXlsx(bookOf([]))).bytes))
    const about = sheets.find(({ sheet }) => sheet === 'About this file')?.data ?? []
    expect(about[0]).toEqual(['Project', 'Partnership study'])
    expect(about.at(-1)?.[1]).toContain('32,767 characters')
  })
})

describe('the writing of a cell', () => {
  it('escapes control characters, and words that look like an escape', () => {
    expect(cellText('a\u0007b\rc')).toBe('a_x0007_b_x000D_c')
    expect(cellText('_x0041_ and _x0041')).toBe('_x005F_x0041_ and _x005F_x0041')
    expect(cellText('snake_case_x and tab\tand\nline')).toBe('snake_case_x and tab\tand\nline')
  })
})
