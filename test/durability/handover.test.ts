import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Project } from '#host/project/index.ts'
import { listHandovers } from '#host/store/handover-store.ts'
import { writeStudy, type Study } from './project-rows.ts'
import { inScratch } from './scratch.ts'

const crashes = 12

describe('a process that is killed while it hands copies over', () => {
  it(
    'lists no copy that is not there, and leaves only whole ones',
    () =>
      inScratch(async (folder) => {
        const [path, out] = [join(folder, 'Study.concord'), join(folder, 'out')]
        mkdirSync(out)
        let study: Study | undefined
        Project.create(path, (db) => void (study = writeStudy(db))).close()
        let made = 0
        for (let crash = 0; crash < crashes; crash += 1) {
          const program = join(import.meta.dirname, 'handover-child.ts')
          const child = spawn(process.execPath, [program, path, out, study?.coder ?? ''], { stdio: 'pipe' })
          child.stdout.on('data', (text: Buffer) => (made += text.toString().split('made').length - 1))
          await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
          await pause(crash * 15)
          child.kill('SIGKILL')
          await once(child, 'close')
          expect(child.signalCode).toBe('SIGKILL')

          const project = Project.open(path)
          expect(project.integrity()).toEqual([])
          const listed = project.read(listHandovers).map(({ fileName }) => fileName)
          project.close()
          const there = readdirSync(out).filter((name) => !name.startsWith('.'))
          expect(listed.filter((name) => !there.includes(name))).toEqual([])
          // Killed between name and commit, one more copy may be there than is known.
          expect(there.length - listed.length).toBeLessThanOrEqual(crash + 1)
          const newest = there.toSorted().at(-1)
          if (newest !== undefined) {
            const copy = Project.open(join(out, newest))
            expect(copy.integrity()).toEqual([])
            copy.close()
          }
        }
        expect(made).toBeGreaterThan(0)
        // What killed processes left of copies in the making goes with the next one.
        const project = Project.open(path)
        await project.backUp(join(out, 'Last.concord'))
        project.close()
        expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([])
      }),
    60_000,
  )
})
