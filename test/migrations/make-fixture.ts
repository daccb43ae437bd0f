/**
 * Makes the fixture of the version that this checkout writes, once, when that version is released:
 *
 *     node test/migrations/make-fixture.ts
 *
 * A fixture that is there is never made again: it stands for the files people have.
 */
import { join } from 'node:path'
import { currentVersion, Project } from '#host/project/index.ts'
import { writeCoding, writeStudy, type Study } from '../durability/project-rows.ts'

const path = join(import.meta.dirname, 'fixtures', `v${currentVersion}.concord`)
const written: Study[] = []
const project = Project.create(path, (db) => {
  written.push(writeStudy(db))
})
const [study] = written
if (!study) throw new Error('The first command did not run')
for (let number = 1; number <= 4; number += 1) {
  project.write({ kind: 'coding.apply', label: `Coded passage ${number}`, coder: study.coder }, (db) =>
    writeCoding(db, study, number * 10),
  )
}
project.undo(study.coder)
project.close()
console.log(path)
