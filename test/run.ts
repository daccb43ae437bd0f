import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { provideBrowser } from './browser.ts'
import { countPlaywright, countVitest, sum, type Count } from './count-results.ts'

/** `npm test`: everything, one step after another, stopping at the first that fails. Sets up what it needs. */
const root = path.resolve(import.meta.dirname, '..')
const results = path.join(root, 'test-results')
const unitResults = path.join(results, 'unit.json')
const e2eResults = path.join(results, 'e2e.json')
/** What was compiled once is not compiled anew by each of the many processes. */
const compiled = path.join(root, 'node_modules', '.cache', 'compiled')
const code = '{electron,renderer,shared,test,resources}/**/*.{ts,tsx,css}'

interface Step {
  readonly name: string
  /** Arguments to Node; a module's own file first. */
  readonly args: readonly string[]
  /** Whether its output is shown while it runs, or only when it fails. */
  readonly shown?: boolean
  readonly before?: () => void
  /** What its report says was tested; a step without one counts only when it fails. */
  readonly count?: () => Count
}

const steps: readonly Step[] = [
  {
    name: 'format',
    args: ['node_modules/prettier/bin/prettier.cjs', '--check', code, 'electron-builder.yml'],
  },
  {
    name: 'lint',
    args: [
      'node_modules/oxlint/bin/oxlint',
      '--config',
      'test/lint/oxlint.json',
      '--deny-warnings',
      'electron',
      'renderer',
      'shared',
      'test',
      'resources',
    ],
  },
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  {
    name: 'unit, contract, migration, durability and security tests',
    args: [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitResults}`,
    ],
    shown: true,
    count: () => countVitest(unitResults),
  },
  {
    name: 'build',
    args: [
      'node_modules/electron-vite/bin/electron-vite.js',
      'build',
      '--config',
      'electron/electron.vite.config.ts',
    ],
  },
  {
    name: 'browser tests',
    args: ['node_modules/@playwright/test/cli.js', 'test', '--config', 'test/e2e/playwright.config.ts'],
    shown: true,
    before: () => void provideBrowser(),
    count: () => countPlaywright(e2eResults),
  },
  { name: 'packaging', args: ['test/packaging/check-package.ts'] },
]

rmSync(results, { recursive: true, force: true })
mkdirSync(results)
let total: Count = { passed: 0, failed: 0 }
for (const step of steps) {
  const { ok, count } = run(step)
  total = sum(total, count)
  if (!ok) break
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1

/** Runs one step and prints how long it took. */
function run(step: Step): { ok: boolean; count: Count } {
  const began = performance.now()
  const problem = attempt(step)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${problem === null ? 'ok' : 'FAILED'}  ${step.name}, ${seconds} s`)
  if (problem !== null && problem !== '') console.log(problem)
  const count = step.count?.() ?? { passed: 0, failed: 0 }
  const unseen = problem !== null && count.failed === 0 ? 1 : 0
  return { ok: problem === null, count: sum(count, { passed: 0, failed: unseen }) }
}

/** Answers null, or what went wrong ('' when its output was shown already). */
function attempt({ args, shown = false, before }: Step): string | null {
  try {
    before?.()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const stdio = shown ? 'inherit' : 'pipe'
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled }
  const done = spawnSync(process.execPath, args, {
    cwd: root,
    env,
    stdio,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (done.error) return done.error.message
  if (done.status === 0) return null
  return shown ? '' : `${done.stdout}${done.stderr}`
}
