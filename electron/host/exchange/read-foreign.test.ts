import { describe, expect, it } from 'vitest'
import { foreign, guid } from '../../../test/support/exchanged.ts'
import { readQdpx } from './read-qdpx.ts'

const text = 'One two three four'
const files = { 'sources/a.txt': text }
const codes = `<CodeBook><Codes><Code guid="{${guid(2).toUpperCase()}}" name="Trust" isCodable="true"/></Codes></CodeBook>`
const coding = `<Coding guid="${guid(90)}"><CodeRef targetGUID="${guid(2)}"/></Coding>`
const note = (number: number, words = `Note ${number}`) =>
  `<Note guid="${guid(number)}" name="N${number}"><PlainTextContent>${words}</PlainTextContent></Note>`
const ref = (number: number, name = 'NoteRef') => `<${name} targetGUID="${guid(number)}"/>`
const value = (number: number, kind: string, words: string) =>
  `<VariableValue>${ref(number, 'VariableRef')}<${kind}>${words}</${kind}></VariableValue>`
const selecting = (number: number, inner: string) =>
  `<PlainTextSelection guid="${guid(number)}" name="two" startPosition="4" endPosition="7">${inner}</PlainTextSelection>`
const source = (inner: string, number = 3, name = 'Talk') =>
  `<TextSource guid="${guid(number)}" name="${name}" plainTextPath="internal://a.txt">${inner}</TextSource>`
const read = async (inner: string, options = {}) => readQdpx(await foreign(inner, files, options))
const ends = 'Selections end before their end position, as 1 of 1 selections that quote their words show.'

describe('notes', () => {
  it('are memos on what refers to them', async () => {
    const { memos, notices } = await read(
      `<CodeBook><Codes><Code guid="${guid(2)}" name="Trust" isCodable="true">${ref(21)}</Code></Codes></CodeBook>` +
        `<Sources>${source(
          `${selecting(30, `<Coding guid="${guid(90)}">${ref(2, 'CodeRef')}${ref(22)}</Coding>`)}${selecting(31, ref(23))}${ref(24)}`,
        )}</Sources><Notes>${[21, 22, 23, 24, 25, 26].map((one) => note(one)).join('')}</Notes>${ref(25)}`,
    )
    expect(memos).toMatchObject([
      { title: 'N21', subject: { kind: 'code', code: guid(2) }, body: 'Note 21' },
      { title: 'N22', subject: { kind: 'coding', document: 0, coding: 0 } },
      { title: 'N23', subject: { kind: 'span', document: 0, span: { start: 4, end: 7 } } },
      { title: 'N24', subject: { kind: 'document', document: 0 } },
      { title: 'N25', subject: { kind: 'project' } },
      { title: 'N26', subject: { kind: 'journal' } },
    ])
    expect(notices).toEqual([ends.replace('1 of 1', '2 of 2')])
  })

  it('may be tied by links, as NVivo does, or be tied to several things', async () => {
    const link = (origin: number, target: number) =>
      `<Link guid="${guid(70)}" originGUID="${guid(origin)}" targetGUID="${guid(target)}"/>`
    const { memos, notices } = await read(
      `${codes}<Cases><Case guid="${guid(50)}" name="Site">${ref(3, 'SourceRef')}</Case></Cases>` +
        `<Sources>${source(`${selecting(30, '')}${ref(22)}`)}</Sources><Notes>${note(21)}${note(22)}</Notes>` +
        `<Links>${link(21, 30)}${link(50, 22)}${link(30, 3)}</Links>`,
    )
    expect(memos.map(({ title, subject }) => [title, subject.kind])).toEqual([
      ['N21', 'span'],
      ['N22', 'document'],
      ['N22', 'case'],
    ])
    expect(notices).toEqual([
      ends,
      'Left out: 1 selection with neither a code nor a note.',
      'Left out: 1 link between parts of the project.',
      '1 note on several things became a memo on each of them.',
    ])
  })

  it('may lie in files of their own, or nowhere', async () => {
    const { memos, notices } = await read(
      `<Notes><Note guid="${guid(21)}" name="A" plainTextPath="internal://a.txt" creationDateTime="2020-01-02T03:04:05+01:00"/><Note guid="${guid(22)}" name="B" plainTextPath="relative:///b.txt"/></Notes>${ref(99)}`,
    )
    expect(memos).toMatchObject([
      { title: 'A', body: text, at: '2020-01-02T02:04:05.000Z' },
      { title: 'B', body: '' },
    ])
    expect(notices).toEqual([
      'Left out: 1 reference to notes that are not in the file.',
      '1 note came without words: they are not in the file, or can’t be read.',
    ])
  })

  it('are descriptions too, as MAXQDA writes them', async () => {
    const { memos } = await read(
      `${codes}<Sources>${source(`<Description>About it</Description>${selecting(30, '<Description>Look</Description>')}${selecting(31, `<Description>Why</Description>${coding}`)}`)}</Sources><Description>All</Description>`,
    )
    expect(memos.map(({ body, subject }) => [body, subject.kind])).toEqual([
      ['All', 'project'],
      ['About it', 'document'],
      ['Look', 'span'],
      ['Why', 'coding'],
    ])
  })
})

describe('cases and variables', () => {
  const variables = `<Variables>${[
    [41, 'Age', 'Integer'],
    [42, 'Pooled', 'Boolean'],
    [43, 'Age', 'Text'],
    [44, 'Since', 'Date'],
  ]
    .map(
      ([number, name, type]) =>
        `<Variable guid="${guid(Number(number))}" name="${name}" typeOfVariable="${type}"/>`,
    )
    .join('')}</Variables>`

  it('give documents to case studies, and values to both', async () => {
    const { cases, documents, notices } = await read(
      `${variables}<Cases>` +
        `<Case guid="${guid(51)}" name=" Site\n A "><Description>Big</Description>${value(41, 'IntegerValue', ' 7 ')}${value(42, 'BooleanValue', 'true')}${value(99, 'TextValue', 'x')}${ref(3, 'SourceRef')}</Case>` +
        `<Case guid="${guid(52)}" name="Anna">${value(43, 'TextValue', 'old')}</Case>` +
        `<Case guid="${guid(53)}" name="Second">${ref(3, 'SourceRef')}</Case>` +
        `<Case guid="${guid(54)}">${value(44, 'DateValue', '1999-01-01')}${ref(3, 'SourceRef')}</Case>` +
        `</Cases><Sources>${source(value(42, 'BooleanValue', '0'))}</Sources>`,
    )
    expect(cases).toEqual([
      { name: 'Site A', description: 'Big', attributes: { Age: '7', Pooled: 'Yes' } },
      { name: 'Anna', description: '', attributes: { 'Age (2)': 'old' } },
      { name: 'Second', description: '', attributes: {} },
    ])
    expect(documents).toMatchObject([{ caseIndex: 0, attributes: { Pooled: 'No', Since: '1999-01-01' } }])
    expect(notices).toEqual([
      'Left out: 1 value of variables that are not in the file.',
      '1 case without documents of its own, which may be a person, became a case study all the same.',
      'A document belongs to one case study at most; it stays with the first of its cases, and left 1 other.',
      '1 case without a name gave what is said of it to its documents.',
    ])
  })
})

describe('what Concord doesn’t keep', () => {
  it('is told by kind, with numbers', async () => {
    const { documents, notices } = await read(
      `${codes}<Variables><Variable guid="${guid(41)}" name="A" typeOfVariable="Text"><Description>x</Description></Variable></Variables>` +
        `<Cases><Case guid="${guid(51)}" name="C">${ref(2, 'CodeRef')}${ref(3, 'SourceRef')}${ref(30, 'SelectionRef')}</Case></Cases>` +
        `<Sources>${source(coding)}<PictureSource guid="${guid(61)}" name="Photo"><PictureSelection guid="${guid(62)}" firstX="0" firstY="0" secondX="1" secondY="1">${coding}${coding}</PictureSelection>${coding}</PictureSource>` +
        `<PDFSource guid="${guid(63)}" name="Scan"/></Sources>` +
        `<Sets><Set guid="${guid(71)}" name="S"/></Sets><Graphs><Graph guid="${guid(72)}"/></Graphs>`,
    )
    expect(documents).toHaveLength(1)
    expect(notices).toEqual([
      'Left out, since Concord keeps words only: 2 pictures, recordings and PDFs without a text (“Photo”, “Scan”).',
      'Left out: the description of 1 variable.',
      'Left out: 1 code that stands for a case.',
      'Left out: 1 selection that belongs to a case; in Concord whole documents do.',
      'Left out: 2 codings of a whole text or recording; Concord codes words.',
      'Left out: 2 codings on parts of pictures, recordings or pages of a PDF.',
      'Left out: 1 set of codes, texts or notes.',
      'Left out: 1 graph.',
    ])
  })

  it('leaves the words of a PDF and of a recording, with the codings on them', async () => {
    const { documents, memos, cases, notices } = await read(
      `${codes}<Cases><Case guid="${guid(51)}" name="C">${ref(61, 'SourceRef')}</Case></Cases><Sources>` +
        `<PDFSource guid="${guid(61)}" name="Report"><PDFSelection guid="${guid(62)}" page="1" firstX="0" firstY="0" secondX="1" secondY="1"><Representation guid="${guid(67)}"><PlainTextContent>no</PlainTextContent></Representation></PDFSelection>` +
        `<Representation guid="${guid(63)}" name="Words" plainTextPath="internal://a.txt">${selecting(30, coding)}</Representation>${ref(21)}</PDFSource>` +
        `<AudioSource guid="${guid(64)}" name="Tape"><Transcript guid="${guid(65)}" plainTextPath="internal://a.txt"><SyncPoint guid="${guid(1)}" position="8"/><SyncPoint guid="${guid(4)}" position="13"/>` +
        `<TranscriptSelection guid="${guid(66)}" fromSyncPoint="${guid(1)}" toSyncPoint="${guid(4)}">${coding}</TranscriptSelection></Transcript></AudioSource></Sources><Notes><Note guid="${guid(21)}" name="N"><Description>Said of it</Description><PlainTextContent>Said</PlainTextContent><PlainTextSelection guid="${guid(99)}" startPosition="0" endPosition="1"/></Note></Notes>`,
    )
    expect(documents).toMatchObject([
      { title: 'Report', caseIndex: 0, codings: [{ start: 4, end: 7, code: guid(2) }] },
      { title: 'Tape', caseIndex: null, codings: [{ start: 8, end: 13 }] },
    ])
    expect(cases).toHaveLength(1)
    expect(notices).toEqual([
      ends,
      'Left out: 2 PDFs and recordings whose words are there.',
      'Left out: 1 selection within notes.',
    ])
    expect(memos).toMatchObject([{ subject: { kind: 'document', document: 0 }, body: 'Said of it\n\nSaid' }])
  })
})

describe('a project file', () => {
  it('may bear any name at the root, and no namespace', async () => {
    expect(await read(source(''), { file: 'Mine.QDE' })).toMatchObject({ name: 'Theirs' })
  })

  it('names codes that are not there', async () => {
    const { documents, notices } = await read(`<Sources>${source(selecting(30, coding))}</Sources>`)
    expect(documents[0]?.codings).toEqual([])
    expect(notices).toEqual([ends, 'Left out: 1 coding whose code is not in the file.'])
  })
})
