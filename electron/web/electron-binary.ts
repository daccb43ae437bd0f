import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const patience = 20_000

/** The Electron executable, or in one plain sentence why there is none. */
export type ElectronBinary = { readonly executable: string } | { readonly missing: string }

/** Finds Electron's executable, and tries for a while to download it (its own installer does) where it is not there. */
export async function findElectron(root: string): Promise<ElectronBinary> {
  const folder = path.join(root, 'node_modules', 'electron')
  if (!existsSync(folder)) return { missing: 'Electron is not among the installed packages' }
  const found = installedElectron(folder)
  if (found !== null) return { executable: found }
  const problem = await install(folder)
  const downloaded = installedElectron(folder)
  if (downloaded !== null) return { executable: downloaded }
  return { missing: `Electron could not be downloaded (${problem ?? 'its installer left nothing behind'})` }
}

/** Where the package in `folder` keeps its executable, or null when it was not downloaded. */
export function installedElectron(folder: string): string | null {
  const named = path.join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist')
  const executable = path.join(dist, readFileSync(named, 'utf8').trim())
  return existsSync(executable) ? executable : null
}

/** Runs the installer quietly. Answers what went wrong in a few words, or null. */
function install(folder: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(folder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const timer = setTimeout(() => {
      child.kill()
      resolve(`no answer within ${patience / 1000} s`)
    }, patience)
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve(code === 0 ? null : firstWords(said))
    })
  })
}

/** The first line of what the installer said, without its stack. */
function firstWords(said: string): string {
  const line = said.split('\n').find((text) => text.trim() !== '') ?? 'its installer failed'
  return line
    .replace(/^\s*(?:\w*Error:\s*)+/, '')
    .trim()
    .slice(0, 120)
}
