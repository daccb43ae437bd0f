import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { markedExtract } from '#shared/contract/retrieval.ts'
import { extract } from '#shared/contract/values.ts'
import { commandLine } from '../support/command-line.ts'
import { first, openHost } from '../support/host.ts'

const { at, write, told, json, refused, misused } = commandLine()
const answer = z.strictObject({ total: z.int(), withdrawn: z.int(), extracts: z.array(extract) })
const marked = answer.extend({ extracts: z.array(markedExtract) })

const talk = [
  'Interviewer: How did it come about?',
  'Dana: We had two contracts with one home.',
  'Kit: Nobody asked us about money.',
  'Dana: Then it took a year.',
].join('\n')
const efficiency = 'Joint commissioning definition / Efficiency'
const sharing = 'Processes / Sharing data'

/** Who found what, as words. */
async function found(...words: string[]): Promise<string[]> {
  const { total, extracts } = await json(answer, 'query', 'Study', ...words)
  expect(total).toBe(extracts.length)
  return extracts.map((one) => `${one.coder}: ${one.words.map(({ text }) => text).join(' ')}`)
}

beforeAll(async () => {
  write('One.txt', talk)
  write('Two.txt', `${talk}!`)
  await told('new', 'Study', '--codebook', 'joint-commissioning')
  await told('import', 'Study', 'One.txt', '--case', 'Site A', '--mode', 'interview')
  await told('import', 'Study', 'Two.txt', '--case', 'Site B', '--mode', 'focus group')
  const rows = [
    `Ann,One,${efficiency},We had two contracts`,
    `Ann,One,${sharing},two contracts with one home`,
    `Ben,One,${efficiency},Nobody asked us`,
    `Ben,Two,${efficiency},it took a year`,
  ]
  await told(
    'code',
    'Study',
    '--from',
    write('codings.csv', ['coder,document,code,quote', ...rows].join('\n')),
  )
}, 120_000)

describe('concord query', () => {
  it('finds the extracts of a code, of it and those below it, of one or another', async () => {
    const both = ['Ann: We had two contracts', 'Ben: Nobody asked us', 'Ben: it took a year']
    expect(await found('--code', efficiency)).toEqual(both)
    expect(await found('--code', 'Joint commissioning definition')).toEqual([])
    expect(await found('--code', 'Joint commissioning definition', '--children')).toEqual(both)
    expect(await found('--code', efficiency, '--or', sharing)).toHaveLength(4)
    expect(await found()).toHaveLength(4)
  })

  it('finds what stands to another code, or does not', async () => {
    expect(await found('--code', efficiency, '--and', sharing)).toEqual(['Ann: We had two contracts'])
    expect(await found('--code', efficiency, '--not', sharing)).toHaveLength(2)
    expect(await found('--code', efficiency, '--and', sharing, '--near', '1')).toHaveLength(2)
    expect(await found('--code', efficiency, '--and', sharing, '--near', '1', '--same-coder')).toHaveLength(1)
    expect(await found('--code', efficiency, '--not', sharing, '--same', 'document')).toEqual([
      'Ben: it took a year',
    ])
  })

  it('narrows by case, mode, coder and words', async () => {
    expect(await found('--case', 'site b')).toEqual(['Ben: it took a year'])
    expect(await found('--case', 'Site A', '--case', 'Site B')).toHaveLength(4)
    expect(await found('--case', 'none')).toEqual([])
    expect(await found('--mode', 'focus group')).toHaveLength(1)
    expect(await found('--coder', 'Ann')).toHaveLength(2)
    expect(await found('--coder', 'Consensus')).toEqual([])
    expect(await found('--words', 'CONTRACTS with')).toEqual(['Ann: two contracts with one home'])
    expect(await found('--round', 'none')).toHaveLength(4)
  })

  it('narrows by the attributes of whoever has them', async () => {
    await told('sample', at('sample'))
    const file = at('sample', first(readdirSync(at('sample')).filter((name) => name.endsWith('.concord'))))
    const cases = await json(answer, 'query', file, '--attribute', 'Commissioning arrangement=Care trust')
    const all = await json(answer, 'query', file)
    expect(cases.total).toBeGreaterThan(0)
    expect(cases.total).toBeLessThan(all.total)
    expect(new Set(cases.extracts.map((one) => one.case)).size).toBe(1)
  }, 60_000)

  it('finds what bears a mark, and what a saved query asks for', async () => {
    const { total, extracts } = await json(marked, 'query', 'Study')
    expect(total).toBe(4)
    const workbench = openHost()
    try {
      await workbench.ask('project.open', { file: workbench.host.grant(at('Study.concord')) })
      await workbench.ask('extract.mark', { codings: [first(extracts).coding], mark: 'starred', on: true })
      const question = { query: { words: 'a year' } }
      await workbench.ask('query.save', { id: null, name: 'How long', question })
    } finally {
      await workbench.end()
    }
    expect(await found('--marked', 'starred')).toEqual(['Ann: We had two contracts'])
    expect(await found('--marked', 'pinned')).toEqual([])
    expect(first((await json(marked, 'query', 'Study')).extracts).marks).toEqual(['starred'])
    expect(await found('--saved', 'how long')).toEqual(['Ben: it took a year'])
    await refused('not_found', 'query', 'Study', '--saved', 'Never')
    await misused('--saved', 'query', 'Study', '--saved', 'How long', '--coder', 'Ann')
    await misused('--marked', 'query', 'Study', '--marked', 'red')
  })

  it('prints each with who said it, and their number', async () => {
    const words = await told('query', 'Study', '--code', efficiency, '--case', 'Site A')
    expect(words).toBe(
      `${efficiency} (Ann), One\n  We had two contracts\n  (Dana, Site A, Interview)\n` +
        `${efficiency} (Ben), One\n  Nobody asked us\n  (Kit, Site A, Interview)\n2 extracts.\n`,
    )
  })

  it('refuses what is not there, and what it does not understand', async () => {
    expect(await refused('not_found', 'query', 'Study', '--code', 'Nothing')).toContain('“Nothing”')
    await refused('not_found', 'query', 'Study', '--case', 'Site Z')
    await refused('not_found', 'query', 'Study', '--attribute', 'Colour=red')
    await refused('not_found', 'query', 'Study', '--speaker', 'Nobody')
    await misused('--attribute', 'query', 'Study', '--attribute', 'Colour')
    await misused('--near', 'query', 'Study', '--code', efficiency, '--near', '2')
    await misused('exclude', 'query', 'Study', '--and', sharing, '--near', '2', '--same', 'turn')
  })

  it('refuses an option without a value, and a second value where one is taken', async () => {
    await misused('--code is empty', 'query', 'Study', '--code', '')
    await misused('--words is empty', 'query', 'Study', '--words', ' ')
    const before = readdirSync(at())
    await misused('--out is empty', 'export', 'Study', '--out', '')
    expect(readdirSync(at())).toEqual(before)
    await misused(
      '--rows is given 2 times',
      'matrix',
      'Study',
      '--rows',
      'codes',
      '--columns',
      'cases',
      '--rows',
      'coders',
    )
    await misused('--words is given 2 times', 'query', 'Study', '--words', 'we', '--words', 'us')
  })

  it('names the file that is not there', async () => {
    expect(await refused('not_found', 'query', 'Nowhere')).toContain(
      `There is no file “${at('Nowhere.concord')}”`,
    )
  })
})

describe('concord matrix', () => {
  const plain = z.looseObject({
    rows: z.array(z.looseObject({ label: z.string(), total: z.number() })),
    columns: z.array(z.looseObject({ label: z.string(), total: z.number() })),
    cells: z.array(z.array(z.union([z.number(), z.object({ withheld: z.string() })]))),
    total: z.number(),
  })
  const table = async (...words: string[]) =>
    plain.parse(JSON.parse(await told('matrix', 'Study', ...words, '--format', 'json')))

  it('prints code by case as JSON', async () => {
    const { rows, columns, cells, total } = await table('--rows', 'codes', '--columns', 'cases')
    expect(columns.map(({ label }) => label)).toEqual(['Site A', 'Site B'])
    const coded = rows.flatMap(({ label, total: sum }, row) =>
      sum > 0 ? [[label, ...(cells[row] ?? [])]] : [],
    )
    expect(coded).toEqual([
      [efficiency, 2, 1],
      [sharing, 1, 0],
    ])
    expect(total).toBe(4)
  })

  it('takes every measure, codes with what is below them, and codes by codes', async () => {
    const rest = ['--rows', 'codes', '--columns', 'cases', '--children', '--measure'] as const
    expect((await table(...rest, 'words')).total).toBe(14)
    expect((await table(...rest, 'participants')).total).toBe(3)
    expect((await table(...rest, 'documents')).total).toBe(2)
    expect((await table(...rest, 'share')).total).toBeGreaterThan(0)
    const branches = (await table(...rest, 'codings')).rows.flatMap(({ label, total }) =>
      total === 3 ? label : [],
    )
    expect(branches).toEqual(['Joint commissioning definition', efficiency])
    expect((await table('--rows', 'codes', '--columns', 'codes')).total).toBe(2)
    const near = ['--rows', 'codes', '--columns', 'codes', '--near', '1', '--same-coder']
    expect((await table(...near)).total).toBe(2)
    const method = ['--rows', 'cases', '--columns', 'modes', '--of', 'text', '--measure', 'participants']
    expect((await table(...method)).cells).toEqual([
      [2, 0],
      [0, 2],
    ])
  })

  it('writes CSV and Excel, and nothing over what is there', async () => {
    const words = ['matrix', 'Study', '--rows', 'coders', '--columns', 'cases', '--suppress', '3'] as const
    expect(await told(...words, '--out', 'out/table.csv')).toBe(`${at('out', 'table.csv')}\n`)
    const csv = readFileSync(at('out', 'table.csv'), 'utf8')
    expect(csv).toContain('"Ann","<3",0,"<3",""')
    expect(await told(...words)).toBe(csv)
    await told(...words, '--format', 'xlsx', '--out', 'out/table.xlsx')
    expect(readFileSync(at('out', 'table.xlsx')).subarray(0, 2).toString()).toBe('PK')
    await refused('validation', ...words, '--out', 'out/table.csv')
  })

  it('writes Excel into the folder it is run in, where no file is named, and never over what is there', async () => {
    const words = ['matrix', 'Study', '--rows', 'codes', '--columns', 'cases', '--format', 'xlsx'] as const
    for (const name of ['Study - matrix.xlsx', 'Study - matrix (2).xlsx']) {
      expect(await told(...words)).toBe(`${at(name)}\n`)
      expect(readFileSync(at(name)).subarray(0, 2).toString()).toBe('PK')
    }
  })

  it('takes the format from the ending of the file', async () => {
    const words = ['matrix', 'Study', '--rows', 'codes', '--columns', 'cases'] as const
    await told(...words, '--out', 'out/by-ending.XLSX')
    expect(readFileSync(at('out', 'by-ending.XLSX')).subarray(0, 2).toString()).toBe('PK')
    await told(...words, '--out', 'out/by-ending.json')
    plain.parse(JSON.parse(readFileSync(at('out', 'by-ending.json'), 'utf8')))
    await told(...words, '--out', 'out/plain')
    expect(readFileSync(at('out', 'plain'), 'utf8')).toContain('"Site A"')
    await misused(
      '--format is csv, but --out ends in .xlsx',
      ...words,
      '--out',
      'out/no.xlsx',
      '--format',
      'csv',
    )
    await misused('--out ends in .xls: end it in .csv, .xlsx, .json', ...words, '--out', 'out/no.xls')
    expect(readdirSync(at('out')).filter((name) => name.startsWith('no'))).toEqual([])
  })

  it('says of codes and codes only how they stand to each other', async () => {
    const words = ['matrix', 'Study', '--rows', 'codes', '--columns', 'cases'] as const
    await misused('--near says how codes stand to codes', ...words, '--near', '2')
    await misused('--same says how codes stand to codes', ...words, '--same', 'turn')
    await misused('--same-coder says how codes stand to codes', ...words, '--same-coder')
    expect((await table('--rows', 'codes', '--columns', 'codes', '--same', 'document')).total).toBe(3)
  })

  it('refuses what does not go together, and what it does not understand', async () => {
    expect(await refused('validation', 'matrix', 'Study', '--rows', 'cases', '--columns', 'cases')).toContain(
      'rows and columns',
    )
    await refused('validation', 'matrix', 'Study', '--rows', 'codes', '--columns', 'cases', '--of', 'text')
    await refused('not_found', 'matrix', 'Study', '--rows', 'codes', '--columns', 'attribute Colour')
    await misused('--columns is missing', 'matrix', 'Study', '--rows', 'codes')
    await misused('LINES', 'matrix', 'Study', '--rows', 'codes', '--columns', 'towns')
    await misused('--suppress', 'matrix', 'Study', '--rows', 'codes', '--columns', 'cases', '--suppress', '2')
  })
})
