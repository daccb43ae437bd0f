import { describe, expect, it } from 'vitest'
import { memoBlocks } from './memo-blocks.ts'
import { exportMemos, type BookMemo, type MemosBook } from './memos-book.ts'
import { paragraphsOf } from './test-support/read-back.ts'

const body = [
  '# Why',
  '',
  'It **grows *slowly***,',
  'line by line.',
  '',
  '- one',
  '  - below',
  '- two',
  '',
  '3. third',
  '',
  '> said',
  '',
  'See [here](https://example.org) and <script>alert(1)</script>.',
].join('\n')

const memo: BookMemo = {
  title: 'On <trust>',
  about: 'Code: Trust',
  author: 'Ann',
  createdAt: '2026-03-03T10:20:00.000Z',
  changedAt: '2026-03-04T09:00:00.000Z',
  body,
}
const book: MemosBook = {
  project: 'Study',
  exportedAt: '2026-03-05T09:00:00.000Z',
  isDisguised: false,
  memos: [memo],
}
const textOf = async (format: 'md' | 'html') => new TextDecoder().decode(await exportMemos(book, format))

describe('the Markdown of a memo', () => {
  it('is read as headings, paragraphs, lists and quotations', () => {
    const blocks = memoBlocks(body).map(({ kind, mark, depth, runs }) => [
      kind,
      mark,
      depth,
      runs.map(({ text }) => text).join(''),
    ])
    expect(blocks).toEqual([
      ['heading', '', 1, 'Why'],
      ['text', '', 0, 'It grows slowly,\nline by line.'],
      ['item', '•', 1, 'one'],
      ['item', '•', 2, 'below'],
      ['item', '•', 1, 'two'],
      ['item', '3.', 1, 'third'],
      ['quote', '', 0, 'said'],
      ['text', '', 0, 'See here (https://example.org) and <script>alert(1)</script>.'],
    ])
  })

  it('keeps bold and italics', () => {
    expect(memoBlocks('It **grows *slowly***.')[0]?.runs).toEqual([
      { text: 'It ', bold: false, italics: false },
      { text: 'grows ', bold: true, italics: false },
      { text: 'slowly', bold: true, italics: true },
      { text: '.', bold: false, italics: false },
    ])
  })
})

describe('a file of memos', () => {
  it('is an HTML page in which nothing a memo says is markup', async () => {
    const page = await textOf('html')
    expect(page).toContain('<h2 id="memo-1" dir="auto">On &lt;trust&gt;</h2>')
    expect(page).toContain('<strong>grows </strong><strong><em>slowly</em></strong>')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('<script')
    expect(page).toContain(
      'Code: Trust, by Ann, 3 March 2026 at 10:20 UTC, changed 4 March 2026 at 09:00 UTC',
    )
  })

  it('is Markdown in which bodies stand as they were written', async () => {
    const text = await textOf('md')
    expect(text).toContain('## On \\<trust\\>')
    expect(text).toContain(body)
  })

  it('is a Word document', async () => {
    const paragraphs = await paragraphsOf(await exportMemos(book, 'docx'))
    expect(paragraphs.find(({ text }) => text.startsWith('It '))?.bold).toBe('grows slowly')
    const said = paragraphs.map(({ style, text }) => `${style}: ${text}`)
    expect(said).toEqual(
      expect.arrayContaining([
        'Title: Study: memos',
        'Heading1: On <trust>',
        'Heading2: Why',
        'Normal: It ,\nline by line.',
        'Item: • one',
        'Item:     • below',
        'Item: 3. third',
        'Quotation: said',
      ]),
    )
  })
})
