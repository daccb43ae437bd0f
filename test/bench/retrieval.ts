import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import type { CallInput } from '#shared/contract/index.ts'
import type { CodeId } from '#shared/ids.ts'
import { Workbench } from '../../electron/cli/workbench.ts'
import { median, printFigure, timed } from './print.ts'
import { makeStudyFile, printStudy } from './study-file.ts'

/** Measures queries and matrices in the host on the full study, and how their cost grows with it. */
const scales = [1, 10]

type Question = CallInput<'matrix.compute'>

/** The first time, and the median of six more. */
async function measure(what: string, work: () => Promise<unknown>, target: number): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 7; round += 1) times.push((await timed(work)).ms)
  const [first = 0, ...later] = times
  printFigure(`${what}, first`, first, 'ms')
  printFigure(`${what}, again`, median(later), 'ms', target)
}

/** What stars, pins and hidden extracts cost, with a mark on every fiftieth coding. */
async function measureMarks(workbench: Workbench, code: CodeId): Promise<void> {
  const { codings } = await workbench.ask('retrieval.codings', { query: {} })
  const some = codings.filter((_, index) => index % 50 === 0)
  for (const mark of ['starred', 'pinned', 'hidden'] as const) {
    const { ms } = await timed(() => workbench.ask('extract.mark', { codings: some, mark, on: true }))
    printFigure(`${some.length} extracts ${mark}`, ms, 'ms')
  }
  const how = { hidden: 'left_out', pinnedFirst: true } as const
  const every = { query: {}, group: 'case', ...how } as const
  await measure(
    'every coding, hidden left out, pinned first',
    () => workbench.ask('retrieval.run', every),
    100,
  )
  const starred = { query: { codes: [{ code }], marked: 'starred' as const }, ...how }
  await measure('one code, starred only', () => workbench.ask('retrieval.run', starred), 100)
  let at = 0
  await measure(
    'one code, just after something was starred',
    async () => {
      at += 1
      const [coding] = codings.slice(at)
      if (!coding) throw new Error('the study has codings')
      await workbench.ask('extract.mark', { codings: [coding], mark: 'starred', on: true })
      return workbench.ask('retrieval.run', { query: { codes: [{ code }] }, ...how })
    },
    100,
  )
  const [coding] = codings
  if (!coding) throw new Error('the study has codings')
  await measure(
    'three turns around an extract',
    () => workbench.ask('retrieval.context', { coding, before: 3, after: 3 }),
    100,
  )
}

/** The first question where nobody asked for anything for a while after the project was opened. */
async function measureRested(file: string, made: readonly CodeId[], scale: number): Promise<void> {
  const workbench = new Workbench()
  try {
    await workbench.open(file)
    await workbench.ask('document.list', {})
    await rest(2000 + 2000 * scale)
    const [code] = made.slice(6)
    if (!code) throw new Error('the study has codes')
    const asked = await timed(() => workbench.ask('retrieval.run', { query: { codes: [{ code }] } }))
    printFigure('the first question, some seconds after opening', asked.ms, 'ms', 100)
    const said = await timed(() => workbench.ask('retrieval.run', { query: { words: 'the money' } }))
    printFigure('the first question about words, then', said.ms, 'ms', 100)
    const counted = await timed(() =>
      workbench.ask('matrix.compute', {
        rows: { kind: 'codes' },
        columns: { kind: 'cases' },
        measure: 'words',
      }),
    )
    printFigure('the first matrix of words, then', counted.ms, 'ms', 200)
  } finally {
    await workbench.close()
  }
}

async function measureStudy(file: string, made: readonly CodeId[]): Promise<void> {
  const workbench = new Workbench()
  try {
    await workbench.open(file)
    const [top, , , , , , one, two] = made
    if (!top || !one || !two) throw new Error('the study has codes')
    const [site] = await workbench.ask('case.list', {})
    const run = (query: CallInput<'retrieval.run'>['query'], how: object = {}) =>
      workbench.ask('retrieval.run', { query, ...how })
    const codesOf = [{ code: one }]
    const opened = await timed(() => run({ codes: codesOf }))
    printFigure('the first question after opening: all is read', opened.ms, 'ms')
    await measure('one code', () => run({ codes: codesOf }), 100)
    await measureMarks(workbench, one)
    await measure(
      'a branch, by case and participant',
      () => run({ codes: [{ code: top, withChildren: true }] }, { group: 'case', sort: 'participant' }),
      100,
    )
    await measure('every coding, by code', () => run({}, { group: 'code' }), 100)
    const near = { kind: 'near', turns: 3 } as const
    await measure(
      'one code overlapping another',
      () => run({ codes: codesOf, conditions: [{ is: 'and', codes: [{ code: two }] }] }),
      100,
    )
    await measure(
      'one code not within 3 turns of another',
      () => run({ codes: codesOf, conditions: [{ is: 'not', codes: [{ code: two }], proximity: near }] }),
      100,
    )
    await measure('words in a site', () => run({ cases: [site?.id ?? null], words: 'the money' }), 100)
    await measure('words anywhere', () => run({ words: 'the money' }), 100)
    const document = (await workbench.ask('document.list', {}))[0]?.id
    const coder = (await workbench.ask('coder.list', {}))[0]?.id
    if (!document || !coder) throw new Error('the study has documents and coders')
    let at = 8
    await measure(
      'one code, just after something was coded',
      async () => {
        at += 211
        await workbench.ask('coding.apply', { document, code: one, coder, span: { start: at, end: at + 60 } })
        return run({ codes: codesOf })
      },
      100,
    )
    const compute = (question: Question) => workbench.ask('matrix.compute', question)
    const byCase = { rows: { kind: 'codes' }, columns: { kind: 'cases' } } as const
    for (const counts of ['codings', 'documents', 'participants', 'words', 'share'] as const)
      await measure(`code by case: ${counts}`, () => compute({ ...byCase, measure: counts }), 200)
    const byCode = { rows: { kind: 'codes' }, columns: { kind: 'codes' } } as const
    await measure('code by code: overlapping', () => compute(byCode), 500)
    await measure('code by code: within 3 turns', () => compute({ ...byCode, proximity: near }), 500)
    await measure(
      'coder by code',
      () => compute({ rows: { kind: 'coders' }, columns: { kind: 'codes' } }),
      200,
    )
  } finally {
    await workbench.close()
  }
}

for (const scale of scales) {
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-retrieval-'))
  try {
    const file = path.join(folder, 'study.concord')
    const made = await makeStudyFile(file, folder, scale)
    printStudy('queries and matrices', scale)
    await measureRested(file, made, scale)
    await measureStudy(file, made)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
