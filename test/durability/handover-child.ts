/**
 * Hands copies over in a loop until it is killed: `handover-child.ts PROJECT FOLDER CODER`. Says `made` after each.
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { newId, Project } from '#host/project/index.ts'
import { insertHandover } from '#host/store/handover-store.ts'
import { coderId, handoverId } from '#shared/ids.ts'

const [path = '', folder = '', coder] = process.argv.slice(2)
const person = coderId.parse(coder)
const project = Project.open(path)
writeSync(1, 'open\n')
for (;;) {
  const id = newId(handoverId)
  const fileName = `${id}.concord`
  await project.handOver(
    join(folder, fileName),
    { handover: id, person, documents: null, withOthers: false, giver: null },
    { kind: 'handover.make', label: 'Gave a copy', coder: null },
    (db) => {
      const madeAt = new Date().toISOString()
      const times = { madeAt, returnedAt: null, calledOffAt: null }
      insertHandover(db, { id, fileName, person, documents: null, withOthers: false, by: null, ...times })
    },
    { progress: () => undefined, signal: undefined },
  )
  writeSync(1, 'made\n')
}
