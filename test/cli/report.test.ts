import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { finding, reportFormat, reportWarning } from '#shared/contract/report-values.ts'
import { commandLine } from '../support/command-line.ts'
import { first } from '../support/host.ts'

const { at, write, told, json, refused, misused } = commandLine()
const listed = z.array(
  z.strictObject({ name: z.string(), changedAt: z.string(), builtAt: z.string().nullable() }),
)
const built = z.strictObject({
  files: z.array(
    z.strictObject({ file: z.string(), format: reportFormat, bytes: z.int(), altered: z.int() }),
  ),
  quotations: z.int(),
  warnings: z.array(reportWarning),
})
const checked = z.strictObject({ findings: z.array(finding), warnings: z.array(reportWarning) })

const talk = [
  'Interviewer: How did it come about?',
  'Dana: We had two contracts with one home in Riverside.',
  'Kit: Nobody asked us about money.',
].join('\n')
const efficiency = 'Joint commissioning definition / Efficiency'

beforeAll(async () => {
  write('One.txt', talk)
  await told('new', 'Study', '--codebook', 'joint-commissioning')
  await told('import', 'Study', 'One.txt', '--case', 'Site A', '--mode', 'focus group')
  const rows = [
    `Ann,One,${efficiency},We had two contracts with one home in Riverside`,
    `Ben,One,${efficiency},Nobody asked us`,
  ]
  await told(
    'code',
    'Study',
    '--from',
    write('codings.csv', ['coder,document,code,quote', ...rows].join('\n')),
  )
  write('all.json', JSON.stringify({ choose: { kind: 'all' }, attribution: { template: '{case}, {mode}' } }))
}, 120_000)

describe('concord report', () => {
  it('makes a report from settings, and builds it in every format', async () => {
    expect(await json(listed, 'report', 'Study')).toEqual([])
    await refused('not_found', 'report', 'Study', '--name', 'Findings', '--out', at('out'))
    const formats = ['--format', 'docx,html,pdf,xlsx,csv,md,json']
    const answer = await json(
      built,
      'report',
      'Study',
      '--name',
      'Findings',
      '--out',
      at('out'),
      '--settings',
      at('all.json'),
      ...formats,
    )
    expect(answer.quotations).toBe(2)
    expect(answer.files.map(({ format }) => format)).toEqual([
      'docx',
      'html',
      'pdf',
      'xlsx',
      'csv',
      'md',
      'json',
    ])
    for (const { file, bytes } of answer.files) expect(readFileSync(file)).toHaveLength(bytes)
    const kept = first(await json(listed, 'report', 'Study'))
    expect(kept.name).toBe('Findings')
    expect(kept.builtAt).not.toBeNull()
    const text = readFileSync(at('out', 'Findings.md'), 'utf8')
    expect(text).toContain('We had two contracts with one home in Riverside')
    expect(text).toContain('Site A, Focus Group')
  }, 120_000)

  it('builds again without being told, and prints what it wrote', async () => {
    const printed = await told('report', 'Study', '--name', 'findings', '--out', at('again'))
    expect(printed).toContain(at('again', 'Findings.docx'))
    expect(printed).toContain('2 quotations.')
    expect(readdirSync(at('again'))).toEqual(['Findings.docx'])
  }, 120_000)

  it('prints what the last check finds, and writes nothing', async () => {
    const { findings } = await json(checked, 'report', 'Study', '--name', 'Findings', '--check')
    expect(findings.find(({ words }) => words === 'Riverside')).toMatchObject({
      kind: 'name',
      cleared: false,
    })
    expect(await told('report', 'Study', '--name', 'Findings', '--check')).toMatch(
      /name +Riverside +1 +.*one home in Riverside/u,
    )
    expect(existsSync(at('check'))).toBe(false)
  }, 120_000)

  it('is refused where it is not in order', async () => {
    await misused('--name is missing', 'report', 'Study', '--out', at('out'))
    await misused('--out is missing', 'report', 'Study', '--name', 'Findings')
    await misused(
      '--format is one of',
      'report',
      'Study',
      '--name',
      'Findings',
      '--out',
      'x',
      '--format',
      'doc',
    )
    write('bad.json', '{"choose":{"kind":"some"}}')
    await refused(
      'validation',
      'report',
      'Study',
      '--name',
      'Findings',
      '--out',
      at('out'),
      '--settings',
      at('bad.json'),
    )
    await refused(
      'not_found',
      'report',
      'Study',
      '--name',
      'Findings',
      '--out',
      at('out'),
      '--settings',
      at('nowhere.json'),
    )
    expect(existsSync(at('x'))).toBe(false)
  }, 120_000)
})
