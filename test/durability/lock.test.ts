import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Project } from '#host/project/index.ts'
import { writeStudy, type Study } from './project-rows.ts'
import { inScratch, refusalOf } from './scratch.ts'

describe('a project that another process has open', () => {
  it('is locked, by name, until that process is gone, however it goes', () =>
    inScratch(async (folder) => {
      const path = join(folder, 'Study.concord')
      const made: Study[] = []
      Project.create(path, (db) => void made.push(writeStudy(db))).close()
      const program = join(import.meta.dirname, 'coding-child.ts')
      const child = spawn(process.execPath, [program, path, JSON.stringify(made[0]), '0', 'stay'], {
        stdio: 'pipe',
      })
      child.stdin.write('\n')
      await once(child.stdout, 'data')

      // Looking at the file must not cost the other its lock: so more than once.
      for (let look = 0; look < 3; look += 1) {
        const { code, data } = refusalOf(() => Project.open(path))
        expect(code).toBe('project_locked')
        const since: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT/u)
        expect(data).toEqual({ user: userInfo().username, host: hostname(), since })
      }

      const gone = once(child, 'close')
      child.kill('SIGKILL')
      await gone
      const project = Project.open(path)
      expect(project.recovered).toBe(true)
      expect(project.integrity()).toEqual([])
      project.close()
    }))
})
