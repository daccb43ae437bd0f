import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { describe, expect, it } from 'vitest'
import { makeDocx, paragraph, run } from '../../../test/fixtures/make-docx.ts'
import { readDocx } from './docx.ts'

async function textOf(body: string, pieces = {}): Promise<string> {
  return (await readDocx(await makeDocx(body, pieces))).text
}

function boldWords(source: { text: string; bold: readonly { start: number; end: number }[] }): string[] {
  return source.bold.map(({ start, end }) => source.text.slice(start, end))
}

describe('a Word file', () => {
  it('made by the docx library is read with its bold words and its table', async () => {
    const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] })
    const document = new Document({
      title: 'Interview 3',
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new TextRun({ text: 'Interviewer:', bold: true }),
                new TextRun('\tSo – how was it? 🙂'),
              ],
            }),
            new Paragraph(''),
            new Table({
              rows: [
                new TableRow({ children: [cell('P1'), cell('It’s fine')] }),
                new TableRow({ children: [cell('P2'), cell('Hm')] }),
              ],
            }),
            new Paragraph('End'),
          ],
        },
      ],
    })
    const source = await readDocx(await Packer.toBuffer(document))
    expect(source.text).toBe('Interviewer:\tSo – how was it? 🙂\n\nP1\tIt’s fine\nP2\tHm\nEnd')
    expect(boldWords(source)).toEqual(['Interviewer:'])
    expect(source.title).toBe('Interview 3')
    expect(source.warnings).toEqual([])
  })

  it('keeps soft line breaks, tabs, special hyphens and no-break spaces', async () => {
    const body = `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:cr/><w:t>co</w:t><w:noBreakHyphen/><w:t>op\u00a0— x</w:t></w:r></w:p>`
    expect(await textOf(body)).toBe('one\ntwo\tthree\nco\u2011op\u00a0— x')
  })

  it('takes inserted words in and leaves deleted and moved ones out', async () => {
    const body = `<w:p>${run('I ')}<w:del>${'<w:r><w:delText>never </w:delText></w:r>'}${run('not ')}</w:del><w:ins>${run('always ')}</w:ins><w:moveFrom>${run('moved ')}</w:moveFrom>${run('said so')}</w:p><w:p><w:moveTo>${run('moved ')}</w:moveTo></w:p>`
    expect(await textOf(body)).toBe('I always said so\nmoved ')
  })

  it('joins paragraphs whose mark was deleted', async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('one ')}</w:p>${paragraph('two')}`
    expect(await textOf(body)).toBe('one two')
  })

  it('leaves a deleted table row out', async () => {
    const row = (text: string, properties = ''): string =>
      `<w:tr>${properties}<w:tc>${paragraph(text)}</w:tc></w:tr>`
    const body = `<w:tbl>${row('kept')}${row('gone', '<w:trPr><w:del w:id="1"/></w:trPr>')}</w:tbl>`
    expect(await textOf(body)).toBe('kept')
  })

  it('leaves hidden words out, be they hidden by themselves or by their style, and says so', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Child"><w:basedOn w:val="Secret"/></w:style>'
    const body = `<w:p>${run('a')}${run('b', '<w:vanish/>')}${run('c', '<w:rStyle w:val="Child"/>')}${run('d', '<w:vanish w:val="0"/>')}${run('e', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')}</w:p>`
    const source = await readDocx(await makeDocx(body, { styles }))
    expect(source.text).toBe('ade')
    expect(source.warnings.join()).toContain('Hidden text')
  })

  it('sees bold that a style sets, and where it is taken back', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="Speaker"><w:rPr><w:b/></w:rPr></w:style>'
    const body = `<w:p><w:pPr><w:pStyle w:val="Speaker"/></w:pPr>${run('loud ')}${run('quiet', '<w:b w:val="false"/>')}</w:p>`
    expect(boldWords(await readDocx(await makeDocx(body, { styles })))).toEqual(['loud '])
  })

  it('reads fields, links, bidirectional runs and content controls like other words', async () => {
    const body = `<w:p><w:fldSimple w:instr="DATE">${run('today ')}</w:fldSimple><w:hyperlink>${run('link ')}</w:hyperlink><w:bdo w:val="rtl">${run('bidi ')}</w:bdo><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run('control ')}</w:sdtContent></w:sdt><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('7')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
    expect(await textOf(body)).toBe('today link bidi control 7')
  })

  it('reads a text box once, after the paragraph it hangs on', async () => {
    const box = `<w:txbxContent>${paragraph('in the box')}</w:txbxContent>`
    const body = `<w:p>${run('before ')}<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${run('after')}</w:p>`
    expect(await textOf(body)).toBe('before after\nin the box')
  })

  it('reads smileys set in a picture font', async () => {
    expect(await textOf('<w:p><w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>')).toBe('☺')
  })

  it('appends footnotes under a heading, and lists comments and page headers in warnings', async () => {
    const source = await readDocx(
      await makeDocx(
        `<w:p>${run('Words')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
        {
          footnotes: `<w:footnote w:type="separator" w:id="-1">${paragraph('----')}</w:footnote><w:footnote w:id="2"><w:p>${run(' The note')}</w:p></w:footnote>`,
          comments: `<w:comment w:id="0" w:author="Ada">${paragraph('check this')}</w:comment>`,
          header: paragraph('Confidential'),
        },
      ),
    )
    expect(source.text).toBe('Words\n\nFootnotes\n1. The note')
    expect(source.warnings).toContain('Comments were left out of the text (1): Ada: “check this”')
    expect(source.warnings.join()).toContain('“Confidential”')
  })

  it('sets cells apart by tabs, and keeps the lines within a cell', async () => {
    const body = `<w:tbl><w:tr><w:tc>${paragraph('P1')}</w:tc><w:tc>${paragraph('one')}${paragraph('two')}</w:tc></w:tr></w:tbl>`
    expect(await textOf(body)).toBe('P1\tone\ntwo')
  })

  it('without words is refused', async () => {
    await expect(readDocx(await makeDocx(paragraph(' ')))).rejects.toMatchObject({ reason: 'no_text' })
  })
})
