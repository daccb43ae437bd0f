import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { disagreementKind } from '#shared/contract/consensus.ts'
import { commandLine } from '../support/command-line.ts'
import { interview } from '../support/study.ts'

const { at, write, concord, told, json } = commandLine()

beforeAll(makeStudy)

const disagreementRows = z.array(
  z.strictObject({
    kind: disagreementKind,
    document: z.string(),
    start: z.int(),
    end: z.int(),
    codes: z.array(z.string()),
    coders: z.array(z.string()),
    words: z.string(),
    turn: z.int().nullable(),
    decision: z
      .strictObject({
        outcome: z.string(),
        took: z.array(z.string()),
        reason: z.string(),
        by: z.string().nullable(),
        at: z.iso.datetime(),
      })
      .nullable(),
  }),
)
const consensusRows = z.array(
  z.strictObject({
    document: z.string(),
    code: z.string(),
    start: z.int(),
    end: z.int(),
    quote: z.string(),
    round: z.string().nullable(),
  }),
)
const accepted = z.strictObject({ created: z.int(), already: z.int() })

const codebook = JSON.stringify({
  id: 'small',
  name: 'Small',
  codes: [{ name: 'Processes', codable: false, children: [{ name: 'Agreements' }, { name: 'Time' }] }],
})

/** A study in which Ann and Ben agree on a place and differ in three, and Cerys has coded but not finished. */
async function makeStudy(): Promise<void> {
  write('Interview.txt', interview)
  write('book.json', codebook)
  write(
    'codings.csv',
    [
      'coder,document,code,quote',
      'Ann,Interview,Processes / Agreements,two contracts with one home',
      'Ben,Interview,Processes / Agreements,two contracts',
      'Ann,Interview,Processes / Agreements,It made no sense',
      'Ben,Interview,Processes / Time,It made no sense',
      'Ann,Interview,Processes / Time,it took a year',
      'Ann,Interview,Processes / Agreements,we sat down together',
      'Ben,Interview,Processes / Agreements,we sat down together',
      'Cerys,Interview,Processes / Time,pooled budget',
    ].join('\n'),
  )
  await told('new', 'Study', '--codebook', 'book.json')
  await told('import', 'Study', 'Interview.txt')
  await told('code', 'Study', '--from', 'codings.csv')
  for (const coder of ['Ann', 'Ben']) await told('finish', 'Study', '--coder', coder)
}

/** A copy of the study, under a name of its own. */
function aStudy(name: string): string {
  copyFileSync(at('Study.concord'), at(`${name}.concord`))
  return name
}

const placeOf = (words: string) => {
  const start = interview.indexOf(words)
  return { start, end: start + words.length }
}

describe('concord disagreements', () => {
  it('tells of every place where those who finished differ', async () => {
    const study = aStudy('Differing')
    const rows = await json(disagreementRows, 'disagreements', study)
    expect(rows).toEqual([
      {
        kind: 'boundaries',
        document: 'Interview',
        ...placeOf('two contracts with one home'),
        codes: ['Processes / Agreements'],
        coders: ['Ann', 'Ben'],
        words: 'two contracts with one home',
        turn: 2,
        decision: null,
      },
      {
        kind: 'different_code',
        document: 'Interview',
        ...placeOf('It made no sense'),
        codes: ['Processes / Agreements', 'Processes / Time'],
        coders: ['Ann', 'Ben'],
        words: 'It made no sense',
        turn: 2,
        decision: null,
      },
      {
        kind: 'coded_by_some',
        document: 'Interview',
        ...placeOf('it took a year'),
        codes: ['Processes / Time'],
        coders: ['Ann'],
        words: 'it took a year',
        turn: 4,
        decision: null,
      },
    ])
    expect(Object.keys(rows[0] ?? {}).slice(0, 6)).toEqual([
      'kind',
      'document',
      'start',
      'end',
      'codes',
      'coders',
    ])
    const plain = await told('disagreements', study)
    expect(plain).toContain('coded by some')
    expect(plain).toContain('Disagreements: 3. Settled: 0. Left open: 0.')
  })

  it('compares only those named, and only what two have finished', async () => {
    const study = aStudy('Three')
    const kinds = async (...words: string[]) =>
      (await json(disagreementRows, 'disagreements', study, ...words)).map(({ kind }) => kind)
    expect(await told('disagreements', study, '--coders', 'Ben,Cerys')).toContain('Not compared')
    await told('finish', study, '--coder', 'Cerys')
    expect(await kinds('--coders', 'Ann,Ben')).toEqual(['boundaries', 'different_code', 'coded_by_some'])
    expect(await kinds('--coders', 'Ben, Cerys')).toEqual(Array(4).fill('coded_by_some'))
  })

  it('keeps a blind round shut, and tells of it when it was opened', async () => {
    const study = aStudy('Blind')
    const round = ['--name', 'First', '--coders', 'Ann,Ben', '--documents', 'Interview', '--blind']
    await told('rounds', study, 'create', ...round)
    write('blind.csv', 'coder,document,code,quote\nAnn,Interview,Processes / Time,it took a year\n')
    await told('code', study, '--from', 'blind.csv', '--as', 'Ann')
    for (const coder of ['Ann', 'Ben']) await told('finish', study, '--coder', coder, '--as', coder)
    expect(await json(disagreementRows, 'disagreements', study, '--round', 'First', '--as', 'Ben')).toEqual(
      [],
    )
    await told('rounds', study, 'open', 'First')
    const rows = await json(disagreementRows, 'disagreements', study, '--round', 'First')
    expect(rows.map(({ kind, words }) => [kind, words])).toEqual([['coded_by_some', 'it took a year']])
  })
})

describe('concord consensus', () => {
  it('takes what all agree on into the consensus, once, and lists it', async () => {
    const study = aStudy('Agreeing')
    expect(await told('consensus', study)).toContain('nothing in the consensus yet')
    expect(await json(accepted, 'consensus', study, '--accept-agreed', '--as', 'Ann')).toEqual({
      created: 1,
      already: 0,
    })
    expect(await told('consensus', study, '--accept-agreed')).toContain('0 agreed codings')
    const row = {
      document: 'Interview',
      code: 'Processes / Agreements',
      ...placeOf('we sat down together'),
      quote: 'we sat down together',
      round: null,
    }
    expect(await json(consensusRows, 'consensus', study)).toEqual([row])
    expect(await told('consensus', study)).toContain('we sat down together')
    const [last] = await json(
      z.array(z.object({ label: z.string(), coder: z.string().nullable() })),
      'history',
      study,
    )
    expect(last).toEqual({ label: 'Accepted 1 agreed coding into the consensus', coder: 'Ann' })
    await told('undo', study)
    expect(await json(consensusRows, 'consensus', study)).toEqual([])
  })

  it('refuses a round that is not there', async () => {
    const study = aStudy('No round')
    for (const command of ['disagreements', 'consensus']) {
      const { status, stderr } = await concord(command, study, '--round', 'Ninth')
      expect(status).toBe(1)
      expect(stderr).toMatch(/^not_found /u)
    }
  })
})

describe('concord export', () => {
  it('takes everyone’s own codings, and the consensus where it is named', async () => {
    const study = aStudy('Exported')
    await told('consensus', study, '--accept-agreed', '--as', 'Ann')
    const written = async (out: string, ...words: string[]) => {
      await told('export', study, '--out', out, '--format', 'csv', ...words)
      const [file = ''] = readdirSync(at(out))
      return readFileSync(at(out, file), 'utf8')
    }
    const everyone = await written('everyone')
    expect(everyone).toContain('Cerys')
    expect(everyone).not.toContain('Consensus')
    const agreed = await written('agreed', '--coders', 'Consensus')
    expect(agreed).toContain('we sat down together')
    expect(agreed).not.toContain('two contracts')
  })
})
