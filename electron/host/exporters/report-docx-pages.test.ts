import { Document, Packer, Paragraph, TextRun } from 'docx'
import { layoutDocument } from 'docx/layout'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimatePages } from './report-docx-pages.ts'
import { lineCount } from './calibri-lines.ts'
import { reportStyles } from './report-docx-styles.ts'
import { columnShares } from './report-widths.ts'
import type { ReportBlock } from './report-blocks.ts'

const area = { width: 451.3, height: 697.9 }
const front = { title: 'Title', about: [] }
const line = 11 * 1.2207 * 1.15

/** The library's own layout, slow and close to Word's, of paragraphs in the styles of a report. */
function pagesByLibrary(texts: readonly string[]): number[] {
  const children = [
    new Paragraph({ heading: 'Title', children: [new TextRun('Title')] }),
    ...texts.map((text) => new Paragraph({ style: 'Quotation', children: [new TextRun(text)] })),
  ]
  const size = { width: 11_906, height: 16_838 }
  const document = new Document({
    styles: reportStyles('en-GB'),
    sections: [{ properties: { page: { size } }, children }],
  })
  return layoutDocument(document).pages.map(({ body }) => body.length)
}

const quotation = (text: string): ReportBlock => ({
  kind: 'quotation',
  block: false,
  turns: [{ label: null, text }],
  attribution: '',
})

describe('the pages of a Word document, worked out', () => {
  it('are as many as the library lays out, give or take the last', async () => {
    const word = fc.constantFrom(
      'we',
      'pooled',
      'the',
      'budget',
      'twenty-four',
      '“mostly”',
      'organisations',
      'I',
    )
    const text = fc.array(word, { minLength: 1, maxLength: 90 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(text, { minLength: 20, maxLength: 60 }), (texts) => {
        const { pageCount } = estimatePages(front, texts.map(quotation), area, new Set())
        expect(Math.abs(pageCount - pagesByLibrary(texts).length)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 8 },
    )
    // The library's layout needs nothing from a packed document; packing shows that the styles are sound.
    expect(
      (await Packer.toBuffer(new Document({ styles: reportStyles('en-GB'), sections: [] }))).length,
    ).toBeGreaterThan(0)
  }, 60_000)

  it('never leave a heading alone at the foot of a page', () => {
    const heading: ReportBlock = { kind: 'heading', level: 3, id: 'here', text: 'Here' }
    const above = Array.from({ length: Math.floor(area.height / (line + 6)) - 2 }, () =>
      quotation('One line.'),
    )
    const found = (blocks: readonly ReportBlock[]) =>
      estimatePages(front, blocks, area, new Set()).bookmarks.get('here')
    expect(found([heading, ...above, quotation('Below it.')])).toBe('1')
    expect(found([...above, heading, quotation('Below it.')])).toBe('2')
  })

  it('have a table’s head again wherever the table goes on', () => {
    const rows = Array.from({ length: 80 }, (_, row) => [`Theme ${row}`, row])
    for (const heading of ['Theme', 'Theme '.repeat(200)]) {
      const table = { caption: '', head: [heading, 'Total'], rows }
      const width = (columnShares(table)[0] ?? 0) * area.width - 8
      const head = lineCount(heading, 11, width, true) * line + 4.5
      const perPage = Math.floor((area.height - head) / (line + 4.5))
      // On the first page stand title and caption too.
      const onFirst = perPage - Math.ceil((22 * 1.2207 * 1.15 + 12 + line + 4) / (line + 4.5))
      const { pageCount } = estimatePages(front, [{ kind: 'table', number: 1, table }], area, new Set())
      expect(pageCount).toBe(1 + Math.ceil((rows.length - onFirst) / perPage))
    }
  })

  it('count a paragraph that is longer than many pages', () => {
    const heading: ReportBlock = { kind: 'heading', level: 1, id: 'after', text: 'After' }
    const { bookmarks, pageCount } = estimatePages(
      front,
      [quotation('word '.repeat(20_000)), heading],
      area,
      new Set(),
    )
    expect(Number(bookmarks.get('after'))).toBeGreaterThan(20)
    expect(bookmarks.get('after')).toBe(String(pageCount))
  })

  it('begin anew where a chapter does', () => {
    const heading: ReportBlock = { kind: 'heading', level: 1, id: 'next', text: 'Next' }
    const { bookmarks } = estimatePages(front, [quotation('Few words.'), heading], area, new Set([heading]))
    expect(bookmarks.get('next')).toBe('2')
  })
})
