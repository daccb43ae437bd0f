import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { agreementReport } from '#shared/contract/agreement.ts'
import { commandLine } from '../support/command-line.ts'

const { at, write, concord, told, json, refused, misused } = commandLine()

const exported = z.array(
  z.strictObject({
    file: z.string(),
    case: z.string().nullable(),
    format: z.string(),
    bytes: z.int(),
    altered: z.int(),
  }),
)
const verified = z.strictObject({
  whole: z.boolean(),
  findings: z.array(z.strictObject({ check: z.string(), sentence: z.string() })),
  checked: z.record(z.string(), z.int()),
})

describe('concord sample, agreement, export and verify', () => {
  const file = path.join('sample', 'sample-study.concord')

  beforeAll(async () => {
    const shape = z.looseObject({
      file: z.string(),
      documents: z.literal(12),
      cases: z.literal(5),
      coders: z.array(z.string()).length(3),
    })
    expect((await json(shape, 'sample', 'sample')).file).toBe(at(file))
  })

  it('makes the sample once, whole', async () => {
    await refused('validation', 'sample', 'sample')
    expect(readdirSync(at('sample'))).toEqual(['sample-study.concord'])
    expect(await json(verified, 'verify', file)).toMatchObject({ whole: true, findings: [] })
    expect(await told('verify', file)).toMatch(/^Whole: 12 documents, [\d,]+ codings\.\n$/u)
  })

  it('measures agreement, and the same seed gives the same intervals', async () => {
    const words = ['agreement', file, '--unit', 'turn', '--depth', '1', '--bootstrap', '50', '--seed', '3']
    const report = await json(agreementReport, ...words)
    expect(report).toMatchObject({ unit: 'turn', overall: { interval: { resamples: 50, seed: 3 } } })
    expect(report.codes.every(({ path: of }) => !of.includes(' / '))).toBe(true)
    expect(await json(agreementReport, ...words)).toEqual(report)
    const other = await json(agreementReport, ...words.slice(0, -1), '4')
    expect(other.overall.interval).not.toEqual(report.overall.interval)
    expect(other.overall.alpha_nominal).toEqual(report.overall.alpha_nominal)
  })

  it('takes chosen coders, and prints tables for people', async () => {
    const pair = await json(agreementReport, 'agreement', file, '--coders', 'ann whitlock, Bashir Khan')
    expect(pair.coders).toEqual(['Ann Whitlock', 'Bashir Khan'])
    expect(await told('agreement', file)).toContain('Unit: character. Coders: ')
    await refused('not_found', 'agreement', file, '--coders', 'Ann Whitlock,Nobody')
    await misused('--unit is one of', 'agreement', file, '--unit', 'word')
    await misused('whole number', 'agreement', file, '--depth', '0')
    await misused('one of FILE, --ratings and --spans', 'agreement')
  })

  it('exports what is asked for, beside what is there', async () => {
    const words = [
      'export',
      file,
      '--out',
      'out',
      '--case',
      'site a',
      '--format',
      'docx,csv,xlsx,html,md,json',
    ]
    const files = await json(exported, ...words)
    expect(files.map(({ format }) => format)).toEqual(['docx', 'csv', 'xlsx', 'html', 'md', 'json'])
    for (const { file: one, case: of, bytes } of files) {
      expect(of).toBe('Site A')
      expect(readFileSync(one)).toHaveLength(bytes)
    }
    const again = await json(exported, 'export', file, '--out', 'out', '--case', 'Site A', '--format', 'csv')
    expect(again.map(({ file: one }) => one)).toEqual([at('out', 'Site A - extracts (2).csv')])
    await refused('not_found', 'export', file, '--out', 'out', '--case', 'Site Z')
    await refused('not_found', 'export', file, '--out', write('a file', ''))
    await misused('--format is one of', 'export', file, '--out', 'out', '--format', 'pdf')
    await misused('--out is missing', 'export', file)
  })

  it('finds what was tampered with', async () => {
    const db = new Database(at(file))
    db.exec(
      "update source set bytes = cast('other' as blob) where hash = (select source_hash from document limit 1)",
    )
    db.close()
    const { status, stdout, stderr } = await concord('verify', file, '--json')
    expect(status).toBe(1)
    expect(verified.parse(JSON.parse(stdout))).toMatchObject({
      whole: false,
      findings: [{ check: 'sources' }],
    })
    expect(stderr).toMatch(/^corrupt The original file of /mu)
    await refused('corrupt', 'verify', file)
    await refused('not_found', 'verify', 'Gone')
    await refused('corrupt', 'documents', write('Not one.concord', 'x'))
  })
})
