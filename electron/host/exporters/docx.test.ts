import { describe, expect, it } from 'vitest'
import { toDocx } from './docx.ts'
import { bookOf, conversation, extractOf } from './test-support/books.ts'
import { paragraphsOf, unzipped } from './test-support/read-back.ts'

async function partsOf(...texts: string[]): Promise<Map<string, string>> {
  return unzipped((await toDocx(bookOf(texts.map((text) => extractOf(text))))).bytes)
}

describe('a Word document of extracts', () => {
  it('has a title, then each code with its definition, then each quotation with attribution and source', async () => {
    const { bytes } = await toDocx(bookOf([extractOf('We pooled the budget.')]))
    const read = await paragraphsOf(bytes)
    expect(read.filter(({ style }) => style !== 'AboutLine').map(({ style, text }) => [style, text])).toEqual(
      [
        ['Title', 'Site A: extracts'],
        ['Heading1', 'Processes > Integrated budgets'],
        ['Definition', 'Delegated or pooled money.'],
        ['Counts', '1 extract'],
        ['Quotation', 'We pooled the budget.'],
        ['Attribution', '(Commissioning Manager, Site A, Focus Group)'],
        ['Source', 'Staff focus group, turn 12, 00:03:10, coded by Ana, codebook version 3'],
      ],
    )
    expect(read.filter(({ style }) => style === 'AboutLine').map(({ bold, text }) => bold + text)).toEqual([
      'Project: Partnership study',
      'Case study: Site A',
      'Exported: 14 March 2026 at 09:30 UTC',
      'Codebook version: 3',
      'Coders: Ana, Ben',
      'Extracts: 1',
    ])
  })

  it('defines every style it uses under a readable name', async () => {
    const styles = (await partsOf('Words')).get('word/styles.xml') ?? ''
    for (const [id, name] of [
      ['Title', 'Title'],
      ['Heading1', 'heading 1'],
      ['Quotation', 'Quotation'],
      ['Attribution', 'Attribution'],
      ['Source', 'Source'],
      ['Definition', 'Definition'],
    ]) {
      expect(styles.toLowerCase()).toContain(`w:styleid="${id}"><w:name w:val="${name}"`.toLowerCase())
    }
    expect(/w:styleId="Definition">.*?<\/w:style>/u.exec(styles)?.[0]).toContain('<w:i/>')
    expect(/w:styleId="Heading1">.*?<\/w:style>/u.exec(styles)?.[0]).toContain('<w:outlineLvl w:val="0"/>')
  })

  it('is in British English, without tables, with page numbers at the foot', async () => {
    const parts = await partsOf('Words')
    expect(parts.get('word/styles.xml')).toContain('w:lang w:val="en-GB"')
    expect(parts.get('word/document.xml')).not.toContain('<w:tbl')
    const footer = [...parts].find(([name]) => name.startsWith('word/footer'))?.[1] ?? ''
    expect(footer).toMatch(/Page .*PAGE.* of .*NUMPAGES/u)
  })

  it("sets each speaker's words on their own line with a label, where several speak", async () => {
    const read = await paragraphsOf((await toDocx(bookOf([conversation]))).bytes)
    expect(read.filter(({ style }) => style === 'Quotation').map(({ bold, text }) => [bold, text])).toEqual([
      ['Commissioning Manager: ', 'We pooled it all.'],
      ['Interviewer: ', 'All of it?'],
      ['GP: ', 'Well… most.\nNot the estates money.'],
    ])
  })

  it('sets right-to-left words from right to left', async () => {
    const read = await paragraphsOf(
      (await toDocx(bookOf([extractOf('«שלום»'), extractOf('Hello שלום')]))).bytes,
    )
    expect(read.filter(({ style }) => style === 'Quotation').map(({ rightToLeft }) => rightToLeft)).toEqual([
      true,
      false,
    ])
  })

  it('leaves out or mends what XML cannot hold, and counts the extracts concerned', async () => {
    const { bytes, altered } = await toDocx(
      bookOf([
        extractOf('bell\u0007'),
        extractOf('page\fbreak'),
        extractOf('half \uD83D'),
        extractOf('whole 🙂'),
      ]),
    )
    const read = await paragraphsOf(bytes)
    expect(read.filter(({ style }) => style === 'Quotation').map(({ text }) => text)).toEqual([
      'bell',
      'page\nbreak',
      'half \uFFFD',
      'whole 🙂',
    ])
    expect(altered).toBe(3)
  })

  it('takes markup in names and definitions for words', async () => {
    const hostile = '</w:t></w:r><script>alert(1)</script>\u0001'
    const { bytes } = await toDocx(
      bookOf([extractOf('Words', { title: hostile, coder: hostile })], {
        caseName: hostile,
        project: hostile,
        groups: [{ path: hostile, brief: hostile, extracts: [] }],
      }),
    )
    const read = await paragraphsOf(bytes)
    expect(read.find(({ style }) => style === 'Heading1')?.text).toBe('</w:t></w:r><script>alert(1)</script>')
    const core = (await unzipped(bytes)).get('docProps/core.xml') ?? ''
    expect(core).toContain('&lt;script&gt;')
  })

  it('says so under a code without extracts', async () => {
    const read = await paragraphsOf((await toDocx(bookOf([]))).bytes)
    expect(read.at(-1)).toMatchObject({ style: 'Source', text: 'No extracts under this code.' })
  })
})
