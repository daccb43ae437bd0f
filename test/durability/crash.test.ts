import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Project } from '#host/project/index.ts'
import { writeStudy, type Study } from './project-rows.ts'
import { inScratch } from './scratch.ts'

const crashes = 200
/** Longest time a child is left alive after its start signal, or after it has opened the file, in milliseconds. */
const longest = { opening: 40, coding: 60 }

const seed = Number(process.env['DURABILITY_SEED'] ?? Date.now() % 1_000_000)

/** Mulberry32: the same numbers in [0, 1) for the same seed. */
function chance(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

class Coder {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>
  #said = ''
  #complained = ''

  constructor(path: string, study: Study, first: number, cache: string) {
    const program = join(import.meta.dirname, 'coding-child.ts')
    this.#child = spawn(process.execPath, [program, path, JSON.stringify(study), String(first)], {
      stdio: 'pipe',
      // Two hundred starts of the same program: it need not be compiled anew for each.
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    })
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => (this.#said += text))
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#complained += text))
  }

  start(): void {
    this.#child.stdin.write('\n')
  }

  async opened(): Promise<void> {
    while (!this.#said.includes('open\n')) {
      if (this.#child.exitCode !== null) throw new Error(`The child ended by itself: ${this.#complained}`)
      await Promise.race([once(this.#child.stdout, 'data'), once(this.#child, 'exit')])
    }
  }

  /** Kills it and answers the codings that it had acknowledged by then. */
  async kill(): Promise<string[]> {
    const closed = once(this.#child, 'close')
    this.#child.kill('SIGKILL')
    await closed
    if (this.#child.signalCode !== 'SIGKILL')
      throw new Error(`The child ended by itself: ${this.#complained}`)
    const whole = this.#said.slice(0, this.#said.lastIndexOf('\n') + 1)
    return whole.split('\n').filter((line) => line !== '' && line !== 'open')
  }
}

/** What must be true of the project whenever it is opened after a crash; answers whether it had to be recovered. */
function examine(path: string, acknowledged: ReadonlySet<string>): boolean {
  const project = Project.open(path)
  try {
    expect(project.integrity()).toEqual([])
    const codings = project.read((db) => db.prepare<[], { id: string }>('select id from coding').all())
    const there = new Set(codings.map(({ id }) => id))
    expect([...acknowledged].filter((id) => !there.has(id))).toEqual([])
    // One command a coding, one logged row a command: no half of either.
    const log = project.read((db) =>
      db
        .prepare<[], { commands: number; changes: number; strays: number }>(
          `select (select count(*) from command where kind = 'coding.apply' and state = 'done') as commands,
             (select count(*) from change join command on command.id = command_id where kind = 'coding.apply') as changes,
             (select count(*) from coding where id not in (select row_id from change where entity = 'coding')) as strays`,
        )
        .get(),
    )
    expect(log).toEqual({ commands: codings.length, changes: codings.length, strays: 0 })
    const count = () =>
      project.read((db) => db.prepare<[], { n: number }>('select count(*) as n from coding').get()?.n)
    const last = Math.min(codings.length, 1)
    expect([project.undo(null)?.rows ?? 0, count()]).toEqual([last, codings.length - last])
    expect([project.redo(null)?.rows ?? 0, count()]).toEqual([last, codings.length])
    return project.recovered
  } finally {
    project.close()
  }
}

describe('a project whose process is killed', () => {
  it(
    `keeps every acknowledged coding, ${crashes} times in one file (seed ${seed})`,
    () =>
      inScratch(async (scratch) => {
        const [folder, cache] = [join(scratch, 'study'), join(scratch, 'compiled')]
        mkdirSync(folder)
        const path = join(folder, 'Study.concord')
        const made: Study[] = []
        Project.create(path, (db) => void made.push(writeStudy(db))).close()
        const [study] = made
        if (!study) throw new Error('The first command did not run')
        const random = chance(seed)
        const acknowledged = new Set<string>()
        let recoveries = 0
        // Spans need only differ: far enough apart, a child can start while the one before is still being examined.
        let first = 0
        let waiting = new Coder(path, study, first, cache)
        for (let crash = 1; crash <= crashes; crash += 1) {
          const coder = waiting
          coder.start()
          if (random() < 0.8) {
            await coder.opened()
            await pause(random() * longest.coding)
          } else {
            await pause(random() * longest.opening)
          }
          for (const id of await coder.kill()) acknowledged.add(id)
          first += 100_000
          waiting = new Coder(path, study, first, cache)
          try {
            if (examine(path, acknowledged)) recoveries += 1
            expect(readdirSync(folder)).toEqual(['Study.concord'])
          } catch (error) {
            await waiting.kill()
            throw new Error(`Crash ${crash} of DURABILITY_SEED=${seed}`, { cause: error })
          }
        }
        await waiting.kill()
        // Otherwise the crashes hit nothing worth hitting.
        expect(acknowledged.size).toBeGreaterThan(crashes)
        expect(recoveries).toBeGreaterThan(crashes / 10)
        console.log(
          `${crashes} crashes: ${acknowledged.size} acknowledged codings kept, ${recoveries} recoveries (seed ${seed})`,
        )
      }),
    180_000,
  )
})
