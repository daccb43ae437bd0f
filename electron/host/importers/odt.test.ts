import { describe, expect, it } from 'vitest'
import { makeOdt } from '../../../test/fixtures/make-odt.ts'
import { makeZip } from '../../../test/fixtures/make-zip.ts'
import { readOdt } from './odt.ts'

async function textOf(body: string, styles = ''): Promise<string> {
  return (await readOdt(await makeOdt(body, styles))).text
}

describe('an OpenDocument text', () => {
  it('keeps counted spaces, tabs and soft line breaks, and collapses the layout of its XML', async () => {
    expect(
      await textOf(
        '<text:p>\n  a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d \n e</text:p><text:p/><text:p>f\u00a0— 🙂</text:p>',
      ),
    ).toBe('a   b\tc\nd e\n\nf\u00a0— 🙂')
  })

  it('leaves deleted words out and takes inserted ones in', async () => {
    const body =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted words</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
      '<text:p>I <text:change text:change-id="1"/>said <text:change-start text:change-id="2"/>so<text:change-end text:change-id="2"/></text:p>'
    expect(await textOf(body)).toBe('I said so')
  })

  it('leaves hidden words out and says so', async () => {
    const styles =
      '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    const source = await readOdt(
      await makeOdt(
        '<text:p>a<text:span text:style-name="T1">secret</text:span>b</text:p><text:section text:display="none"><text:p>hidden</text:p></text:section>',
        styles,
      ),
    )
    expect(source.text).toBe('ab')
    expect(source.warnings.join()).toContain('Hidden text')
  })

  it('remembers bold, also by a parent style', async () => {
    const styles =
      '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="T2" style:family="text" style:parent-style-name="B"/>'
    const source = await readOdt(
      await makeOdt('<text:p><text:span text:style-name="T2">Ann:</text:span> hello</text:p>', styles),
    )
    expect(source.bold).toEqual([{ start: 0, end: 4 }])
    expect(source.title).toBe('A title')
  })

  it('appends notes, and lists annotations with their author', async () => {
    const body =
      '<text:p>Words<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>The note</text:p></text:note-body></text:note> go<office:annotation><dc:creator>Ada</dc:creator><dc:date>2024-01-01</dc:date><text:p>check</text:p></office:annotation> on</text:p>'
    const source = await readOdt(await makeOdt(body))
    expect(source.text).toBe('Words go on\n\nFootnotes\n1. The note')
    expect(source.warnings).toEqual(['Comments were left out of the text (1): Ada: “check”'])
  })

  it('reads lists, tables and text boxes', async () => {
    const body =
      '<text:list><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>' +
      '<table:table><table:table-row><table:table-cell><text:p>P1</text:p></table:table-cell><table:table-cell><text:p>yes</text:p></table:table-cell></table:table-row></table:table>' +
      '<text:p>by<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box><svg:desc>a picture</svg:desc></draw:frame> it</text:p>'
    expect(await textOf(body)).toBe('one\ntwo\nP1\tyes\nby it\nboxed')
  })

  it('that links a picture from elsewhere is refused, one that holds it is not', async () => {
    const picture = (href: string): string =>
      `<text:p>x<draw:frame><draw:image xlink:href="${href}"/></draw:frame><text:a xlink:href="http://a.b/">y</text:a></text:p>`
    await expect(textOf(picture('http://a.b/c.png'))).rejects.toMatchObject({ reason: 'external_reference' })
    await expect(textOf(picture('file:///c.png'))).rejects.toMatchObject({ reason: 'external_reference' })
    expect(await textOf(picture('Pictures/1.png'))).toBe('xy')
  })

  it('saved with a password, or of another kind, is refused', async () => {
    await expect(
      readOdt(await makeOdt('<text:p>x</text:p>', '', '<manifest:encryption-data/>')),
    ).rejects.toMatchObject({ reason: 'encrypted' })
    await expect(readOdt(await makeZip({ 'content.xml': '<x/>' }))).rejects.toMatchObject({
      reason: 'not_what_it_says',
    })
  })
})
