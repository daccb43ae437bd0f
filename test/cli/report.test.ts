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
  const building = ['report', 'Study', '--name', 'Findings', '--settings'] as const

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

  it('changes what the settings name and leaves the rest as it is', async () => {
    // A mark at the beginning, as some editors write it.
    write('title.json', `\uFEFF${JSON.stringify({ title: 'Interim', attribution: { people: 'pseudonym' } })}`)
    const { quotations } = await json(
      built,
      ...building,
      at('title.json'),
      '--out',
      at('changed'),
      '--format',
      'md',
    )
    expect(quotations).toBe(2)
    const text = readFileSync(at('changed', 'Findings.md'), 'utf8')
    expect(text).toContain('Interim')
    expect(text).toContain('Site A, Focus Group')
  }, 120_000)

  it('says which setting is not in order, and what it should be', async () => {
    for (const [settings, sentence] of [
      ['{"chose":{"kind":"all"}}', 'In “bad.json”, “chose” is no setting. There is: title, authors'],
      ['{"query":{"case":[]}}', 'In “bad.json”, “query.case” is no setting.'],
      ['{"attribution":{"template":"{name}"}}', 'names {name}, which is no field. There is: {role}'],
      [
        '{"choose":{"kind":"some"}}',
        'In “bad.json”, “choose.kind” should be one of: starred, all, balanced.',
      ],
      ['{"choose":{"kind":"balanced"}}', 'In “bad.json”, “choose.limit” should be a number.'],
      ['{"language":"English"}', '“language” should be a language such as en-GB.'],
      ['{"title":""}', '“title” should be some words, not none.'],
      ['[]', '“bad.json” should be settings in braces.'],
      ['{"title":', '“bad.json” can’t be read as JSON: '],
    ] as const) {
      write('bad.json', settings)
      const sentenceTold = await refused('validation', ...building, at('bad.json'), '--out', at('bad'))
      expect(sentenceTold).toContain(sentence)
    }
    expect(existsSync(at('bad'))).toBe(false)
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
