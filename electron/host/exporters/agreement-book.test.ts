import readXlsxFile from 'read-excel-file/node'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { agreementOf } from '#shared/domain/agreement/index.ts'
import { exportAgreement, type AgreementBook } from './agreement-book.ts'
import { codesTable } from './agreement-tables.ts'
import { paragraphsOf } from './test-support/read-back.ts'

const hostile = '=HYPERLINK("http://a.example")\u0007 constructor _x0041_'

/** Two coders who disagree on everything, so that alpha is below 0. */
function bookOf(name: string): AgreementBook {
  const codable = [{ start: 0, end: 10 }]
  const computed = agreementOf({
    documents: [
      {
        id: name,
        length: 10,
        codable,
        units: [],
        turns: codable,
        coders: {
          [name]: [{ start: 0, end: 5, code: 'x' }],
          Bob: [{ start: 5, end: 10, code: 'x' }],
        },
      },
    ],
    coders: [name, 'Bob'],
    codes: [
      { id: 'x', parent: null },
      { id: 'y', parent: null },
    ],
    unit: 'character',
  })
  return {
    isDisguised: false,
    project: name,
    exportedAt: '2026-03-03T10:20:00.000Z',
    round: name,
    report: {
      ...computed,
      coders: [...computed.coders],
      documents: [...computed.documents],
      excluded: [],
      codes: computed.codes.map((row) => ({
        ...row,
        path: row.code === 'x' ? name : 'Plain',
        counts: [],
        codings: { ...row.codings },
      })),
      pairs: computed.pairs.map(({ coders: [first, second], codes: _codes, ...pair }) => ({
        ...pair,
        coders: [first, second],
      })),
      warnings: [name],
    },
    documents: [
      {
        title: name,
        units: 10,
        percent_agreement: 0,
        alpha: { null: 'no_variation' },
        leftOut: [{ coder: name, reason: 'not_opened' }],
      },
    ],
    methods: name,
  }
}

const text = async (bytes: Promise<Uint8Array>) =>
  new TextDecoder('utf-8', { fatal: true }).decode(await bytes)

describe('agreement as CSV', () => {
  it('lets no text run as a formula, says where, and leaves figures below 0 numbers', async () => {
    const csv = await text(exportAgreement(bookOf(hostile), 'csv'))
    const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true })
    const [first, second] = data
    expect(first?.['code']).toBe(`'${hostile}`)
    expect(first?.['formula_escaped']).toBe('yes')
    expect(Number(first?.['alpha_nominal'])).toBeLessThan(0)
    expect(second).toMatchObject({ code: 'Plain', formula_escaped: '', cohen_kappa: 'nobody coded anything' })
  })
})

describe('agreement as a workbook', () => {
  it('keeps every text letter for letter and types figures as numbers', async () => {
    const bytes = Buffer.from(await exportAgreement(bookOf(hostile), 'xlsx'))
    const [, codes, pairs, documents, methods] = (await readXlsxFile(bytes)).map(({ data }) => data)
    expect(codes?.[1]?.[0]).toBe(hostile)
    expect(codes?.[1]?.[codes[0]?.indexOf('alpha_nominal') ?? -1]).toBeLessThan(0)
    expect(codes?.[0]).toContain(`codings: ${hostile}`)
    expect(pairs?.[1]?.[0]).toBe(hostile)
    expect(documents?.[1]).toEqual([
      hostile,
      10,
      0,
      'everything was coded alike, so agreement cannot be told from chance',
      `${hostile}: coded blind, and not opened yet`,
    ])
    expect(methods).toContainEqual(['Round', hostile])
    expect(methods).toContainEqual(['Note', hostile])
  })

  it('has a cell for every heading', () => {
    const { headings, rows } = codesTable(bookOf('Ann'))
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => headings.length))
  })
})

describe('agreement as a Word document', () => {
  it('leaves out what XML cannot hold, and keeps the rest', async () => {
    const paragraphs = await paragraphsOf(await exportAgreement(bookOf(hostile), 'docx'))
    const texts = paragraphs.map((one) => one.text)
    expect(texts).toContain(hostile.replace('\u0007', ''))
    expect(texts).toContain('not asked for')
    expect(texts.filter((one) => one === 'All codes together')).toHaveLength(1)
  })
})
