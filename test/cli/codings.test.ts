import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { agreementReport } from '#shared/contract/agreement.ts'
import { commandLine } from '../support/command-line.ts'
import { interview } from '../support/study.ts'

const { write, told, json, refused, misused } = commandLine()

const codingRows = z.array(
  z.strictObject({
    coder: z.string(),
    document: z.string(),
    code: z.string(),
    start: z.int(),
    end: z.int(),
    quote: z.string(),
  }),
)
const applied = z.strictObject({ created: z.int(), already: z.int() })
const historyRows = z.array(
  z.strictObject({
    id: z.string(),
    kind: z.string(),
    label: z.string(),
    coder: z.string().nullable(),
    at: z.iso.datetime(),
    undone: z.boolean(),
    hidden: z.boolean(),
    rows: z.int(),
  }),
)

describe('concord code, codings, undo, redo and history', () => {
  const quote = 'Then we sat down together, and it took a year.'
  const start = interview.indexOf('two contracts')

  beforeAll(async () => {
    const book = write(
      'codes.json',
      JSON.stringify({
        id: 'c',
        name: 'C',
        codes: [{ name: 'Outcomes', codable: false, children: [{ name: 'Trust' }, { name: 'Lower cost' }] }],
      }),
    )
    await told('new', 'Coded', '--codebook', book)
    await told('import', 'Coded', write('Dana.txt', interview))
  })

  it('applies a table of codings by quotation or by place, all in one step', async () => {
    const table = write(
      'codings.csv',
      [
        '\ufeffCode,Coder,Document,Quote,Start,End',
        `Outcomes / Trust,Ann,Dana,"${quote}",,`,
        `"Outcomes/Lower cost",Ann,dana,,${start},${start + 13}`,
        `Outcomes / Trust,Bashir,Dana,"no sense.\r\nInterviewer: And",,`,
        '',
      ].join('\r\n'),
    )
    expect(await json(applied, 'code', 'Coded', '--from', table)).toEqual({ created: 3, already: 0 })
    const rows = await json(codingRows, 'codings', 'Coded')
    expect(rows).toEqual([
      {
        coder: 'Ann',
        document: 'Dana',
        code: 'Outcomes / Lower cost',
        start,
        end: start + 13,
        quote: 'two contracts',
      },
      {
        coder: 'Bashir',
        document: 'Dana',
        code: 'Outcomes / Trust',
        start: interview.indexOf('no sense'),
        end: interview.indexOf('And') + 3,
        quote: 'no sense.\nAnd',
      },
      {
        coder: 'Ann',
        document: 'Dana',
        code: 'Outcomes / Trust',
        start: interview.indexOf(quote),
        end: interview.length,
        quote,
      },
    ])
    expect(await json(applied, 'code', 'Coded', '--from', table)).toEqual({ created: 0, already: 3 })
  })

  it('takes back and puts back, and tells the history', async () => {
    const before = await json(codingRows, 'codings', 'Coded')
    const entry = z.looseObject({ kind: z.string(), label: z.string(), undone: z.boolean() }).nullable()
    expect(await json(entry, 'undo', 'Coded')).toMatchObject({ label: 'Applied 3 codings', undone: true })
    expect(await json(codingRows, 'codings', 'Coded')).toEqual([])
    expect(await told('redo', 'Coded')).toBe('Redone: Applied 3 codings\n')
    expect(await json(codingRows, 'codings', 'Coded')).toEqual(before)
    expect(await json(entry, 'redo', 'Coded')).toBe(null)
    const history = await json(historyRows, 'history', 'Coded')
    expect(history.map(({ kind }) => kind)).toEqual(['coding.applyMany', 'import.store', 'project.create'])
    expect(history.map(({ undone }) => undone)).toEqual([false, false, false])
  })

  it('applies nothing where a row is wrong, and says which and why', async () => {
    const before = await json(historyRows, 'history', 'Coded')
    const rows = [
      `Ann,Dana,Outcomes / Trust,two contracts,,`,
      `Ann,Dana,Outcomes / Nothing,two contracts,,`,
      `Ann,Nobody,Outcomes / Trust,two contracts,,`,
      `Ann,Dana,Outcomes / Trust,three contracts,,`,
      `Ann,Dana,Outcomes / Trust,it,,`,
      `Ann,Dana,Outcomes / Trust,,5,4`,
      `Ann,Dana,Outcomes / Trust,,5,99999`,
      `Ann,Dana,Outcomes / Trust,,five,9`,
      `Ann,Dana,Outcomes / Trust,,,`,
      `,Dana,Outcomes / Trust,two contracts,,`,
    ]
    const table = write('wrong.csv', ['coder,document,code,quote,start,end', ...rows].join('\n'))
    const stderr = await refused('not_found', 'code', 'Coded', '--from', table)
    const named = [...stderr.matchAll(/^row (\d+): (.*)$/gmu)].map(([, row, sentence]) => [
      Number(row),
      sentence,
    ])
    expect(named.map(([row]) => row)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11])
    for (const [, sentence] of named) expect(sentence).toMatch(/^["“\p{Lu}\d].*\.$/u)
    expect(await json(historyRows, 'history', 'Coded')).toEqual(before)
  })

  it('counts rows as the table does, also where the codebook refuses one', async () => {
    const lines = [
      'coder,document,code,quote',
      'Ann,Dana,Outcomes / Trust,two contracts',
      'Ann,Dana,Outcomes,two contracts',
    ]
    const stderr = await refused(
      'validation',
      'code',
      'Coded',
      '--from',
      write('heading.csv', lines.join('\n')),
    )
    expect(stderr).toContain('Row 3: Outcomes is a heading')
  })

  it('refuses a table without its columns, and one that is not there', async () => {
    expect(
      await refused('validation', 'code', 'Coded', '--from', write('columns.csv', 'coder,code\nAnn,Trust')),
    ).toContain('“document”')
    await refused('not_found', 'code', 'Coded', '--from', 'gone.csv')
    await misused('--from is missing', 'code', 'Coded')
  })

  it('finishes for a coder, who is made when first named', async () => {
    const finished = z.strictObject({
      coder: z.string(),
      finished: z.array(z.string()),
      rounds: z.array(z.unknown()),
    })
    expect(await json(finished, 'finish', 'Coded', '--coder', 'Ann', '--document', 'Dana')).toEqual({
      coder: 'Ann',
      finished: ['Dana'],
      rounds: [],
    })
    expect(await told('finish', 'Coded', '--coder', 'Carol')).toBe('Carol has finished 1 document.\n')
    const report = await json(agreementReport, 'agreement', 'Coded')
    expect(report.coders).toEqual(['Ann', 'Carol'])
    await refused('not_found', 'finish', 'Coded', '--coder', 'Ann', '--document', 'Nobody')
    await misused('--coder is missing', 'finish', 'Coded')
  })
})
