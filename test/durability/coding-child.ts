/**
 * Codes passages in a loop until it is killed: `coding-child.ts PATH STUDY FIRST [stay]`, STUDY as JSON, FIRST the start of
 * the first span. Waits for a line on its standard input before it touches the file. Says `open`, then the id of every
 * coding as soon as it is committed. Now and then it closes the project and opens it again, unless it is told to `stay`.
 */
import { readSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { newId, Project } from '#host/project/index.ts'
import { codebookVersionId, coderId, codeId, documentId } from '#shared/ids.ts'
import * as z from 'zod'
import { writeCoding } from './project-rows.ts'

const study = z.object({ coder: coderId, document: documentId, code: codeId, version: codebookVersionId })
const given = z
  .tuple([z.string(), z.string(), z.coerce.number(), z.literal('stay').optional()])
  .parse(process.argv.slice(2))
const [path] = given
const on = study.parse(JSON.parse(given[1]))
const command = { kind: 'coding.apply', label: 'Coded a passage', coder: on.coder }

// So that nothing is left to load once the file is open.
newId(codeId)
// Killed, it would not leave its compiled code to the next one.
flushCompileCache()
readSync(0, Buffer.alloc(1))
let start = given[2]
for (;;) {
  const project = Project.open(path)
  writeSync(1, 'open\n')
  const most = given[3] === 'stay' ? Infinity : 25
  for (let count = 0; count < most; count += 1, start += 1) {
    const id = project.write(command, (db) => writeCoding(db, on, start))
    writeSync(1, `${id}\n`)
  }
  project.close()
}
