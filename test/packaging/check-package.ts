import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { listPackage } from '@electron/asar'
import { Arch, build, Platform } from 'electron-builder'

/**
 * `npm run package:check`, offline: checks electron-builder.yml against its schema, packs the real app.asar around a
 * stub of Electron and looks at what is inside. Needs `npm run build` first.
 */
const root = path.resolve(import.meta.dirname, '../..')

const inAsar = [
  '/package.json',
  '/LICENSE',
  '/out/main/desktop.js',
  '/out/main/web.js',
  '/out/main/cli.js',
  '/out/main/host-worker.js',
  '/out/main/import-worker.js',
  '/out/main/exchange-worker.js',
  '/out/main/report-worker.js',
  '/out/preload/preload.cjs',
  '/out/renderer/index.html',
  '/node_modules/better-sqlite3/package.json',
  '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  '/node_modules/zod/package.json',
  '/node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  '/node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
]
/** Sources, other systems' binaries, and what only the builders use. */
const neverInAsar = [
  /\.tsx?$/,
  /\.map$/,
  /\.test\./,
  /^\/(?:electron|renderer|shared|test|resources|\.ci)\//,
  /\/(?:darwin|win32|linux-arm\w*)[^/]*\.node$/,
  /^\/node_modules\/(?:electron|vite|vitest|typescript|react|react-dom|playwright-core|@playwright|oxlint)\//,
  /\.concord$/,
]
const beside = [
  'starter-codebooks/joint-commissioning.json',
  'sample-study/study.json',
  'sample-study/transcripts',
]
const neverBeside = /\.ts$|README\.md$/

const folder = mkdtempSync(path.join(tmpdir(), 'concord-package-'))
try {
  const resources = await pack()
  const packed = listPackage(path.join(resources, 'app.asar'), { isPack: false }).map((file) =>
    file.replaceAll('\\', '/'),
  )
  const missing = [
    ...inAsar.filter((file) => !packed.includes(file)),
    ...beside.filter((file) => !existsSync(path.join(resources, 'resources', file))),
  ]
  const stray = [
    ...packed.filter((file) => neverInAsar.some((pattern) => pattern.test(file))),
    ...filesIn(path.join(resources, 'resources')).filter((file) => neverBeside.test(file)),
  ]
  for (const file of missing) console.error(`missing: ${file}`)
  for (const file of stray.slice(0, 50)) console.error(`should not be there: ${file}`)
  console.log(`app.asar has ${packed.length} entries, ${missing.length} missing, ${stray.length} too many`)
  process.exitCode = missing.length + stray.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Packs for Linux without downloading anything. Answers the folder with app.asar. */
async function pack(): Promise<string> {
  const electronDist = path.join(folder, 'electron')
  const output = path.join(folder, 'dist')
  mkdirSync(path.join(electronDist, 'resources'), { recursive: true })
  writeFileSync(path.join(electronDist, 'electron'), '#!/bin/sh\n')
  chmodSync(path.join(electronDist, 'electron'), 0o755)
  writeFileSync(path.join(electronDist, 'LICENSE'), '')
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    publish: 'never',
    config: { extends: 'electron-builder.yml', electronDist, directories: { output } },
  })
  return path.join(output, 'linux-unpacked', 'resources')
}

function filesIn(place: string): string[] {
  return existsSync(place) ? readdirSync(place, { recursive: true }).map(String) : []
}
