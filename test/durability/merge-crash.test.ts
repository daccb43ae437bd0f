import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { mergedEntities } from '#shared/domain/merging/rules.ts'
import { codeThere, elsewhere, studyInTwo } from '../support/copies.ts'
import { Project } from '#host/project/index.ts'
import { contentOf } from '../support/content-dump.ts'
import { first, openHost } from '../support/host.ts'
import { importText } from '../support/study.ts'
import { inScratch } from './scratch.ts'

const crashes = 32
const passages = 600

/** A study, and a copy of it with more than a thousand codings, a mended turn and new codes; both in `folder`. */
async function makeStudies(folder: string): Promise<void> {
  const workbench = openHost()
  try {
    const made = await studyInTwo(workbench)
    const long = Array.from({ length: passages }, (_, at) => `Dana: Said ${String(at).padStart(4, '0')}.`)
    const document = await importText(workbench, long.join('\n'), { fileName: 'Long.txt' })
    await codeThere(workbench.ask, made, made.money, 'one home')
    const copy = await elsewhere(workbench, 'Theirs', async (ask) => {
      const { turns } = await ask('document.text', { document })
      const [ann, ben] = [made.ann, (await ask('coder.create', { name: 'Ben' })).id]
      const codings = turns.flatMap(({ bodyStart: start, bodyEnd: end }) => [
        { document, code: made.trust, coder: ben, span: { start, end } },
        { document, code: made.money, coder: ann, span: { start, end: end - 1 } },
      ])
      await ask('coding.applyMany', { codings })
      await ask('codebook.create', { parent: made.trust, fields: { name: 'Below' } })
      await ask('mending.mendTurn', { turn: first(turns).id, words: 'Said otherwise.' })
    })
    await workbench.ask('project.close', {})
    copyFileSync(workbench.at('Study.concord'), join(folder, 'Study.concord'))
    copyFileSync(copy, join(folder, 'Theirs.concord'))
  } finally {
    await workbench.end()
  }
}

const merged = new Set(mergedEntities.keys())

/** Opens the project as one does after a crash, and answers what is in it: all of it, and what merging is about. */
function examine(path: string): { readonly all: string; readonly merged: string } {
  const project = Project.open(path)
  expect(project.integrity()).toEqual([])
  project.close()
  const tables = contentOf(path)
  return { all: JSON.stringify(tables), merged: JSON.stringify(tables.filter(([name]) => merged.has(name))) }
}

async function verify(path: string): Promise<void> {
  const { ask, host, end } = openHost()
  try {
    await ask('project.open', { file: host.grant(path) })
    expect((await ask('project.verify', {})).findings).toEqual([])
  } finally {
    await end()
  }
}

interface Child {
  /** Lets it open the project, and answers once it has. */
  open(): Promise<void>
  done(): Promise<void>
  kill(): Promise<void>
}

function startMerge(project: string, copy: string, cache: string): Child {
  const program = join(import.meta.dirname, 'merge-child.ts')
  const child = spawn(process.execPath, [program, project, copy], {
    stdio: 'pipe',
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  })
  let [said, complained] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text))
  const saying = async (word: string) => {
    while (!said.includes(word)) {
      if (child.exitCode !== null) throw new Error(`The child ended by itself: ${complained}`)
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    }
  }
  return {
    open() {
      child.stdin.write('\n')
      return saying('open\n')
    },
    done: () => saying('done\n'),
    async kill() {
      const closed = once(child, 'close')
      child.kill('SIGKILL')
      await closed
      if (child.signalCode !== 'SIGKILL') throw new Error(`The child ended by itself: ${complained}`)
    },
  }
}

describe('a process that is killed while it merges', () => {
  it(
    `leaves the project as it was or as it is to be, ${crashes} times`,
    () =>
      inScratch(async (scratch) => {
        const [base, cache] = [join(scratch, 'base'), join(scratch, 'compiled')]
        mkdirSync(base)
        await makeStudies(base)
        const copy = join(base, 'Theirs.concord')
        /** The project as it was, in a folder of its own, and a process that is to merge the copy into it. */
        const afresh = (name: string | number) => {
          const folder = join(scratch, String(name))
          mkdirSync(folder)
          const project = join(folder, 'Study.concord')
          copyFileSync(join(base, 'Study.concord'), project)
          return { folder, project, child: startMerge(project, copy, cache) }
        }
        const whole = afresh('whole')
        const before = examine(join(base, 'Study.concord'))
        await whole.child.open()
        const began = performance.now()
        await whole.child.done()
        const longest = performance.now() - began
        await whole.child.kill()
        await verify(whole.project)
        const after = examine(whole.project)
        expect(after.merged === before.merged).toBe(false)

        const ends = { before: 0, after: 0 }
        // Every other kill falls about where the merge is written, which shifts with what else the machine does.
        let edge = longest
        let next = afresh(1)
        for (let crash = 1; crash <= crashes; crash += 1) {
          const { folder, project, child } = next
          await child.open()
          // The next one starts meanwhile, which slows this one down.
          next = afresh(crash + 1)
          const wait = edge * (crash % 2 === 0 ? Math.random() : 0.85 + Math.random() * 0.3)
          await pause(wait)
          await child.kill()
          const found = examine(project)
          const end = found.all === before.all ? 'before' : 'after'
          if (end === 'after' && found.merged !== after.merged) {
            await next.child.kill()
            throw new Error(`Killed at ${crash}/${crashes} of ${longest} ms, it is half merged`)
          }
          ends[end] += 1
          if (end === 'after') edge = Math.min(edge, wait * 1.05)
          else if (wait > edge * 0.85) edge *= 1.15
          // Nothing of the copy stays beside it.
          expect(readdirSync(folder).filter((name) => name !== 'Study backups')).toEqual(['Study.concord'])
          rmSync(folder, { recursive: true, force: true })
        }
        // Otherwise the kills hit nothing worth hitting.
        expect(Math.min(ends.before, ends.after)).toBeGreaterThan(0)
        console.log(`${crashes} crashes within ${Math.round(longest)} ms: ${JSON.stringify(ends)}`)

        // What was killed can be done again.
        await next.child.open()
        await next.child.kill()
        const again = startMerge(next.project, copy, cache)
        await again.open()
        await again.done()
        await again.kill()
        expect(examine(next.project).merged === after.merged).toBe(true)
      }),
    120_000,
  )
})
