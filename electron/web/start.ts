import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * `npm start [-- FILE.concord]`: builds what is stale, then opens the workbench in Electron or, where that is not to
 * be had, in a browser. `--web` goes to the browser at once; `--no-window` only prints the address.
 */
const root = path.resolve(import.meta.dirname, '../..')
const startedIn = process.env.INIT_CWD ?? process.cwd()
const args = process.argv.slice(2)
const named = args.find((arg) => !arg.startsWith('-'))
const file = named === undefined ? null : path.resolve(startedIn, named)
/** An Electron that ends with an error this soon, in ms, never showed a window. */
const failsWithin = 10_000
const major = Number(process.versions.node.split('.')[0])

if (major < 24) {
  stop(
    `Concord needs Node 24 and this is ${process.version}. Run "npm ci" first, then "npm start": both use Node 24.`,
  )
}
if (file !== null && !existsSync(file)) stop(`There is no file ${file}.`)
const { buildWhenStale } = await import('./build-when-stale.ts')
const { findElectron } = await import('./electron-binary.ts')
const { hasDisplay } = await import('./open-window.ts')

try {
  buildWhenStale(root)
} catch (error) {
  stop(error instanceof Error ? error.message : String(error))
}
const reason = await openInElectron()
if (reason === null) process.exit(0)
if (reason !== '') console.log(`${reason}, so Concord is served to a browser.`)
await import(pathToFileURL(path.join(root, 'out', 'main', 'web.js')).href)

/** Runs the desktop shell to its end. Answers null, or why it did not run ('' where it was not wanted). */
async function openInElectron(): Promise<string | null> {
  if (args.includes('--web') || args.includes('--no-window')) return ''
  if (!hasDisplay()) return 'There is no display here for a desktop window'
  const binary = await findElectron(root)
  if ('missing' in binary) return binary.missing
  const began = Date.now()
  const code = await run(binary.executable)
  const ran = code === 0 || Date.now() - began > failsWithin
  return ran ? null : `Electron did not start (it ended with ${code})`
}

function run(executable: string): Promise<number | string> {
  return new Promise((resolve) => {
    const child = spawn(executable, [root, ...args], {
      stdio: 'inherit',
      cwd: process.env.INIT_CWD ?? process.cwd(),
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'no reason given'))
  })
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
