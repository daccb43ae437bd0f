import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Workbench } from '../../electron/cli/workbench.ts'
import { makeCodes } from './bench-codes.ts'
import { makeTranscripts } from './bench-transcripts.ts'
import { median, printFigure, timed } from './print.ts'
import { coders, codes, studyOf } from './team-study.ts'

/** Measures what a team's comparing costs in the host, the project file included. */

async function makeStudy(workbench: Workbench, folder: string): Promise<void> {
  await workbench.ask('project.create', {
    file: workbench.grant(path.join(folder, 'team.concord')),
    name: 'Team',
    codebook: 'none',
    coder: coders[0] ?? null,
  })
  const made = await makeCodes(workbench)
  const idOf = new Map(codes.map(({ id }, index) => [id, made[index]]))
  const stored = await makeTranscripts(workbench, folder)
  const study = studyOf({})
  await workbench.ask('coding.applyMany', {
    codings: stored.flatMap((document, index) =>
      coders.flatMap((coder) =>
        (study.documents[index]?.coders[coder] ?? []).flatMap(({ start, end, code }) => {
          const id = idOf.get(code)
          return id === undefined
            ? []
            : [{ document, code: id, coder: { named: coder }, span: { start, end } }]
        }),
      ),
    ),
  })
  for (const coder of coders) {
    await workbench.ask('coding.setState', {
      document: stored,
      coder: { named: coder },
      state: 'finished',
    })
  }
}

/** The first time, and the median of four more. */
async function measure(what: string, work: () => Promise<unknown>, target?: number): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) times.push((await timed(work)).ms)
  const [first = 0, ...later] = times
  printFigure(`${what}, first`, first, 'ms', target)
  printFigure(`${what}, again`, median(later), 'ms', target)
}

const folder = mkdtempSync(path.join(tmpdir(), 'concord-team-'))
const workbench = new Workbench()
try {
  await makeStudy(workbench, folder)
  process.stdout.write('\n36 transcripts of 6,600 words, 30 codes, 4 coders, 60,000 codings, in the host\n')
  const question = { unit: 'character', depth: null } as const
  await measure(
    'agreement per code and overall',
    () => workbench.ask('agreement.compute', { ...question, bootstrap: null }),
    300,
  )
  const resampled = await timed(() =>
    workbench.ask('agreement.compute', { ...question, bootstrap: { resamples: 2000, seed: 1 } }),
  )
  printFigure('agreement with 2,000 resamples', resampled.ms, 'ms', 3000)
  const listed = { compared: {}, limit: 100 } as const
  await measure('the disagreement list', () => workbench.ask('disagreement.list', listed), 300)
  const { rows } = await workbench.ask('disagreement.list', listed)
  const first = rows[0]
  if (!first) throw new Error('the study has no disagreements')
  await measure('agreement in each document, of one code', async () => {
    const [code] = first.codes
    if (code) await workbench.ask('agreement.detail', { question, code })
  })
  await measure('which codes are mixed up', () => workbench.ask('agreement.confusion', { question }))
} finally {
  await workbench.close()
  rmSync(folder, { recursive: true, force: true })
}
