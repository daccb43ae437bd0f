import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { commandLine } from '../support/command-line.ts'

const { at, write, told, json, refused, misused } = commandLine()

const row = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  for: z.string(),
  documents: z.array(z.string()).nullable(),
  withOthers: z.boolean(),
  madeAt: z.string(),
  by: z.string().nullable(),
  returnedAt: z.string().nullable(),
  calledOffAt: z.string().nullable(),
  missing: z.array(z.string()),
})
const made = row.extend({ file: z.string(), bytes: z.int() })

const code = 'Joint commissioning definition / Efficiency'

/** Two documents, both coded by Ann, who has finished one. */
beforeAll(async () => {
  write('One.txt', 'Dana: We had two contracts with one home.\nKit: It made no sense.\nDana: So.')
  write('Two.txt', 'Dana: Nobody asked the plumber.\nKit: So?\nDana: We went.')
  write(
    'codings.csv',
    ['coder,document,code,quote', `Ann,One,${code},one home`, `Ann,Two,${code},plumber`].join('\n'),
  )
  await told('new', 'Study')
  await told('import', 'Study', 'One.txt', 'Two.txt', '--case', 'Site A')
  await told('code', 'Study', '--from', 'codings.csv')
  await told('finish', 'Study', '--coder', 'Ann', '--document', 'One')
}, 60_000)

describe('concord handover and handovers', () => {
  it('writes copies, says so, and lists them', async () => {
    expect(await told('handovers', 'Study')).toBe('No copies have been given away yet.\n')
    const blind = await json(
      made,
      'handover',
      'Study',
      '--to',
      'Ben',
      '--out',
      'out/For Ben',
      '--documents',
      'one',
      '--blind',
      '--as',
      'ann',
    )
    expect(blind).toMatchObject({
      file: at('out', 'For Ben.concord'),
      fileName: 'For Ben.concord',
      for: 'Ben',
      documents: ['One'],
      withOthers: false,
      by: 'Ann',
      missing: ['One'],
    })
    expect(readFileSync(blind.file)).toHaveLength(blind.bytes)
    expect(await told('handover', 'Study', '--to', 'ann', '--out', 'For Ann.concord')).toBe(
      `Made ${at('For Ann.concord')} for Ann: all documents, with everyone’s work.\n`,
    )
    const rows = await json(z.array(row), 'handovers', 'Study')
    expect(rows.map((one) => [one.for, one.documents, one.missing])).toEqual([
      ['Ann', null, ['Two']],
      ['Ben', ['One'], ['One']],
    ])
    const lines = (await told('handovers', 'Study')).split('\n')
    expect(lines[0]).toMatch(/^for +made +by +documents +others’ work +state +not finished$/u)
    expect(lines[1]).toMatch(/^Ann .* all +with +out +Two$/u)
    expect(lines[2]).toMatch(/^Ben .* Ann +One +without +out +One$/u)
  })

  it('makes projects that hold what was handed over, and nothing else', async () => {
    const titles = z.array(z.looseObject({ title: z.string() }))
    const copy = path.join('out', 'For Ben.concord')
    expect((await json(titles, 'documents', copy)).map(({ title }) => title)).toEqual(['One'])
    expect(await json(z.array(z.unknown()), 'codings', copy)).toEqual([])
    expect(await json(z.array(z.unknown()), 'codings', 'For Ann')).toHaveLength(2)
    expect(readFileSync(at(copy)).includes('plumber')).toBe(false)
    expect(await told('verify', copy)).toBe('Whole: 1 documents, 0 codings.\n')
    expect(await told('undo', copy)).toBe('There is nothing to undo.\n')
  })

  it('refuses what cannot be, and writes over nothing', async () => {
    await refused('validation', 'handover', 'Study', '--to', 'Ben', '--out', 'Study')
    await refused('validation', 'handover', 'Study', '--to', 'Consensus', '--out', 'New')
    await refused('not_found', 'handover', 'Study', '--to', 'Ben', '--out', 'New', '--documents', 'Three')
    await misused('--to is missing', 'handover', 'Study', '--out', 'New')
    await misused('--out is missing', 'handover', 'Study', '--to', 'Ben')
    await misused('FILE is missing', 'handovers')
    expect(readdirSync(at())).not.toContain('New.concord')
    expect(await json(z.array(row), 'handovers', 'Study')).toHaveLength(2)
  })
})
