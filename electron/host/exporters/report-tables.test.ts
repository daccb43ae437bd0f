import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { exportReport } from './report-export.ts'
import { formulas } from './test-support/books.ts'
import { openedXlsx } from './test-support/office.ts'
import { csvRows, unzipped, xlsxSheet } from './test-support/read-back.ts'
import { markdownText, markdownTree } from './test-support/read-markdown.ts'
import { dialogue, quotationOf, reportOf, smallReport } from './test-support/reports.ts'

const hostile = "=cmd|'/c calc'!A1"

describe('a report as CSV', () => {
  it('has a row a quotation, with attributes in columns', async () => {
    const rows = csvRows((await exportReport(smallReport, 'csv')).bytes)
    expect(rows).toHaveLength(7)
    expect(rows[1]).toEqual({
      case: 'Site A',
      theme: 'Processes > Integrated budgets',
      words:
        'Commissioning manager: We pooled … all of it.\nGP: They [the council] asked [a colleague], and\nthat was the end of it.',
      attribution: 'Commissioning manager and GP, Site A, staff focus group',
      block: 'yes',
      coding: '01890000-0000-7000-8000-000000000000',
      Region: 'North',
      'Pooled budget': 'yes',
      formula_escaped: '',
    })
    expect(rows[4]).toMatchObject({ case: 'Site B', words: 'Nobody asked us.', block: 'no', Region: 'South' })
    expect(rows[4]?.['Pooled budget']).toBe('')
  })

  it('lets no cell run as a formula, headings among them, and says where', async () => {
    const quotations = [
      ...formulas.map((text) => quotationOf(text)),
      quotationOf('Fine.', { attribution: hostile, attributes: { [hostile]: hostile } }),
      quotationOf('Fine.'),
    ]
    const { bytes, altered } = await exportReport(reportOf(quotations), 'csv')
    const rows = csvRows(bytes)
    expect(rows.map((row) => row['words'])).toEqual([...formulas.map((text) => `'${text}`), 'Fine.', 'Fine.'])
    expect(rows.at(-2)).toMatchObject({ attribution: `'${hostile}`, [`'${hostile}`]: `'${hostile}` })
    expect(rows.map((row) => row['formula_escaped'])).toEqual([...formulas.map(() => 'yes'), 'yes', ''])
    expect(altered).toBe(formulas.length)
  })

  it('keeps attributes apart that are called as another column', async () => {
    const attributes = {
      case: 'a',
      words: 'b',
      formula_escaped: 'c',
      'case (attribute)': 'd',
      ['__proto__']: 'e',
    }
    const [row] = csvRows((await exportReport(reportOf([quotationOf('Yes.', { attributes })]), 'csv')).bytes)
    expect(row).toMatchObject({
      case: 'Site A',
      words: 'Yes.',
      'case (attribute)': 'a',
      'words (attribute)': 'b',
      'formula_escaped (attribute)': 'c',
      'case (attribute) (attribute)': 'd',
      formula_escaped: '',
    })
  })

  it('has its headings where there is nothing to quote', async () => {
    const text = new TextDecoder().decode((await exportReport(reportOf([]), 'csv')).bytes)
    expect(text).toBe('"case","theme","words","attribution","block","coding","formula_escaped"\r\n')
  })
})

describe('a report as a workbook', () => {
  it('can be opened, with all its words', async () => {
    const told = csvRows((await exportReport(smallReport, 'csv')).bytes)
    const opened = await openedXlsx((await exportReport(smallReport, 'xlsx')).bytes, 'Quotations')
    const columns = ['case', 'theme', 'words', 'attribution', 'Region'] as const
    const plain = (rows: typeof told) => rows.map((row) => columns.map((column) => row[column]))
    expect(plain(opened)).toEqual(plain(told))
  })

  it('has a sheet of quotations, one a table, the codebook, and what the file is', async () => {
    const { bytes } = await exportReport(smallReport, 'xlsx')
    const sheets = await readXlsxFile(Buffer.from(bytes))
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Quotations',
      '1 Participants by case study an',
      '2 Quotations by theme and case',
      'Codebook',
      'About this file',
    ])
    expect(sheets[1]?.data).toEqual([
      ['Case study', 'Interviews', 'Focus groups', 'Participants'],
      ['Site A', 4, 2, 1234],
      ['Site B', 3, 3, 17],
    ])
    expect((await xlsxSheet(bytes, 'Codebook'))[1]).toMatchObject({
      path: 'Processes > Integrated budgets',
      level: '2',
      examples: '“We pooled the budget.”\n“It came out of both.”',
    })
    const about = Object.fromEntries(
      sheets.at(-1)?.data.map(([name, value]) => [String(name), String(value)]) ?? [],
    )
    expect(about).toMatchObject({ Title: 'Pooled money, shared work', Authors: 'A. Author and B. Writer' })
    const rows = await xlsxSheet(bytes, 'Quotations')
    expect(rows.map((row) => row['Region'])).toEqual(['North', 'North', 'North', 'North', 'South', '', ''])
  })

  it('types every text as text, and names sheets as Excel allows', async () => {
    const tables = ["a/b\\c?d*e[f]:g'\u0007😀", 'x'.repeat(40), '', "'"].map((caption) => ({
      caption,
      head: [hostile, 'n'],
      rows: [[hostile, -1]],
    }))
    const book = reportOf([quotationOf(hostile, { attributes: { [hostile]: hostile } })], { tables })
    const { bytes, altered } = await exportReport(book, 'xlsx')
    expect(altered).toBe(0)
    const parts = await unzipped(bytes)
    for (const [name, xml] of parts) if (name.startsWith('xl/worksheets/')) expect(xml).not.toContain('<f>')
    const sheets = await readXlsxFile(Buffer.from(bytes))
    expect(sheets[0]?.data[1]?.[2]).toBe(hostile)
    expect(sheets[1]?.data).toEqual([
      [hostile, 'n'],
      [hostile, -1],
    ])
    const names = sheets.map(({ sheet }) => sheet)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/u)
  })

  it('has its headings where there is nothing to quote', async () => {
    const [sheet] = await readXlsxFile(Buffer.from((await exportReport(reportOf([]), 'xlsx')).bytes))
    expect(sheet?.data[0]).toEqual(['case', 'theme', 'words', 'attribution', 'block', 'coding', 'truncated'])
  })
})

describe('a report as Markdown', () => {
  it('has headings, tables, and quotations with their attributions', async () => {
    const { bytes } = await exportReport(smallReport, 'md')
    const { children } = markdownTree(bytes)
    const headings = children.filter((node) => node.type === 'heading')
    expect(headings.slice(0, 6).map((node) => [node.depth, markdownText(node)])).toEqual([
      [1, 'Pooled money, shared work'],
      [2, 'Introduction'],
      [2, 'Methods'],
      [2, 'Overview'],
      [2, 'Site A'],
      [3, 'Processes > Integrated budgets'],
    ])
    const [table] = children.filter((node) => node.type === 'table')
    expect(table?.children.map((row) => row.children.map(markdownText))[1]).toEqual([
      'Site A',
      '4',
      '2',
      '1234',
    ])
    expect(table?.align).toEqual([null, 'right', 'right', 'right'])
    expect(children.filter((node) => node.type === 'paragraph').map(markdownText)).toContain(
      '“It was £5m – then 10 % more, café and all.” (GP, Site A)',
    )
    const [quote] = children.filter((node) => node.type === 'blockquote')
    expect(quote?.children.map(markdownText)).toEqual([
      'Commissioning manager: We pooled … all of it.',
      'GP: They [the council] asked [a colleague], and\nthat was the end of it.',
      '(Commissioning manager and GP, Site A, staff focus group)',
    ])
  })

  it('takes markup in cells, headings and attributions for words', async () => {
    const words = '| a | **b** <i> [x](y) `c`\n# d'
    const book = reportOf([quotationOf(words, { attribution: words }), { ...dialogue, attribution: words }], {
      title: words,
      tables: [{ caption: words, head: [words, 'n'], rows: [[words, words]] }],
    })
    const { children } = markdownTree((await exportReport(book, 'md')).bytes)
    expect(children.filter((node) => node.type === 'heading').map(markdownText)[0]).toBe(words)
    const [table] = children.filter((node) => node.type === 'table')
    expect(table?.children.map((row) => row.children.map(markdownText))).toEqual([
      [words, 'n'],
      [words, words],
    ])
    expect(children.filter((node) => node.type === 'paragraph').map(markdownText)).toContain(
      `“${words}” (${words})`,
    )
  })
})

describe('a report as JSON', () => {
  it('is the report', async () => {
    const { bytes } = await exportReport(smallReport, 'json')
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(smallReport)
  })
})
