import { describe, expect, it } from 'vitest'
import { makeDocx, paragraph } from '../../../test/fixtures/make-docx.ts'
import { foreign, guid } from '../../../test/support/exchanged.ts'
import type { ReadProject } from './read-project.ts'
import { readQdpx } from './read-qdpx.ts'

const user = guid(1)
const code = guid(2)
const users = `<Users><User guid="${user}" name="Ann"/></Users>`
const book = `<CodeBook><Codes><Code guid="${code}" name="Trust" isCodable="true"/></Codes></CodeBook>`
const coding = (by = ` creatingUser="${user}"`) =>
  `<Coding guid="${guid(900)}"${by}><CodeRef targetGUID="${code}"/></Coding>`

interface Place {
  readonly from: number | string
  readonly to: number | string
  readonly name?: string
  readonly inner?: string
}
const selection = ({ from, to, name, inner = coding() }: Place) =>
  `<PlainTextSelection guid="${guid(800)}" startPosition="${from}" endPosition="${to}"${name === undefined ? '' : ` name="${name}"`}>${inner}</PlainTextSelection>`
const source = (inner: string, attributes = 'plainTextPath="internal://a.txt"') =>
  `<Sources><TextSource guid="${guid(3)}" name="Talk" ${attributes}>${inner}</TextSource></Sources>`

async function read(
  inner: string,
  files: Record<string, string | Uint8Array> = {},
  options = {},
): Promise<ReadProject> {
  return readQdpx(await foreign(`${users}${book}${inner}`, files, options))
}

/** Reads one text with selections on it, and tells the words they stand on. */
async function wordsOf(text: string, places: readonly Place[], options = {}) {
  const project = await read(source(places.map(selection).join('')), { 'sources/a.txt': text }, options)
  const [document] = project.documents
  const words = document?.codings.map(({ start, end }) => document.transcript.text.slice(start, end))
  return { words, notices: project.notices }
}

const unshown =
  'The file does not show whether a selection ends before its end position or on it; the first was taken. Check that codings stand on the right words.'

describe('where selections end', () => {
  it('is before their end position, where nothing shows otherwise, and that is said', async () => {
    expect(await wordsOf('One two three', [{ from: 4, to: 7 }])).toEqual({
      words: ['two'],
      notices: [unshown],
    })
    expect(await wordsOf('One two three', [{ from: 4, to: 7, name: 'Talk' }])).toEqual({
      words: ['two'],
      notices: [unshown],
    })
  })

  it('is shown by the words that selections quote', async () => {
    expect(await wordsOf('One two three', [{ from: 4, to: 7, name: 'two' }])).toEqual({
      words: ['two'],
      notices: [
        'Selections end before their end position, as 1 of 1 selections that quote their words show.',
      ],
    })
    const inclusive = [
      { from: 4, to: 6, name: 'two' },
      { from: 8, to: 12, name: 'three' },
      { from: 0, to: 2 },
    ]
    expect(await wordsOf('One two three', inclusive)).toEqual({
      words: ['two', 'three', 'One'],
      notices: ['Selections end on their end position, as 2 of 2 selections that quote their words show.'],
    })
  })

  it('is not shown by words that are cut short, nor by white space', async () => {
    const { words, notices } = await wordsOf('One two three four', [{ from: 4, to: 13, name: 'two …' }])
    expect(words).toEqual(['two three'])
    expect(notices).toEqual([
      'The file does not show whether a selection ends before its end position or on it; the first was taken.',
    ])
  })

  it('is as most show, and is told of those that don’t', async () => {
    const { words, notices } = await wordsOf('One two three four five', [
      { from: 4, to: 6, name: 'two' },
      { from: 8, to: 12, name: 'three' },
      { from: 4, to: 6, name: 'elsewhere' },
    ])
    expect(words).toEqual(['two', 'three', 'two'])
    expect(notices).toEqual([
      'Selections end on their end position, as 2 of 3 selections that quote their words show.',
      '1 selection of 3 looked at stands on other words than those of its name. Check that codings stand on the right words.',
    ])
  })

  it('is not shown by names that fit by chance', async () => {
    const { words, notices } = await wordsOf('One two three four five', [
      { from: 4, to: 6, name: 'two' },
      { from: 8, to: 13, name: 'Chapter one' },
      { from: 8, to: 13, name: 'Chapter two' },
    ])
    expect(words).toEqual(['tw', 'three', 'three'])
    expect(notices).toEqual([unshown])
  })
})

describe('what positions count', () => {
  const emoji = '😀😀 two three'

  it('is code points', async () => {
    expect((await wordsOf(emoji, [{ from: 3, to: 6 }])).words).toEqual(['two'])
    expect((await wordsOf(emoji, [{ from: 1, to: 2 }])).words).toEqual(['😀'])
  })

  it('is UTF-16 where the words show it', async () => {
    const { words, notices } = await wordsOf(emoji, [{ from: 5, to: 8, name: 'two' }])
    expect(words).toEqual(['two'])
    expect(notices).toContain(
      'Characters beyond the first 65,536 (emoji among them) count as two, as 1 of 1 selections that quote their words show.',
    )
  })

  const lines = 'One.\r\nTwo.\r\nThree.'

  it('is both characters of a CRLF, one where the words show it, one for ATLAS.ti', async () => {
    const assumed = await wordsOf(lines, [{ from: 12, to: 17 }])
    expect(assumed.words).toEqual(['Three'])
    expect(assumed.notices[1]).toMatch(/^Texts have line ends of two characters, .* taken as two\./u)
    const shown = await wordsOf(lines, [{ from: 10, to: 15, name: 'Three' }])
    expect(shown.words).toEqual(['Three'])
    expect(shown.notices).toContain(
      'Line ends of two characters count as one, as 1 of 1 selections that quote their words show.',
    )
    expect((await wordsOf(lines, [{ from: 10, to: 15 }], { origin: 'ATLAS.ti 9' })).words).toEqual(['Three'])
    // Across lines: the words are kept with LF.
    expect((await wordsOf(lines, [{ from: 0, to: 10, name: 'One. Two.' }])).words).toEqual(['One.\nTwo.'])
  })

  it('is a lone CR as one, and no byte order mark', async () => {
    expect((await wordsOf('One.\rTwo.', [{ from: 5, to: 8 }])).words).toEqual(['Two'])
    expect((await wordsOf('\ufeffOne two', [{ from: 4, to: 7, name: 'two' }])).words).toEqual(['two'])
  })
})

describe('a selection without a place', () => {
  it('is told of, never applied', async () => {
    const { words, notices } = await wordsOf('One two', [
      { from: 4, to: 8 },
      { from: -1, to: 3 },
      { from: 3, to: 0 },
      { from: 3, to: 3 },
      { from: 'x', to: 3 },
      { from: 4, to: 7 },
    ])
    expect(words).toEqual(['two'])
    expect(notices).toContain(
      'Left out: 5 selections whose place is not in the text (past its end, reversed or empty), with the codes on them.',
    )
  })

  it('on a label is left out, one that begins in it drawn in', async () => {
    const { words, notices } = await wordsOf('Ann: Yes, it is.\nBea: No, it isn’t.\nAnn: It is.', [
      { from: 0, to: 9 },
      { from: 17, to: 20 },
    ])
    expect(words).toEqual(['Yes,'])
    expect(notices.slice(1)).toEqual([
      'The edges of 1 selection were drawn in to the words said: names of speakers and time stamps are not coded.',
      'Left out: 1 selection on a speaker’s name or a time stamp only, which Concord doesn’t code.',
    ])
  })

  it('leaves its note on the document', async () => {
    const note = guid(7)
    const inner = selection({ from: 99, to: 100, inner: `${coding()}<NoteRef targetGUID="${note}"/>` })
    const { memos, notices } = await read(
      `${source(inner)}<Notes><Note guid="${note}" name="N"><PlainTextContent>Why?</PlainTextContent></Note></Notes>`,
      { 'sources/a.txt': 'Words' },
    )
    expect(memos).toMatchObject([{ subject: { kind: 'document', document: 0 }, title: 'N', body: 'Why?' }])
    expect(notices).toContain('1 memo on a selection that was left out stands on the document now.')
  })
})

describe('where a text lies', () => {
  const place = [{ from: 0, to: 3, name: 'One' }]
  const found = async (attributes: string, file = 'sources/a.txt') => {
    const { documents, notices } = await read(source(place.map(selection).join(''), attributes), {
      [file]: 'One two',
    })
    return documents[0]?.transcript.text ?? notices
  }

  it.each([
    ['in sources', 'plainTextPath="internal://a.txt"', 'sources/a.txt'],
    ['in Sources', 'plainTextPath="internal://A.TXT"', 'Sources/a.txt'],
    ['without a scheme', 'plainTextPath="a.txt"', 'sources/a.txt'],
    ['with a stroke too many', 'plainTextPath="internal:///a.txt"', 'sources/a.txt'],
    ['by its whole name', 'plainTextPath="sources/a.txt"', 'sources/a.txt'],
  ])('%s', async (_, attributes, file) => {
    expect(await found(attributes, file)).toBe('One two')
  })

  it.each([
    'relative:///a.txt',
    'absolute:///C:/a.txt',
    'file:///etc/passwd',
    '//host/a.txt',
    'C:\\a.txt',
    '\\\\host\\a.txt',
  ])('is not %s', async (path) => {
    expect(await found(`plainTextPath="${path}"`)).toEqual([
      'Left out, since the text lies outside of the file: “Talk”.',
    ])
  })

  it('is nowhere, or in the file itself', async () => {
    expect(await found('plainTextPath="internal://b.txt"')).toEqual([
      'Left out, since the text is not in the file: “Talk”.',
    ])
    const own = `<Sources><TextSource guid="${guid(3)}" name="T"><PlainTextContent>Own &amp; words</PlainTextContent></TextSource></Sources>`
    expect((await read(own)).documents).toMatchObject([{ title: 'T', transcript: { text: 'Own & words' } }])
  })

  it('may have layout beside it, or layout only', async () => {
    const both = 'richTextPath="internal://a.docx" plainTextPath="internal://a.txt"'
    expect(await found(both)).toBe('One two')
    expect((await read(source('', both), { 'sources/a.txt': 'One' })).notices).toEqual([
      'Left out: the layout of 1 text; the words are there.',
    ])
    const docx = await makeDocx(paragraph('One two'))
    const { documents, notices } = await read(
      source(
        selection({ from: 0, to: 3, name: 'One' }) + selection({ from: 0, to: 3 }),
        'richTextPath="internal://a.docx"',
      ),
      { 'Sources/a.docx': docx },
    )
    expect(documents).toMatchObject([{ fileName: 'a.docx', codings: [{ start: 0, end: 3 }] }])
    expect(notices.slice(1)).toEqual([
      'Left out: 1 selection in texts that came with layout only, since their positions count in another text.',
      '1 text came with layout only; the words were taken, not the layout.',
    ])
  })

  it('that is no text is told', async () => {
    const { documents, notices } = await read(
      `<Sources><TextSource guid="${guid(3)}" name="A" plainTextPath="a.txt"/><TextSource guid="${guid(4)}" name="B" plainTextPath="b.txt"/><TextSource guid="${guid(5)}" name="C" plainTextPath="c.txt"/></Sources>`,
      {
        'sources/a.txt': '',
        'sources/b.txt': new Uint8Array([0, 1, 2, 3, 0x80]),
        'sources/c.txt': 'a\u0007b',
      },
    )
    expect(documents.map(({ transcript }) => transcript.text)).toEqual(['a\ufffdb'])
    expect(notices).toEqual([
      'Left out, since there are no words in it: “A”.',
      'Left out, since the text can’t be read: “B”.',
      'Control characters in 1 text, which no text has, were replaced by “\ufffd”.',
    ])
  })
})
