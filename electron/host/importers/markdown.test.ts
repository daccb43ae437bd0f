import { describe, expect, it } from 'vitest'
import { readMarkdown } from './markdown.ts'

async function textOf(markdown: string): Promise<string> {
  return (await readMarkdown(Buffer.from(markdown))).text
}

describe('Markdown', () => {
  it('loses the signs that set its words and keeps the words', async () => {
    expect(
      await textOf('# Talk 1\n\n**Ann:** It was *really* ~~bad~~ `code` &amp; [a link](http://x.y) \\*so\\*'),
    ).toBe('Talk 1\n\nAnn: It was really bad code & a link *so*')
  })

  it('keeps lines and empty lines as in the file', async () => {
    expect(await textOf('Ann: one\nBo: two  \nthree\n\n\nCy: four')).toBe(
      'Ann: one\nBo: two\nthree\n\n\nCy: four',
    )
  })

  it('keeps list markers as written, since a year can look like one', async () => {
    expect(await textOf('- one\n- two\n  - three\n\n1986. A great year')).toBe(
      '- one\n- two\n- three\n\n1986. A great year',
    )
  })

  it('reads quotations, code and tables', async () => {
    expect(
      await textOf(
        '> quoted\n> twice\n\n```\ncode  here\n```\n\n| Who | What |\n| --- | --- |\n| P1 | **yes** |',
      ),
    ).toBe('quoted\ntwice\n\ncode  here\n\nWho\tWhat\nP1\tyes')
  })

  it('keeps what only looks like Markdown', async () => {
    const text = '[P1]: Yes\nInterviewer: <laughs> about ~5 or ~6 minutes [crosstalk]\n---\nP1: well'
    expect(await textOf(text)).toBe(text)
  })

  it('reads HTML within it as HTML', async () => {
    expect(
      await textOf(
        'one<br>two <em>three</em> <!-- no -->\n\n<div><p>four</p><script>no</script><p>five</p></div>',
      ),
    ).toBe('one\ntwo three \n\nfour\nfive')
  })

  it('remembers bold, and says that pictures were left out', async () => {
    const source = await readMarkdown(Buffer.from('**Ann:** hi ![a cat](http://x.y/cat.png)'))
    expect(source.bold).toEqual([{ start: 0, end: 4 }])
    expect(source.warnings).toEqual(['Pictures are not part of the text (1).'])
  })
})
