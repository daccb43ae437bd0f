import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Project } from '#host/project/index.ts'
import { writeCoding, writeStudy, type Study } from './project-rows.ts'
import { inScratch } from './scratch.ts'

const command = { kind: 'coding.apply', label: 'Coded a passage', coder: null }
const countCodings = (project: Project) =>
  project.read((db) => db.prepare<[], { n: number }>('select count(*) as n from coding').get()?.n ?? 0)

describe('a backup taken while the project is being coded', () => {
  it(
    'is whole at any moment: it has all from before it began and nothing by halves',
    () =>
      inScratch(async (folder) => {
        const made: Study[] = []
        const project = Project.create(join(folder, 'Study.concord'), (db) => void made.push(writeStudy(db)))
        const [study] = made
        if (!study) throw new Error('The first command did not run')
        let start = 0
        const code = (passages: number) =>
          project.write(command, (db) => {
            for (let n = 0; n < passages; n += 1) writeCoding(db, study, (start += 1))
          })
        code(20_000)

        const stop = new AbortController()
        const loop = (async () => {
          for (; !stop.signal.aborted; await turn()) code(3)
        })()
        let between = 0
        for (let number = 1; number <= 6; number += 1) {
          const before = countCodings(project)
          const target = join(folder, `Copy ${number}.concord`)
          await project.backUp(target)
          const after = countCodings(project)
          if (after > before) between += 1
          const copy = Project.open(target)
          expect(copy.integrity()).toEqual([])
          const held = countCodings(copy)
          expect(held).toBeGreaterThanOrEqual(before)
          expect(held).toBeLessThanOrEqual(after)
          expect((held - 20_000) % 3).toBe(0)
          expect(copy.undo(null)?.label).toBe(command.label)
          copy.close()
        }
        stop.abort()
        await loop
        expect(between).toBe(6)
        expect(project.integrity()).toEqual([])
        project.close()
      }),
    60_000,
  )
})
