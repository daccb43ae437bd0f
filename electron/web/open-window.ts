import { spawn } from 'node:child_process'
import path from 'node:path'
import { findBrowser } from './find-browser.ts'

/** Whether windows can be shown here: always on Windows and macOS, elsewhere when there is a display server. */
export function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)
}

/**
 * Opens the address in an app window of an installed browser, with a profile of its own in `dataFolder`, or in the
 * default browser. Answers whether something could be started.
 */
export async function openWindow(address: string, dataFolder: string): Promise<boolean> {
  const browser = findBrowser()
  // Chromium does not run as root without giving up its sandbox.
  if (process.getuid?.() === 0) return false
  if (browser !== null) {
    const profile = `--user-data-dir=${path.join(dataFolder, 'browser')}`
    return start(browser, [`--app=${address}`, profile, '--no-first-run', '--no-default-browser-check'])
  }
  if (process.platform === 'win32') return start('rundll32', ['url.dll,FileProtocolHandler', address])
  return start(process.platform === 'darwin' ? 'open' : 'xdg-open', [address])
}

function start(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true })
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
    child.once('error', () => resolve(false))
  })
}
