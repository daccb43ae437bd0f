/**
 * Merges a copy into a project, and waits to be killed: `merge-child.ts PROJECT COPY`. Waits for a line on its standard
 * input before it touches a file. Says `open` once the project is,
 * and `done` once it is merged.
 */
import { readSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { mergePreview } from '#shared/contract/merging.ts'
import { Refusal } from '#shared/errors.ts'
import { createHost } from '#host/dispatcher.ts'
import { resourcesFolder } from '#host/places/app-folder.ts'

const [project = '', copy = ''] = process.argv.slice(2)
const host = createHost({ resources: resourcesFolder(), log: (line) => process.stderr.write(`${line}\n`) })

async function ask(name: string, input: unknown): Promise<unknown> {
  const reply = await host.call(name, input, null)
  if (!reply.ok) throw new Refusal(reply.error.code, reply.error.data)
  return reply.value
}

// Killed, it would not leave its compiled code to the next one.
flushCompileCache()
readSync(0, Buffer.alloc(1))
await ask('project.open', { file: host.grant(project) })
writeSync(1, 'open\n')
const preview = mergePreview.parse(await ask('merge.preview', { files: [host.grant(copy)] }))
const files = preview.sources.map(({ file, fingerprint }) => ({ file, fingerprint }))
await ask('merge.apply', { files })
writeSync(1, 'done\n')
readSync(0, Buffer.alloc(1))
