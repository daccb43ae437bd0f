import { describe, expect, it } from 'vitest'
import { reportToDocx } from './report-docx.ts'
import { openedDocx } from './test-support/office.ts'
import { paragraphsOf, unzipped } from './test-support/read-back.ts'
import { dialogue, largeReport, quotationOf, reportOf, smallReport } from './test-support/reports.ts'

const { bytes } = await reportToDocx(smallReport)
const parts = await unzipped(bytes)
const paragraphs = await paragraphsOf(bytes)
const body = parts.get('word/document.xml') ?? ''
const inStyle = (style: string) =>
  paragraphs.filter((one) => one.style === style).map(({ bold, text }) => `${bold}${text}`)

describe('a report as a Word document', () => {
  it('can be opened, with all its words', async () => {
    const opened = await openedDocx(bytes)
    for (const text of [
      'Pooled money, shared work',
      '“We pooled the budget, and then we had to learn to say “ours”.” (Commissioning manager, Site A, staff focus group)',
      'They [the council] asked [a colleague], and',
      'Where money moves between organisations.',
    ])
      expect(opened).toContain(text)
  })

  it('has headings of three levels and named styles for quotations', () => {
    expect(inStyle('Heading1')).toEqual([
      'Introduction',
      'Methods',
      'Overview',
      'Site A',
      'Site B',
      'Codebook',
    ])
    expect(inStyle('Heading2')).toContain('Outcomes > Prevention')
    expect(inStyle('Heading3')).toEqual(['Processes > Integrated budgets'])
    expect(inStyle('Quotation')).toContain('“It was £5m – then 10 % more, café and all.” (GP, Site A)')
    expect(inStyle('BlockQuotation').slice(0, 2)).toEqual([
      'Commissioning manager: We pooled … all of it.',
      'GP: They [the council] asked [a colleague], and\nthat was the end of it.',
    ])
    expect(inStyle('Attribution')[0]).toBe('(Commissioning manager and GP, Site A, staff focus group)')
  })

  it('defines every style it uses, the attribution flush right and the block indented', () => {
    const styles = parts.get('word/styles.xml') ?? ''
    for (const style of paragraphs.map((one) => one.style).filter((name) => name !== ''))
      expect(styles).toContain(`w:styleId="${style}"`)
    const styled = (id: string) => new RegExp(`w:styleId="${id}">.*?</w:style>`, 'u').exec(styles)?.[0] ?? ''
    expect(styled('BlockQuotation')).toMatch(
      /w:name w:val="Block quotation".*<w:ind w:left="560" w:right="560"/u,
    )
    expect(styled('Attribution')).toContain('<w:jc w:val="right"/>')
    expect(styled('Quotation')).not.toContain('<w:ind')
    expect(styles.match(/w:styleId="Quotation"/gu)).toHaveLength(1)
  })

  it('has contents whose entries have page numbers, none left for Word to work out', () => {
    expect(inStyle('TOC1').map((text) => text.trim())).toEqual([
      'Introduction\t2',
      'Methods\t2',
      'Overview\t2',
      'Site A\t2',
      'Site B\t3',
      'Codebook\t4',
    ])
    expect(inStyle('TOC2').map((text) => text.trim())).toContain('Outcomes > Prevention\t3')
    expect(body).not.toContain('w:dirty="true"')
    expect(parts.get('word/settings.xml')).not.toContain('w:updateFields')
  })

  it('has tables with a heading row that is repeated, figures flush right, and a caption', () => {
    expect(inStyle('Caption')).toEqual([
      'Table 1: Participants by case study and mode',
      'Table 2: Quotations by theme and case study',
    ])
    expect(body.match(/<w:tblHeader\/>/gu)).toHaveLength(2)
    expect(inStyle('TableFigure')).toContain('1,234')
    expect(inStyle('TableFigureHeading')).toEqual([
      'Interviews',
      'Focus groups',
      'Participants',
      'Site A',
      'Site B',
    ])
  })

  it('has its title and the page at the foot, its language, page size, title and author', async () => {
    const footer = [...parts].find(([name]) => name.startsWith('word/footer'))?.[1] ?? ''
    expect(footer).toMatch(/Pooled money, shared work\. .*Page .*PAGE.* of .*NUMPAGES/u)
    const german = await unzipped(
      (await reportToDocx({ ...smallReport, language: 'de-AT', page: 'letter' })).bytes,
    )
    expect(german.get('word/styles.xml')).toContain('w:lang w:val="de-AT"')
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(german.get('word/document.xml')).toContain('<w:pgSz w:w="12240" w:h="15840"')
    const core = parts.get('docProps/core.xml') ?? ''
    expect(core).toContain('<dc:title>Pooled money, shared work</dc:title>')
    expect(core).toContain('<dc:creator>A. Author and B. Writer</dc:creator>')
    expect(core).toContain('<cp:lastModifiedBy>Concord</cp:lastModifiedBy>')
  })

  it('sets right-to-left words from right to left, and several speakers of one line with labels', async () => {
    const read = await paragraphsOf(
      (await reportToDocx(reportOf([quotationOf('שלום'), { ...dialogue, block: false }]))).bytes,
    )
    const quotations = read.filter(({ style }) => style === 'Quotation')
    expect(quotations.map(({ rightToLeft }) => rightToLeft)).toEqual([true, false])
    expect(quotations[1]?.bold).toBe('Commissioning manager: GP: ')
  })

  it('says so where there is nothing to quote', async () => {
    const empty = await paragraphsOf((await reportToDocx(reportOf([], { sections: [] }))).bytes)
    expect(empty.map(({ text }) => text)).toContain('This report has no quotations.')
    const part = await paragraphsOf((await reportToDocx(reportOf([]))).bytes)
    expect(part.filter(({ style }) => style === 'Counts').map(({ text }) => text)).toEqual([
      'No quotations here.',
    ])
  })

  it('is made of 2,000 quotations in a moment', async () => {
    const large = largeReport(2000)
    const begun = process.cpuUsage()
    const made = await paragraphsOf((await reportToDocx(large)).bytes)
    expect(made.filter(({ style }) => style.endsWith('Quotation'))).toHaveLength(2000)
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(10_000)
  })
})
