import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { startsFormula } from './csv.ts'
import type { BookCell, FrameworkBook } from './framework-book.ts'
import { exportFramework } from './framework-export.ts'
import { extractOf, formulas, sturdy } from './test-support/books.ts'
import {
  attributeOf,
  csvRows,
  docxQuotations,
  elementsOf,
  htmlQuotations,
  paragraphsOf,
  textOf,
  unzipped,
} from './test-support/read-back.ts'
import { markdownQuotations, markdownText, markdownTree } from './test-support/read-markdown.ts'

const coding = '0190a1b2-c3d4-7abc-8def-0123456789ab'
const cell = (summary: string, more: Partial<BookCell> = {}): BookCell => ({
  level: null,
  summary,
  numbers: [],
  ...more,
})

const aims: FrameworkBook = {
  project: 'Five sites',
  exportedAt: '2026-03-14T09:30:00.000Z',
  name: 'Primary and secondary aims, by case study',
  kind: 'summary',
  owners: 'case',
  levels: [],
  themes: ['Primary aims', 'Secondary aims | <b>'],
  rows: [
    {
      name: 'Site A',
      note: '',
      cells: [
        cell(`They want [one **door**](concord:coding/${coding}).\n\n- quicker\n- *nearer*`, {
          numbers: [1, 2],
        }),
        cell(''),
      ],
    },
    { name: 'Site B', note: '', cells: [cell('=1+1'), cell('## To save\n\nmoney')] },
  ],
  isDisguised: true,
  quotations: [
    { number: 1, of: ['Site A, Primary aims'], extract: extractOf('One door, =please.') },
    { number: 2, of: ['Site A, Primary aims', 'Site B, Primary aims'], extract: extractOf('Nearer\nhome.') },
  ],
}
const rating: FrameworkBook = {
  ...aims,
  kind: 'rating',
  levels: ['Separate', 'Joint'],
  themes: ['Contracting'],
  rows: [
    {
      name: 'Dana',
      note: 'Manager, Site A',
      cells: [cell('One board.', { level: { name: 'Joint', step: 2, of: 2 } })],
    },
  ],
  quotations: null,
}
const fileOf = async (book: FrameworkBook, format: Parameters<typeof exportFramework>[1]) =>
  (await exportFramework(book, format))[0]?.bytes ?? new Uint8Array()

describe('as a Word document', () => {
  it('is a captioned table on its side, whose head stands on every page, in named styles', async () => {
    const bytes = await fileOf(aims, 'docx')
    const xml = (await unzipped(bytes)).get('word/document.xml') ?? ''
    expect(xml).toContain('w:orient="landscape"')
    expect(/<w:pgSz[^>]*w:w="16838"/u.test(xml)).toBe(true)
    expect(xml.match(/<w:tblHeader/gu)).toHaveLength(1)
    const told = (await paragraphsOf(bytes)).map(({ style, text, bold }) => [style, bold + text])
    const at = told.findIndex(([style]) => style === 'Caption')
    expect(told.slice(at, at + 16)).toEqual([
      ['Caption', aims.name],
      ['TableHeading', 'Case study'],
      ['TableHeading', 'Primary aims'],
      ['TableHeading', 'Secondary aims | <b>'],
      ['TableHeading', 'Site A'],
      ['TableText', 'doorThey want one .'],
      ['TableText', '• quicker'],
      ['TableText', '• nearer'],
      ['TableNote', '[1, 2]'],
      ['TableText', ''],
      ['TableHeading', 'Site B'],
      ['TableText', '=1+1'],
      ['TableHeading', 'To save'],
      ['TableText', 'money'],
      ['Heading1', 'Quotations'],
      ['PartLabel', '1. Site A, Primary aims'],
    ])
    const styles = (await unzipped(bytes)).get('word/styles.xml') ?? ''
    for (const [style] of told) expect(styles).toContain(`w:styleId="${style}"`)
  })

  it('names a rating’s level with its step', async () => {
    const told = (await paragraphsOf(await fileOf(rating, 'docx'))).map(({ style, text }) => [style, text])
    expect(told).toContainEqual(['TableLevel', 'Joint (2 of 2)'])
    expect(told).toContainEqual(['TableNote', 'Manager, Site A'])
    expect(told.some(([, text]) => text === 'Quotations')).toBe(false)
  })
})

describe('as a web page', () => {
  it('is a table with heads and a caption, whose numbers lead to the quotations', async () => {
    const elements = elementsOf(await fileOf(aims, 'html'))
    const texts = (tag: string) => elements.filter((one) => one.tagName === tag).map(textOf)
    expect(texts('caption')).toEqual([aims.name])
    expect(texts('th')).toEqual(['Case study', 'Primary aims', 'Secondary aims | <b>', 'Site A', 'Site B'])
    expect(texts('td')).toEqual(['They want one door.• quicker• nearer[1, 2]', '', '=1+1', 'To savemoney'])
    const ids = elements.map((one) => attributeOf(one, 'id'))
    const links = elements.filter((one) => one.tagName === 'a').map((one) => attributeOf(one, 'href'))
    expect(links).toEqual(['#quotation-1', '#quotation-2'])
    for (const link of links) expect(ids).toContain(link?.slice(1))
  })
})

describe('as Markdown', () => {
  it('is a table that reads back, with what is in it as plain words', async () => {
    const table = markdownTree(await fileOf(aims, 'md')).children.find(({ type }) => type === 'table')
    const rows = table?.type === 'table' ? table.children.map((row) => row.children.map(markdownText)) : []
    expect(rows).toEqual([
      ['Case study', 'Primary aims', 'Secondary aims | <b>'],
      ['Site A', 'They want one door.<br>• quicker<br>• nearer<br>[1, 2]', ''],
      ['Site B', '=1+1', 'To save<br>money'],
    ])
  })
})

describe('as CSV', () => {
  it('lets nothing run as a formula, and has the quotations in a file of their own', async () => {
    const [table, quotations] = await exportFramework(aims, 'csv')
    expect([table?.part, quotations?.part]).toEqual([null, 'quotations'])
    expect(csvRows(table?.bytes ?? new Uint8Array())).toEqual([
      {
        'Case study': 'Site A',
        'Primary aims': 'They want one door.\n• quicker\n• nearer',
        'Primary aims: quotations': '1, 2',
        'Secondary aims | <b>': '',
        'Secondary aims | <b>: quotations': '',
        formula_escaped: '',
      },
      {
        'Case study': 'Site B',
        'Primary aims': "'=1+1",
        'Primary aims: quotations': '',
        'Secondary aims | <b>': 'To save\nmoney',
        'Secondary aims | <b>: quotations': '',
        formula_escaped: 'yes',
      },
    ])
    expect(csvRows(quotations?.bytes ?? new Uint8Array())[1]).toMatchObject({
      number: '2',
      quotation: 'Nearer\nhome.',
      'evidence for': 'Site A, Primary aims\nSite B, Primary aims',
    })
    expect(await exportFramework(rating, 'csv')).toHaveLength(1)
  })
})

describe('as a workbook', () => {
  it('has a column for a level and one for its reason', async () => {
    const sheets = await readXlsxFile(Buffer.from(await fileOf(rating, 'xlsx')))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Matrix', 'About this file'])
    expect(sheets[0]?.data).toEqual([
      ['Case study', 'About', 'Contracting: level', 'Contracting: reason', 'truncated'],
      ['Dana', 'Manager, Site A', 'Joint', 'One board.', null],
    ])
  })

  it('says which cells it could not hold whole', async () => {
    const long = { ...rating, rows: [{ name: 'Dana', note: '', cells: [cell('x'.repeat(40_000))] }] }
    const [matrix] = await readXlsxFile(Buffer.from(await fileOf(long, 'xlsx')))
    const [, row] = matrix?.data ?? []
    expect(String(row?.[2])).toHaveLength(32_767)
    expect(row?.[3]).toBe('Contracting: reason: first 32,767 of 40,000 characters')
  })
})

describe('quotations', () => {
  it('stand letter for letter in every format', async () => {
    const words = [...sturdy, ...formulas]
    const book: FrameworkBook = {
      ...aims,
      quotations: words.map((text, at) => ({
        number: at + 1,
        of: ['Site A, Aims'],
        extract: extractOf(text),
      })),
    }
    expect(await docxQuotations(await fileOf(book, 'docx'))).toEqual(words)
    expect(htmlQuotations(await fileOf(book, 'html'))).toEqual(words)
    expect(markdownQuotations(await fileOf(book, 'md')).map((lines) => lines.join('\n\n'))).toEqual(words)
    const sheets = await readXlsxFile(Buffer.from(await fileOf(book, 'xlsx')), { trim: false })
    const [, ...rows] = sheets.find(({ sheet }) => sheet === 'Quotations')?.data ?? []
    expect(rows.map((row) => String(row[2]))).toEqual(words)
    const [, csv] = await exportFramework(book, 'csv')
    const rowsOfCsv = csvRows(csv?.bytes ?? new Uint8Array())
    expect(rowsOfCsv.map((row) => row['quotation'])).toEqual(
      words.map((text) => (startsFormula(text) ? `'${text}` : text)),
    )
    expect(rowsOfCsv.map((row) => row['formula_escaped'] === 'yes')).toEqual(words.map(startsFormula))
  })
})
