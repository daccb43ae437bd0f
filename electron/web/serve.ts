import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { hasDisplay, openWindow } from './open-window.ts'
import { startWebShell } from './web-shell.ts'

/**
 * Serves the workbench to a browser on this computer until it is stopped.
 *   node out/main/web.js [--no-window] [FILE.concord]
 */
const startedIn = process.env.INIT_CWD ?? process.cwd()
const { values, positionals } = parseArgs({
  options: { 'no-window': { type: 'boolean', default: false }, web: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const file = positionals[0] === undefined ? null : path.resolve(startedIn, positionals[0])

if (file !== null && !existsSync(file)) fail(`There is no file ${file}.`)
const shell = await startWebShell({
  startedIn,
  file,
  dataFolder: process.env.CONCORD_DATA_FOLDER ?? null,
}).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))

const opened =
  !values['no-window'] && hasDisplay() && (await openWindow(shell.launchAddress, shell.dataFolder))
console.log(`Concord is ${opened ? 'open in a browser window, and' : 'ready'} at ${shell.address}`)
console.log('Only this computer can reach it. Stop it with Ctrl+C.')

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void shell.close().then(() => process.exit(0)))
}
void shell.died.then((reason) => fail(`Concord stopped because its host failed: ${reason}`))

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
