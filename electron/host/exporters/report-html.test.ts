import { createHash } from 'node:crypto'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { reportToHtml } from './report-html.ts'
import { attributeOf, elementsOf, textOf } from './test-support/read-back.ts'
import { dialogue, quotationOf, reportOf, smallReport } from './test-support/reports.ts'

const hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)> 'onclick=' {{x}}"
const elements = elementsOf(reportToHtml(smallReport).bytes)
const withTag = (name: string, from = elements) => from.filter(({ tagName }) => tagName === name)
const withClass = (name: string) => elements.filter((one) => attributeOf(one, 'class') === name)

describe('a report as one page', () => {
  it('has headings by level, each led to by the contents down to the second', () => {
    expect(withTag('h1').map(textOf)).toEqual(['Pooled money, shared work'])
    expect(withTag('h2').map(textOf)).toEqual([
      'Contents',
      'Introduction',
      'Methods',
      'Overview',
      'Site A',
      'Site B',
      'Codebook',
    ])
    expect(withTag('h4').map(textOf)).toEqual(['Processes > Integrated budgets'])
    const links = withTag('a')
    expect(links).toHaveLength(withTag('h2').length - 1 + withTag('h3').length)
    for (const link of links) {
      const target = (attributeOf(link, 'href') ?? '').slice(1)
      const found = elements.filter((one) => attributeOf(one, 'id') === target)
      expect(found.map(textOf)).toEqual([textOf(link)])
    }
  })

  it('prints quotations that run in with marks and attribution, and blocks with a line a turn', () => {
    expect(withClass('run-in').map(textOf)).toContain(
      '“It was £5m – then 10 % more, café and all.” (GP, Site A)',
    )
    const [block] = withTag('blockquote')
    expect(block?.childNodes.map(textOf)).toEqual([
      'Commissioning manager: We pooled … all of it.',
      'GP: They [the council] asked [a colleague], and\nthat was the end of it.',
    ])
    expect(withTag('figcaption').map(textOf)[0]).toBe(
      '(Commissioning manager and GP, Site A, staff focus group)',
    )
  })

  it('has tables with captions, headings of rows and columns, and a box that scrolls by keyboard', () => {
    expect(withTag('caption').map(textOf)).toEqual([
      'Table 1: Participants by case study and mode',
      'Table 2: Quotations by theme and case study',
    ])
    expect(withTag('th').filter((one) => attributeOf(one, 'scope') === 'row')).toHaveLength(4)
    expect(withClass('figure').map(textOf)).toContain('1,234')
    for (const box of withClass('scroll'))
      expect([attributeOf(box, 'role'), attributeOf(box, 'tabindex')]).toEqual(['region', '0'])
  })

  it('allows nothing but its own style sheet, in either page size, and needs nothing from elsewhere', () => {
    for (const page of ['a4', 'letter'] as const) {
      const all = elementsOf(reportToHtml({ ...smallReport, page }).bytes)
      const [style, ...others] = withTag('style', all)
      const css = style ? textOf(style) : ''
      const hash = createHash('sha256').update(css).digest('base64')
      const policy = all.find((one) => attributeOf(one, 'http-equiv') === 'Content-Security-Policy')
      expect(others).toEqual([])
      expect(policy && attributeOf(policy, 'content')).toBe(
        `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
      )
      expect(css).toMatch(/prefers-color-scheme: dark[\s\S]*@media print/u)
      expect(css).toContain(page === 'a4' ? 'size: A4' : 'size: letter')
      expect(all.some((one) => attributeOf(one, 'style') !== undefined)).toBe(false)
      const addresses = all.flatMap((one) => [attributeOf(one, 'href'), attributeOf(one, 'src')])
      expect(addresses.filter((address) => address !== undefined && !address.startsWith('#'))).toEqual([])
    }
  })

  it('takes markup for words wherever it stands, and is valid HTML in its language', () => {
    const book = reportOf(
      [quotationOf(hostile, { attribution: hostile }), { ...dialogue, attribution: hostile }],
      {
        title: hostile,
        project: hostile,
        authors: hostile,
        language: 'fr-CA',
        introduction: [hostile],
        methods: [hostile],
        tables: [{ caption: hostile, head: [hostile, 'x'], rows: [[hostile, hostile]] }],
        codebook: (smallReport.codebook ?? []).map((code) => ({
          ...code,
          path: hostile,
          examples: [hostile, hostile],
        })),
      },
    )
    const page = new TextDecoder().decode(reportToHtml(book).bytes)
    const errors: string[] = []
    parse(page, { onParseError: ({ code }) => errors.push(code) })
    expect(errors).toEqual([])
    const all = elementsOf(new TextEncoder().encode(page))
    expect(withTag('script', all).concat(withTag('img', all))).toEqual([])
    expect(all.some(({ attrs }) => attrs.some(({ name }) => name.startsWith('on')))).toBe(false)
    expect(withTag('h3', all).map(textOf)).toContain(hostile)
    expect(
      withTag('li', all)
        .map(textOf)
        .filter((text) => text === hostile).length,
    ).toBeGreaterThanOrEqual(4)
    const [root] = all
    expect(root && attributeOf(root, 'lang')).toBe('fr-CA')
  })

  it('says so where there is nothing to quote, without contents', () => {
    const empty = elementsOf(reportToHtml(reportOf([], { sections: [] })).bytes)
    expect(withTag('p', empty).map(textOf)).toEqual(['This report has no quotations.'])
    expect(withTag('nav', empty)).toEqual([])
  })
})
