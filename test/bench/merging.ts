import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CodeId, CoderId, DocumentId } from '#shared/ids.ts'
import { Workbench } from '../../electron/cli/workbench.ts'
import { makeCodes } from './bench-codes.ts'
import { makeTranscripts } from './bench-transcripts.ts'
import { printFigure, timed } from './print.ts'
import { seeded } from './random.ts'
import { charactersPerDocument } from './team-study.ts'

/** Measures merging a colleague's copy: each of the two has coded for themselves since they parted. */
const perCopy = 50_000
const memosPerCopy = 1_000
/** So many codings a command: people make one at a time, and making this study would take minutes so. */
const together = 5

interface Base {
  readonly documents: readonly DocumentId[]
  readonly codes: readonly CodeId[]
  readonly people: readonly CoderId[]
}

async function makeBase(file: string, folder: string): Promise<Base> {
  const workbench = new Workbench()
  try {
    await workbench.ask('project.create', {
      file: workbench.grant(file),
      name: 'Study',
      codebook: 'none',
      coder: 'Ann',
    })
    const made = await makeCodes(workbench)
    await workbench.ask('coder.create', { name: 'Ben' })
    const documents = await makeTranscripts(workbench, folder)
    const people = (await workbench.ask('coder.list', {})).filter(({ kind }) => kind === 'person')
    return { documents, codes: made, people: people.map(({ id }) => id) }
  } finally {
    await workbench.close()
  }
}

/** Codes and writes in a copy, as one of the two. */
async function work(file: string, { documents, codes: made, people }: Base, person: number): Promise<number> {
  const coder = people[person]
  if (coder === undefined) throw new Error('There is no such coder')
  const random = seeded(person + 1)
  const draw = (below: number) => Math.floor(random() * below)
  const workbench = new Workbench()
  let commands = 0
  try {
    await workbench.open(file)
    for (let done = 0; done < perCopy; done += together) {
      const codings = Array.from({ length: together }, (_, index) => {
        const start = 8 + (((done + index) * 37 + draw(30)) % (charactersPerDocument - 400))
        const document = documents[(done + index) % documents.length]
        const code = made[draw(made.length)]
        if (document === undefined || code === undefined) throw new Error('The study is empty')
        return { document, code, coder, span: { start, end: start + 30 + draw(200) } }
      })
      await workbench.ask('coding.applyMany', { codings })
      commands += 1
    }
    for (let memo = 0; memo < memosPerCopy; memo += 1) {
      const document = documents[memo % documents.length]
      if (document === undefined) throw new Error('The study is empty')
      const subject = { kind: 'document' as const, id: document }
      const body = `What ${memo} means, in a few words that somebody wrote down while reading.`
      await workbench.ask('memo.write', { memo: null, subject, title: `Memo ${memo}`, body, author: coder })
      commands += 1
    }
    return commands
  } finally {
    await workbench.close()
  }
}

/** Merges `theirs` into `mine`, in a process that did nothing else before. */
async function measure(mine: string, theirs: string): Promise<void> {
  const workbench = new Workbench()
  try {
    await workbench.open(mine)
    const files = [workbench.grant(theirs)]
    const preview = await timed(() => workbench.ask('merge.preview', { files }))
    const sources = preview.value.sources.map(({ file, fingerprint }) => ({ file, fingerprint }))
    printFigure('preview', preview.ms, 'ms', 2000)
    const applied = await timed(() => workbench.ask('merge.apply', { files: sources }))
    printFigure('merged, backup included', applied.ms, 'ms', 5000)
    printFigure('rows changed', applied.value.changes, '')
    printFigure('peak memory of the process', process.resourceUsage().maxRSS / 1024, 'MiB', 500)
    const again = await timed(() => workbench.ask('merge.preview', { files }))
    printFigure('preview of the same file again', again.ms, 'ms')
    if (again.value.changes > 0) throw new Error('Merging again would change something')
    const undone = await timed(() => workbench.ask('history.undo', {}))
    printFigure('undone', undone.ms, 'ms')
  } finally {
    await workbench.close()
  }
}

async function make(folder: string): Promise<void> {
  const [mine, theirs] = [path.join(folder, 'mine.concord'), path.join(folder, 'theirs.concord')]
  const base = await makeBase(mine, folder)
  copyFileSync(mine, theirs)
  const commands = [await work(mine, base, 0), await work(theirs, base, 1)]
  process.stdout.write(
    `\nMerging two copies of ${perCopy} codings and ${memosPerCopy} memos each, by ${commands.join(' and ')} commands, ` +
      `${base.documents.length} transcripts, files of ${(statSync(theirs).size / 2 ** 20).toFixed(0)} MiB\n`,
  )
  spawnSync(process.execPath, [import.meta.filename, mine, theirs], {
    stdio: ['ignore', 'inherit', 'ignore'],
  })
}

const [mine, theirs] = process.argv.slice(2)
if (mine !== undefined && theirs !== undefined) await measure(mine, theirs)
else {
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-merging-'))
  try {
    await make(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
