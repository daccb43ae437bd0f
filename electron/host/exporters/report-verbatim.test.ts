import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { ReportFormat } from '#shared/contract/report-values.ts'
import { exportReport } from './report-export.ts'
import { mendedForPdf } from './report-pdf-fonts.ts'
import { hasRightToLeft } from './right-to-left.ts'
import { formulas, sturdy } from './test-support/books.ts'
import {
  attributeOf,
  csvRows,
  elementsOf,
  paragraphsOf,
  textOf,
  xlsxSheet,
} from './test-support/read-back.ts'
import { markdownText, markdownTree } from './test-support/read-markdown.ts'
import { pdfWords, withoutBlanks } from './test-support/read-pdf.ts'
import { quotationOf, reportOf } from './test-support/reports.ts'

interface Format {
  readonly format: ReportFormat
  /** The words of each quotation; in a PDF, all words in one text. */
  readonly read: (bytes: Uint8Array) => string[] | Promise<string[]>
  /** The alterations that the README owns up to. */
  readonly altered: (text: string) => string
  readonly runs: number
}

const replacedHalves = (text: string) => text.toWellFormed()
const replacedNulls = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD')

function xmlText(text: string): string {
  const broken = text.toWellFormed().replace(/\r\n?|\v|\f/gu, '\n')
  return Array.from(broken)
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0
      return !((code < 32 && code !== 9 && code !== 10) || code === 0xfffe || code === 0xffff)
    })
    .join('')
}

function apostrophised(text: string): string {
  const start = text.slice(0, 1)
  return start !== '' && '=+-@\t\r＝＋－＠'.includes(start) ? `'${text}` : text
}

const asBook = z.object({
  sections: z.array(
    z.object({
      parts: z.array(
        z.object({
          quotations: z.array(
            z.object({ turns: z.array(z.object({ pieces: z.array(z.object({ text: z.string() })) })) }),
          ),
        }),
      ),
    }),
  ),
})

const formats: Format[] = [
  {
    format: 'docx',
    read: async (bytes) =>
      (await paragraphsOf(bytes)).filter(({ style }) => style === 'BlockQuotation').map(({ text }) => text),
    altered: xmlText,
    runs: 40,
  },
  {
    format: 'csv',
    read: (bytes) => csvRows(bytes).map((row) => row['words'] ?? ''),
    altered: (text) => apostrophised(replacedHalves(text)),
    runs: 200,
  },
  {
    format: 'xlsx',
    read: async (bytes) => (await xlsxSheet(bytes, 'Quotations')).map((row) => row['words'] ?? ''),
    altered: replacedHalves,
    runs: 40,
  },
  {
    format: 'html',
    read: (bytes) =>
      elementsOf(bytes)
        .filter((element) => attributeOf(element, 'class') === 'words')
        .map(textOf),
    altered: replacedNulls,
    runs: 200,
  },
  {
    format: 'md',
    read: (bytes) =>
      markdownTree(bytes)
        .children.filter((node) => node.type === 'blockquote')
        .map((quote) => quote.children.map(markdownText).join('¶')),
    altered: replacedNulls,
    runs: 200,
  },
  {
    format: 'json',
    read: (bytes) =>
      asBook
        .parse(JSON.parse(new TextDecoder().decode(bytes)))
        .sections.flatMap(({ parts }) => parts.flatMap(({ quotations }) => quotations))
        .map(({ turns }) => turns.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('¶')),
    altered: (text) => text,
    runs: 100,
  },
]

const piece = fc.oneof(
  fc.constantFrom(
    ...sturdy,
    ...formulas,
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\t',
    '\0',
    '\x07',
    '\v',
    '\uFFFF',
    '_x0041',
  ),
  fc.constantFrom('\x85', '\uFDD0', '\uFFFD', 'http://a_b.org', 'www.a*b', 'a_b@c_d.org', '🙂', '我们', 'ﬁ'),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...Array.from('\\`*_[]<>&~|#+-=:.)(!"\'1 \t\n')), maxLength: 8 }),
  fc.nat(0xff_ff).map((unit) => String.fromCharCode(unit)),
)
const words = fc
  .array(piece, { minLength: 1, maxLength: 5 })
  .map((pieces) => pieces.join(''))
  .filter((text) => text !== '')
const quotations = fc.array(words, { minLength: 1, maxLength: 4 })

/** Blocks without an attribution: in these stands nothing but the words. */
const blocksOf = (texts: readonly string[]) =>
  reportOf(texts.map((text) => quotationOf(text, { block: true, attribution: '' })))

describe.each(formats)('a quotation in $format', ({ format, read, altered, runs }) => {
  it('is read back letter for letter, where the format can hold it', async () => {
    const { bytes, altered: count } = await exportReport(blocksOf(sturdy), format)
    const back = await read(bytes)
    expect(back).toEqual(sturdy.map(altered))
    for (const [at, text] of sturdy.entries()) expect([text, `'${text}`]).toContain(back[at])
    expect(count).toBe(sturdy.filter((text) => altered(text) !== text).length)
  })

  it('is read back with no alteration but the documented ones, and those are counted', async () => {
    await fc.assert(
      fc.asyncProperty(quotations, async (texts) => {
        const { bytes, altered: count } = await exportReport(blocksOf(texts), format)
        expect(await read(bytes)).toEqual(texts.map(altered))
        expect(count).toBe(texts.filter((text) => altered(text) !== text).length)
      }),
      { numRuns: runs },
    )
  }, 60_000)
})

describe('a quotation in pdf', () => {
  const plain = sturdy.filter((text) => mendedForPdf(text) === text && !hasRightToLeft(text))

  it('stands there letter for letter and in order, where the fonts have the letters', async () => {
    expect(plain.length).toBeGreaterThan(30)
    const { bytes, altered } = await exportReport(blocksOf(plain), 'pdf')
    expect(await pdfWords(bytes)).toContain(withoutBlanks(plain.join('')))
    expect(altered).toBe(0)
  })

  it('keeps words of right-to-left scripts, and counts them, for their order in a line is not right', async () => {
    const { bytes, altered } = await exportReport(blocksOf(['שלום', 'مرحبا', 'hello']), 'pdf')
    const found = await pdfWords(bytes)
    expect(found).toContain('שלום')
    expect(found.normalize('NFKC')).toContain('hello')
    expect(altered).toBe(2)
  })

  it('has U+FFFD for what its fonts have no letter for, and counts it', async () => {
    const { bytes, altered } = await exportReport(blocksOf(['so 🙂 and 👩‍👩‍👧', '我们 say', 'café']), 'pdf')
    expect(await pdfWords(bytes)).toContain('so\uFFFDand\uFFFD\uFFFD\uFFFDsaycafé')
    expect(altered).toBe(2)
  })

  it('is counted as altered whenever it is not read back whole', async () => {
    await fc.assert(
      fc.asyncProperty(quotations, async (texts) => {
        const { bytes, altered } = await exportReport(blocksOf(texts), 'pdf')
        const whole = texts.filter((text) => mendedForPdf(text) === text && !hasRightToLeft(text))
        expect(altered).toBe(texts.length - whole.length)
        // The font sets "fi" and the one letter that looks like it with the same glyph: a reader can't tell them apart.
        const found = (await pdfWords(bytes)).normalize('NFKC')
        let from = 0
        for (const text of whole.map((one) => withoutBlanks(one).normalize('NFKC'))) {
          const at = found.indexOf(text, from)
          expect({ text, found: at >= from }).toEqual({ text, found: true })
          from = at + text.length
        }
      }),
      { numRuns: 25 },
    )
  }, 60_000)
})

describe('a quotation of 100,000 characters', () => {
  const long = `${'Not one of them said it. '.repeat(4000)}`.trim()
  const book = reportOf([quotationOf(long, { block: true }), quotationOf('After it.')])

  it('is whole in all formats that can hold it, and cut and told in Excel', async () => {
    for (const { format, read } of formats) {
      const { bytes, altered } = await exportReport(book, format)
      const back = (await read(bytes)).join('')
      expect({ format, isWhole: back.includes(long), altered }).toEqual({
        format,
        isWhole: format !== 'xlsx',
        altered: format === 'xlsx' ? 1 : 0,
      })
    }
    const [row] = await xlsxSheet((await exportReport(book, 'xlsx')).bytes, 'Quotations')
    expect(row?.['words']).toBe(long.slice(0, 32_767))
    expect(row?.['truncated']).toBe('words: first 32,767 of 99,999 characters')
  }, 60_000)

  it('goes on over the pages of a PDF, as does a word without an end', async () => {
    const { bytes } = await exportReport(book, 'pdf')
    expect(await pdfWords(bytes)).toContain(withoutBlanks(`${long}(Commissioning`))
    const endless = 'a1b2'.repeat(5000)
    const { bytes: other } = await exportReport(reportOf([quotationOf(endless)]), 'pdf')
    expect(await pdfWords(other)).toContain(`“${endless}”`)
  }, 120_000)
})
