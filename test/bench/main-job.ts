import { mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { CallInput } from '#shared/contract/index.ts'
import { Workbench } from '../../electron/cli/workbench.ts'
import { median, percentile, printFigure, timed } from './print.ts'
import { fullStudy, randomCodings } from './study.ts'

/** Measures the main job in the host, over the study's Word files in a folder. Runs in a process of its own. */
const folder = process.argv[2] ?? '.'
const sources = Array.from({ length: fullStudy.documents }, (_, index) =>
  path.join(folder, `Interview ${index + 1}.docx`),
)
const file = path.join(folder, 'bench.concord')

async function importAll(workbench: Workbench): Promise<void> {
  const cases = ['Site A', 'Site B', 'Site C', 'Site D', 'Site E']
  const store = async (
    documents: Awaited<ReturnType<typeof read>>['staged'],
    caseOf: (index: number) => string,
  ) =>
    workbench.ask('import.store', {
      documents: documents.flatMap((source, index) =>
        source.documents.map((document) => ({
          staged: source.id,
          index: document.index,
          title: document.title,
          case: { create: caseOf(index) },
          mode: 'interview' as const,
          attributes: {},
          speakers: [],
        })),
      ),
      again: false,
    })
  const read = (files: readonly string[]) =>
    workbench.ask('import.read', { files: files.map((source) => workbench.grant(source)) })
  const [first = '', ...rest] = sources
  const one = await timed(async () => store((await read([first])).staged, () => 'Site A'))
  printFigure('import of the first transcript, reader started afresh', one.ms, 'ms', 300)
  const many = await timed(async () =>
    store((await read(rest)).staged, (index) => cases[(index + 1) % 5] ?? 'Site A'),
  )
  printFigure('import per transcript of 6,600 words (DOCX), many at once', many.ms / rest.length, 'ms', 300)
}

async function codeAll(workbench: Workbench): Promise<void> {
  const { codes } = await workbench.ask('codebook.tree', {})
  const codable = codes.filter((code) => code.codable).map((code) => code.id)
  const documents = await workbench.ask('document.list', {})
  const perCoder = Math.ceil(fullStudy.codings / fullStudy.coders.length / documents.length)
  const codings: CallInput<'coding.applyMany'>['codings'] = documents.flatMap((document, index) =>
    randomCodings(document.characters, perCoder, fullStudy.coders, codable, 7 + index).map(
      ({ coder, code, start, end }) => ({
        document: document.id,
        code,
        coder: { named: coder },
        span: { start, end },
      }),
    ),
  )
  const { ms, value } = await timed(() => workbench.ask('coding.applyMany', { codings }))
  printFigure(`applying ${value.created.toLocaleString('en-GB')} codings in one command`, ms, 'ms')
  for (const coder of fullStudy.coders) {
    await workbench.ask('coding.setState', {
      document: documents.map(({ id }) => id),
      coder: { named: coder },
      state: 'finished',
    })
  }
}

async function measureReading(workbench: Workbench): Promise<void> {
  const { codes } = await workbench.ask('codebook.tree', {})
  const code = codes.find((candidate) => candidate.codings > 0)
  if (!code) throw new Error('the study has no codings')
  const list = (limit: number) =>
    workbench.ask('coding.extracts', {
      code: code.id,
      withChildren: false,
      case: null,
      coder: null,
      offset: 0,
      limit,
    })
  const cold = await timed(() => list(200))
  printFigure('a code’s extracts, first 200, texts not yet read', cold.ms, 'ms', 50)
  const all = await timed(() => list(10_000))
  const count = all.value.extracts.length.toLocaleString('en-GB')
  printFigure(`a code’s extracts, all ${count}, texts not yet read`, all.ms, 'ms')
  const again = await timed(() => list(10_000))
  printFigure(`a code’s extracts, all ${count}, again`, again.ms, 'ms', 50)
  const question = {
    coders: null,
    cases: null,
    documents: null,
    unit: 'character' as const,
    depth: null,
    bootstrap: null,
  }
  const plain = await timed(() => workbench.ask('agreement.compute', question))
  printFigure('agreement over all, per code and overall', plain.ms, 'ms', 1000)
  const repeated = await timed(() => workbench.ask('agreement.compute', question))
  printFigure('agreement over all, again', repeated.ms, 'ms', 1000)
  const boot = await timed(() =>
    workbench.ask('agreement.compute', { ...question, bootstrap: { resamples: 1000, seed: 1 } }),
  )
  printFigure('agreement over all, with 1,000 resamples', boot.ms, 'ms', 5000)
}

async function measureExport(workbench: Workbench): Promise<void> {
  const out = path.join(folder, 'out')
  mkdirSync(out)
  const [first] = await workbench.ask('case.list', {})
  if (!first) throw new Error('the study has no case')
  for (const format of ['docx', 'xlsx', 'csv', 'html', 'md', 'json'] as const) {
    const { ms, value } = await timed(() =>
      workbench.ask('export.extracts', {
        folder: workbench.grant(out),
        cases: [first.id],
        codes: null,
        coders: null,
        formats: [format],
      }),
    )
    printFigure(`export of one case, ${value.extracts.toLocaleString('en-GB')} extracts, ${format}`, ms, 'ms')
  }
}

async function measureApply(workbench: Workbench): Promise<void> {
  const { codes } = await workbench.ask('codebook.tree', {})
  const codable = codes.filter((code) => code.codable)
  const [document] = await workbench.ask('document.list', {})
  const [coder] = await workbench.ask('coder.list', {})
  if (!document || !coder) throw new Error('the study is empty')
  const times: number[] = []
  for (let index = 0; index < 500; index += 1) {
    const code = codable[index % codable.length]
    if (!code) continue
    const start = 20 + index * 60
    const { ms } = await timed(() =>
      workbench.ask('coding.apply', {
        document: document.id,
        coder: coder.id,
        code: code.id,
        span: { start, end: start + 55 },
      }),
    )
    times.push(ms)
  }
  printFigure('applying a code, median of 500', median(times), 'ms')
  printFigure('applying a code, 95th percentile of 500', percentile(times, 0.95), 'ms', 5)
}

const builder = new Workbench()
await builder.ask('project.create', {
  file: builder.grant(file),
  name: 'Bench',
  codebook: 'joint-commissioning',
  coder: null,
})
await builder.ask('codebook.create', { parent: null, fields: { name: 'Other' } })
await importAll(builder)
await codeAll(builder)
await builder.close()
printFigure('file size', statSync(file).size / 2 ** 20, 'MiB')
// Read once beforehand, so that what is measured is opening and not the disk.
readFileSync(file)
const workbench = new Workbench()
const opened = await timed(() => workbench.open(file))
printFigure('open', opened.ms, 'ms', 1000)
await measureReading(workbench)
await measureExport(workbench)
await measureApply(workbench)
await workbench.close()
printFigure('peak memory of the whole run', process.resourceUsage().maxRSS / 1024, 'MiB')
