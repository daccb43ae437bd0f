import { describe, expect, it } from 'vitest'
import iconv from 'iconv-lite'
import { readHtml } from './html.ts'

async function textOf(html: string): Promise<string> {
  return (await readHtml(Buffer.from(html))).text
}

describe('a web page', () => {
  it('gives the words a reader would see', async () => {
    const html = `<!DOCTYPE html><html><head><title>Interview
      4</title><style>p { color: red }</style><script>var x = "no"</script></head><body><!-- no -->
      <h1>Talk</h1><p>It&rsquo;s   &ldquo;fine&rdquo; &mdash; caf&eacute;&nbsp;&nbsp;here<br>next line</p><noscript>no</noscript></body></html>`
    const source = await readHtml(Buffer.from(html))
    expect(source.text).toBe('Talk\nIt’s “fine” — café\u00a0\u00a0here\nnext line')
    expect(source.title).toBe('Interview 4')
  })

  it('sets cells apart by tabs and rows by lines, whatever stands in the cells', async () => {
    expect(
      await textOf(
        '<p>a</p><table><tr><th>Who<th>What<tr><td><p>P1</p></td><td><p>one</p><p>two</p></td></tr><tr><td></td><td>x</td></tr></table>b',
      ),
    ).toBe('a\nWho\tWhat\nP1\tone\ntwo\n\tx\nb')
  })

  it('keeps empty lines, preformatted text and list items', async () => {
    expect(await textOf('<p>a</p><p><br></p><p>b</p><pre>c\n  d</pre><ul><li>e</li><li>f</li></ul>')).toBe(
      'a\n\nb\nc\n  d\ne\nf',
    )
  })

  it('remembers bold, by element, style or class', async () => {
    const source = await readHtml(
      Buffer.from(
        '<style>.c1{font-weight:700}</style><p><b>Ann:</b> hi <span style="font-weight: bold">Bo:</span> <span class="c1">Cy</span> <b style="font-weight:normal">no</b></p>',
      ),
    )
    expect(source.bold.map(({ start, end }) => source.text.slice(start, end))).toEqual(['Ann:', 'Bo:', 'Cy'])
  })

  it('leaves out what is hidden or deleted, and fetches nothing', async () => {
    const source = await readHtml(
      Buffer.from(
        'a<span style="display:none">b</span><span hidden>c</span><del>d</del><ins>e</ins><img src="http://x.y/z.png"><iframe src="http://x.y"></iframe>',
      ),
    )
    expect(source.text).toBe('ae')
    expect(source.warnings).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Hidden'),
        expect.stringContaining('deleted'),
        expect.stringContaining('not fetched (1)'),
      ]),
    )
  })

  it('is read in the encoding it declares', async () => {
    const html = '<meta charset="windows-1253"><p>Καλημέρα σας</p>'
    expect((await readHtml(iconv.encode(html, 'windows-1253'))).text).toBe('Καλημέρα σας')
  })

  it('nested without end costs no stack', async () => {
    expect(await textOf(`${'<div>'.repeat(20_000)}deep`)).toBe('deep')
  })

  it('without words is refused', async () => {
    await expect(textOf('<script>x</script>')).rejects.toMatchObject({ reason: 'no_text' })
  })
})
