import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CallInput } from '#shared/contract/index.ts'
import type { CodeId, DocumentId } from '#shared/ids.ts'
import { Workbench } from '../../electron/cli/workbench.ts'
import { median, printFigure, timed } from './print.ts'
import { seeded } from './random.ts'
import { fullStudy, randomCodings } from './study.ts'
import { codes } from './team-study.ts'

/** Measures reports in the host on the full study and on ten times as much. */
const scales = [1, 10]
const quotations = 2_000
const sites = ['A', 'B', 'C', 'D', 'E']

const vocabulary =
  'the we of to and budget care home team council people carers nurse Riverside Dana trust money meeting because think joint plan 2019'.split(
    ' ',
  )

/** An interviewer and three who answer, in turns of 10 to 60 words. */
function transcript(seed: number): string {
  const random = seeded(seed)
  const turns: string[] = []
  for (let left = fullStudy.wordsPerDocument; left > 0;) {
    const length = Math.min(left, 10 + Math.floor(random() * 50))
    const said = Array.from({ length }, () => vocabulary[Math.floor(random() * vocabulary.length)] ?? 'and')
    turns.push(
      `${turns.length % 2 === 0 ? 'Interviewer' : `P${1 + Math.floor(random() * 3)}`}: ${said.join(' ')}.`,
    )
    left -= length
  }
  return turns.join('\n')
}

async function importAll(workbench: Workbench, folder: string, count: number): Promise<DocumentId[]> {
  const roles = ['Nurse', 'Carer', 'Manager']
  for (let from = 0; from < count; from += 100) {
    const files = Array.from({ length: 100 }, (_, index) => {
      const file = path.join(folder, `Interview ${from + index + 1}.txt`)
      writeFileSync(file, transcript(from + index + 1))
      return workbench.grant(file)
    })
    const { staged } = await workbench.ask('import.read', { files })
    await workbench.ask('import.store', {
      documents: staged.map(({ id, documents }, index) => ({
        staged: id,
        index: 0,
        title: `Interview ${from + index + 1}`,
        case: { create: `Site ${sites[index % sites.length] ?? ''}` },
        mode: 'focus_group' as const,
        attributes: {},
        speakers: (documents[0]?.speakers ?? []).map(({ label, interviewer }) => ({
          label,
          interviewer,
          participant: interviewer
            ? null
            : {
                create: {
                  pseudonym: `${label} of ${from + index + 1}`,
                  role: roles[Number(label.slice(1)) - 1] ?? 'Carer',
                },
              },
        })),
      })),
      again: false,
    })
  }
  return (await workbench.ask('document.list', {})).map(({ id }) => id)
}

async function makeStudy(file: string, folder: string, scale: number): Promise<void> {
  const workbench = new Workbench()
  try {
    await workbench.ask('project.create', {
      file: workbench.grant(file),
      name: 'Study',
      codebook: 'none',
      coder: fullStudy.coders[0] ?? null,
    })
    const made: CodeId[] = []
    for (const { id, parent } of codes) {
      const above = parent === null ? null : (made[codes.findIndex((code) => code.id === parent)] ?? null)
      made.push((await workbench.ask('codebook.create', { parent: above, fields: { name: id } })).id)
    }
    const documents = await importAll(workbench, folder, fullStudy.documents * scale)
    const perCoder = fullStudy.codings / fullStudy.documents / fullStudy.coders.length
    for (let from = 0; from < documents.length; from += 100)
      await workbench.ask('coding.applyMany', {
        codings: documents.slice(from, from + 100).flatMap((document, index) =>
          randomCodings(34_000, perCoder, fullStudy.coders, made, from + index + 1).map(
            ({ coder, code, start, end }) => ({
              document,
              code,
              coder: { named: coder },
              span: { start, end },
            }),
          ),
        ),
      })
    for (const words of ['Dana', 'Riverside'])
      await workbench.ask('pseudonym.write', { id: null, words, pseudonym: 'name' })
    for (const { id: coder, kind } of await workbench.ask('coder.list', {}))
      if (kind === 'person')
        await workbench.ask('coding.setState', { document: documents, coder, state: 'finished' })
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
    await measure('the pseudonym list', () => workbench.ask('pseudonym.list', {}))
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
    const { documents, wordsPerDocument, codings, coders } = fullStudy
    process.stdout.write(
      `\nreports: ${documents * scale} transcripts of ${wordsPerDocument} words, ` +
        `${codings * scale} codings by ${coders.length} coders, ${codes.length} codes\n`,
    )
    await measureStudy(file, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
