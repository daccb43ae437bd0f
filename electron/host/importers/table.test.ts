import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { ImportProblem } from './import-problem.ts'
import { readCsv, readTsv } from './csv.ts'
import { applyTable, rowsWithoutText, tableOf } from './table.ts'
import { readXlsx } from './xlsx.ts'

const survey = [
  ['ID', 'Age', 'What helped you most?', 'What was hard?'],
  ['R1', '34', 'My sister came every single day', 'The forms were far too long for me'],
  ['R2', '51', '', ''],
  ['R1', '28', 'The quiet room on the second floor', ''],
]

describe('a comma-separated table', () => {
  it.each([',', ';', '\t', '|'])('is cut at %j', (separator) => {
    const file =
      ['id', 'said'].join(separator) + '\r\n' + ['1', `"yes${separator} ""no""\r\nand more"`].join(separator)
    expect(readCsv(Buffer.from(file))).toMatchObject({
      columns: ['id', 'said'],
      rows: [['1', `yes${separator} "no"\nand more`]],
    })
  })

  it('is read in its encoding', () => {
    const table = readCsv(iconv.encode('id,said\n1,it’s “fine” — café', 'windows-1252'))
    expect(table.rows).toEqual([['1', 'it’s “fine” — café']])
    expect(table.warnings).toHaveLength(1)
  })

  it('heeds the separator Excel writes into the first line', () => {
    expect(readCsv(Buffer.from('sep=;\na;b\n1,5;2')).rows).toEqual([['1,5', '2']])
  })

  it('whose quotation never closes is refused', () => {
    expect(() => readCsv(Buffer.from('a,b\n1,"open'))).toThrow(ImportProblem)
  })

  it('by tabs may hold quotation marks as words', () => {
    expect(readTsv(Buffer.from('a\tb\n1\t"Well\n2\tso')).rows).toEqual([
      ['1', '"Well'],
      ['2', 'so'],
    ])
  })

  it('gets headings that are whole and told apart, and rows of one length', () => {
    expect(tableOf([['a', '', 'a'], ['1', '2', '3', '4'], ['', ''], ['5']])).toMatchObject({
      columns: ['a', 'Column 2', 'a (2)', 'Column 4'],
      rows: [
        ['1', '2', '3', '4'],
        ['5', '', '', ''],
      ],
    })
  })
})

describe('a workbook', () => {
  it('is read as text, spaces, dates and all', async () => {
    const file = await writeXlsxFile(
      [
        ['id', 'when', 'n', 'said'],
        ['1', { value: new Date('2024-03-05T00:00:00Z'), format: 'yyyy-mm-dd' }, 1.5, ' it’s\nfine 🙂 '],
      ],
      {},
    ).toBuffer()
    expect(await readXlsx(file)).toMatchObject({
      columns: ['id', 'when', 'n', 'said'],
      rows: [['1', '2024-03-05', '1.5', ' it’s\nfine 🙂 ']],
    })
  })

  it('says which sheets it left out', async () => {
    const file = await writeXlsxFile([
      { data: [['a'], ['b']], sheet: 'One' },
      { data: [['c'], ['d']], sheet: 'Two' },
    ]).toBuffer()
    expect((await readXlsx(file)).warnings).toEqual(['Only the sheet “One” was read; left out: “Two”.'])
  })
})

describe('the guess at a table', () => {
  it('takes a survey for one document a respondent, each open question a turn', () => {
    expect(tableOf(survey).guess).toEqual({
      rowIs: 'document',
      text: [2, 3],
      title: 0,
      speaker: null,
      timestamp: null,
      attributes: [1],
    })
  })

  it('takes a table with clock times for a conversation', () => {
    const table = tableOf([
      ['Start', 'Speaker', 'Text'],
      ['00:01', 'Ann', 'So how was the week for you?'],
      ['00:04', 'Bo', 'Rather long, to be honest'],
    ])
    expect(table.guess).toEqual({
      rowIs: 'turn',
      text: [2],
      title: null,
      speaker: 1,
      timestamp: 0,
      attributes: [],
    })
  })

  it('takes a speaker who comes again for a conversation', () => {
    const { guess } = tableOf([
      ['Speaker', 'Text'],
      ['Ann', 'So how was the week for you?'],
      ['Bo', 'Rather long'],
      ['Ann', 'I see, tell me more'],
    ])
    expect(guess).toMatchObject({ rowIs: 'turn', speaker: 0, text: [1] })
  })

  it('does not take the date a form was sent in for a clock', () => {
    const { guess } = tableOf([
      ['Timestamp', 'Name', 'Tell us about it'],
      ['2024/01/05 3:04:11 pm', 'Kim', 'It went rather well, all in all'],
      ['2024/01/06 4:04:11 pm', 'Lou', 'I would not do it again, ever'],
    ])
    expect(guess).toMatchObject({ rowIs: 'document', title: 1, text: [2], timestamp: null })
  })
})

describe('a table under a layout', () => {
  it('makes documents of rows: questions label their answers, titles differ, empty rows make none', () => {
    const table = tableOf(survey)
    const documents = applyTable(table, table.guess)
    expect(documents.map(({ title, attributes }) => ({ title, attributes }))).toEqual([
      { title: 'R1', attributes: { Age: '34' } },
      { title: 'R1 (2)', attributes: { Age: '28' } },
    ])
    expect(documents[0]?.source.stated).toEqual([
      { speaker: 'What helped you most?', timestamp: null, text: 'My sister came every single day' },
      { speaker: 'What was hard?', timestamp: null, text: 'The forms were far too long for me' },
    ])
    expect(rowsWithoutText(table, table.guess)).toEqual([2])
  })

  it('makes one document of turns, or one for each title', () => {
    const table = tableOf([
      ['Session', 'Speaker', 'Text', 'Site'],
      ['A', 'Ann', 'one', 'North'],
      ['B', 'Bo', 'two', 'South'],
      ['A', 'Cy', 'three', 'North'],
    ])
    const layout = {
      rowIs: 'turn' as const,
      text: [2],
      title: null,
      speaker: 1,
      timestamp: null,
      attributes: [3],
    }
    expect(applyTable(table, layout)).toMatchObject([
      { title: '', attributes: {}, source: { text: 'one\ntwo\nthree' } },
    ])
    expect(applyTable(table, { ...layout, title: 0 })).toMatchObject([
      { title: 'A', attributes: { Site: 'North' }, source: { text: 'one\nthree' } },
      { title: 'B', attributes: { Site: 'South' } },
    ])
  })
})
