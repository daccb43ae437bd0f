import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import type { CallInput } from '#shared/contract/index.ts'
import { Workbench } from '../../electron/cli/workbench.ts'
import { median, printFigure, timed } from './print.ts'
import { makeStudyFile, printStudy, sites } from './study-file.ts'
import { codes } from './team-study.ts'

/** Measures reports in the host on the full study and on ten times as much. */
const scales = [1, 10]
const quotations = 2_000

/** The study with a list of names to be replaced. */
async function makeStudy(file: string, folder: string, scale: number): Promise<void> {
  await makeStudyFile(file, folder, scale)
  const workbench = new Workbench()
  try {
    await workbench.open(file)
    for (const words of ['Dana', 'Riverside'])
      await workbench.ask('pseudonym.write', { id: null, words, pseudonym: 'name' })
  } finally {
    await workbench.close()
  }
}

async function measure(what: string, work: () => Promise<unknown>, target?: number): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 4; round += 1) times.push((await timed(work)).ms)
  const [first = 0, ...later] = times
  printFigure(`${what}, first`, first, 'ms', target)
  printFigure(`${what}, again`, median(later), 'ms', target)
}

type Settings = NonNullable<CallInput<'report.create'>['settings']>

/** The first DOCX where nobody asked for anything for a while after the project was opened. */
async function measureRested(file: string, folder: string, scale: number): Promise<void> {
  const workbench = new Workbench()
  try {
    await workbench.open(file)
    const [report] = await workbench.ask('report.list', {})
    if (!report) throw new Error('the study has a report')
    await rest(2000 + 2000 * scale)
    const out = workbench.grant(path.join(folder, 'rested'))
    const { ms } = await timed(() =>
      workbench.ask('report.build', { report: report.id, folder: out, formats: ['docx'] }),
    )
    printFigure('the first DOCX, some seconds after opening', ms, 'ms', 3000)
  } finally {
    await workbench.close()
  }
}

async function measureStudy(file: string, folder: string): Promise<void> {
  const workbench = new Workbench()
  try {
    await workbench.open(file)
    const out = workbench.grant(path.join(folder, 'out'))
    const reportOf = async (name: string, settings: Settings) =>
      (await workbench.ask('report.create', { name, settings })).id
    // 30 codes at five sites.
    const limit = Math.ceil(quotations / codes.length / sites.length)
    const balanced = { choose: { kind: 'balanced' as const, limit } }
    const report = await reportOf('Balanced', { ...balanced, methods: false })
    const full = await reportOf('With methods', balanced)
    const build = (id: typeof report) =>
      workbench.ask('report.build', { report: id, folder: out, formats: ['docx'] })
    const opened = await timed(() => build(report))
    printFigure('the first DOCX after opening: all is read', opened.ms, 'ms', 3000)
    const { quotations: built } = opened.value
    process.stdout.write(`${built} quotations\n`)
    await measure('a DOCX', () => build(report), 3000)
    await measure('a DOCX, with methods (agreement of all finished coding)', () => build(full))
    await measure('preview', () => workbench.ask('report.preview', { report }))
    await measure('the last check', () => workbench.ask('report.check', { report }))
    await measure('what changed', () => workbench.ask('report.changes', { report }))
    const attribution = { rules: { template: '{role}, {case}, {mode}' } }
    await measure('attributions, live', () => workbench.ask('report.attribution', attribution))
    const [part] = (await workbench.ask('report.preview', { report })).parts
    if (!part) throw new Error('the report has parts')
    await measure('candidates of one theme at one case study', () =>
      workbench.ask('report.candidates', { report, case: part.case, code: part.code }),
    )
    await measure('places of pseudonyms', () => workbench.ask('pseudonym.places', {}))
    for (const format of ['html', 'pdf', 'xlsx', 'csv', 'md', 'json'] as const) {
      const { ms, value } = await timed(() =>
        workbench.ask('report.build', { report, folder: out, formats: [format] }),
      )
      printFigure(`${format} of ${((value.files[0]?.bytes ?? 0) / 1e6).toFixed(1)} MB`, ms, 'ms')
    }
    if (readFileSync(path.join(folder, 'out', 'Balanced.json')).length === 0)
      throw new Error('nothing was written')
  } finally {
    await workbench.close()
  }
}

for (const scale of scales) {
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-report-'))
  try {
    const file = path.join(folder, 'study.concord')
    await makeStudy(file, folder, scale)
    printStudy('reports', scale)
    await measureStudy(file, folder)
    await measureRested(file, folder, scale)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
