import { describe, expect, it } from 'vitest'
import { readRtf } from './rtf.ts'

const fonts =
  '{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fnil\\fcharset204 Cyr;}{\\f2\\fnil\\fcharset128 MS Mincho;}{\\f3\\fnil\\fcharset2 Wingdings;}{\\f4\\fcharset77 Helvetica;}}'

function rtf(body: string): Buffer {
  return Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0${fonts}\\uc1 ${body}}`, 'latin1')
}

async function textOf(body: string): Promise<string> {
  return (await readRtf(rtf(body))).text
}

describe('characters of rich text', () => {
  it.each([
    ["em dash \\u8212\\'97 and \\u8211? en", 'em dash — and – en'],
    ['\\u55357?\\u56898?', '🙂'],
    ['smile \\u-10179?\\u-8638? end', 'smile 🙂 end'],
    ['{\\uc0 \\u8217 s}', '’s'],
    ["{\\uc2 \\u26085\\'93\\'fa!}", '日!'],
    ["it\\'92s \\ldblquote so\\rdblquote\\~x\\_y", 'it’s “so”\u00a0x\u2011y'],
    ["{\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2}", 'Привет'],
    ["{\\f2 \\'82\\'b1\\'82\\'f1\\'83A}", 'こんア'],
    ["{\\f4 caf\\'8e \\'d5}", 'café ’'],
    ['{\\f3 J}', '☺'],
    ['{\\f3\\u-4022?}', '☺'],
    ['\\{braces\\} \\\\tab-not', '{braces} \\tab-not'],
  ])('reads %s', async (body, text) => {
    expect(await textOf(body)).toBe(text)
  })

  it('refuses half a character, and bytes its code page leaves open', async () => {
    await expect(textOf('a\\u-10179?b')).rejects.toMatchObject({ reason: 'invalid_encoding' })
    await expect(textOf("a\\'81b")).rejects.toMatchObject({ reason: 'invalid_encoding' })
  })
})

describe('words of rich text', () => {
  it('end their lines at paragraphs, soft breaks and line ends of the file after a backslash only', async () => {
    expect(await textOf('one\\par\r\ntwo\r\n still\\line three\\\nfour\\par ')).toBe(
      'one\ntwo still\nthree\nfour',
    )
  })

  it('keep a hyphen after a control word', async () => {
    expect(await textOf('A:\\tab- no\\par- yes')).toBe('A:\t- no\n- yes')
  })

  it('do not include deleted or hidden ones, but do include inserted ones', async () => {
    const source = await readRtf(
      rtf('I {\\deleted never }{\\revised always }said{\\v secret} so\\v more\\v0 .'),
    )
    expect(source.text).toBe('I always said so.')
    expect(source.warnings.join()).toContain('Hidden text')
  })

  it('do not include what destinations hold', async () => {
    expect(
      await textOf(
        '{\\*\\generator Word;}{\\info{\\title T}{\\author A}}{\\stylesheet{\\s0 Normal;}}{\\header head}{\\pict\\pngblip 89504e47}{\\*\\unknown x{\\b y}}text',
      ),
    ).toBe('text')
  })

  it('include the result of a field and the text of a shape', async () => {
    expect(
      await textOf(
        'see {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt here}}{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt boxed}}}',
      ),
    ).toBe('see here\nboxed')
  })

  it('take the Unicode alternative of a group that offers both', async () => {
    expect(await textOf('{\\upr{a?}{\\*\\ud{a\\u8212?}}}')).toBe('a—')
  })

  it('are told apart in tables by tabs and lines', async () => {
    expect(await textOf('\\trowd a\\cell b\\cell\\row\\trowd c\\cell d\\cell\\row\\pard end')).toBe(
      'a\tb\nc\td\nend',
    )
  })

  it('carry their bold spans', async () => {
    const source = await readRtf(rtf('{\\b Ann:} hi\\par\\b Bo:\\b0  ho\\b x\\plain y'))
    expect(source.bold.map(({ start, end }) => source.text.slice(start, end))).toEqual(['Ann:', 'Bo:', 'x'])
  })

  it('have their notes appended and their comments listed', async () => {
    const source = await readRtf(
      rtf(
        'Word{\\super 1{\\footnote {\\super 1} Note}}{\\footnote\\ftnalt End note}{\\*\\atnid X}{\\*\\atnauthor Ada}{\\*\\annotation check} on',
      ),
    )
    expect(source.text).toBe('Word1 on\n\nFootnotes\n1. 1 Note\n\nEndnotes\n1. End note')
    expect(source.warnings).toEqual(['Comments were left out of the text (1): Ada: “check”'])
  })

  it('are found past binary data, and a file that lies about its length is refused', async () => {
    expect(await textOf('a{\\pict\\bin4 {{}\\}b')).toBe('ab')
    await expect(textOf('a{\\pict\\bin999999999 x}b')).rejects.toMatchObject({ reason: 'damaged' })
  })

  it('come with a warning where the file ends in the middle', async () => {
    const source = await readRtf(Buffer.from('{\\rtf1\\ansi cut {\\b short'))
    expect(source.text).toBe('cut short')
    expect(source.warnings.join()).toContain('ends in the middle')
  })

  it('of a large file with pictures are read in good time', async () => {
    const picture = `{\\pict ${`${'89504e47'.repeat(16)}\r\n`.repeat(40_000)}}`
    const started = performance.now()
    expect(await textOf(`a${picture}b`)).toBe('ab')
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
