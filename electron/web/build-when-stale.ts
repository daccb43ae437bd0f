import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const sources = ['electron', 'renderer', 'shared', 'package.json']
const products = [
  'out/main/desktop.js',
  'out/main/web.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]

/** Builds the workbench if a product is missing or older than a source. @throws Error with the build's output. */
export function buildWhenStale(root: string): void {
  const built = Math.min(...products.map((file) => changedAt(path.join(root, file))))
  if (built >= Math.max(...sources.map((place) => newestIn(path.join(root, place))))) return
  console.log('Building Concord …')
  const build = spawnSync(
    process.execPath,
    [
      'node_modules/electron-vite/bin/electron-vite.js',
      'build',
      '--config',
      'electron/electron.vite.config.ts',
    ],
    { cwd: root, encoding: 'utf8' },
  )
  if (build.status !== 0) throw new Error(`The build failed.\n${build.stdout}${build.stderr}`)
}

function newestIn(place: string): number {
  const about = statSync(place)
  if (!about.isDirectory()) return about.mtimeMs
  return Math.max(about.mtimeMs, ...readdirSync(place).map((name) => newestIn(path.join(place, name))))
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
