import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { exportWords, type WordsBook } from './words-book.ts'

const nobody = { case: null, participant: null, speakers: [], words: 9 }
const book: WordsBook = {
  project: 'Five sites',
  exportedAt: '2026-03-01T10:00:00.000Z',
  by: 'case',
  stopWords: 'english',
  stems: 'english',
  without: ['sort'],
  interviewers: false,
  isDisguised: true,
  frequency: {
    total: 40,
    different: 2,
    listed: 2,
    withdrawn: 1,
    columns: [
      { ...nobody, name: '=SITE(A)' },
      { ...nobody, name: null },
    ],
    words: [
      { word: 'trust', forms: ['trust', 'trusted'], search: '', count: 5, documents: 2, counts: [4, 1] },
      { word: 'élan', forms: ['élan'], search: '', count: 1, documents: 1, counts: [0, 1] },
    ],
  },
}

describe('word frequencies as a file', () => {
  it('are a CSV with the forms that were counted, and nothing a spreadsheet would run', async () => {
    const bytes = await exportWords(book, 'csv')
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
      [
        `\uFEFF"Word","Forms","Count","Documents","'=SITE(A)","No case study","formula_escaped"`,
        '"trust","trust, trusted",5,2,4,1,""',
        '"élan","élan",1,1,0,1,""',
        '',
      ].join('\r\n'),
    )
  })

  it('are an Excel workbook that says what was counted', async () => {
    const sheets = await readXlsxFile(Buffer.from(await exportWords(book, 'xlsx')))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Words', 'About this file'])
    expect(sheets[0]?.data).toEqual([
      ['Word', 'Forms', 'Count', 'Documents', '=SITE(A)', 'No case study'],
      ['trust', 'trust, trusted', 5, 2, 4, 1],
      ['élan', 'élan', 1, 1, 0, 1],
    ])
    const about = JSON.stringify(sheets[1]?.data)
    for (const said of [
      'Left out: English',
      'As one: English',
      'sort',
      'What they say is left out',
      'their words are not counted',
      'One participant has withdrawn',
    ])
      expect(about).toContain(said)
  })
})
