import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findBrowser } from '../electron/web/find-browser.ts'

/** What a browser under test is told: nothing leaves the machine, and root (as in containers) may run it. */
export const browserFlags: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const howTo =
  'The tests need a browser: install Chrome, Chromium or Edge, or run "npx playwright install chromium", or name one in CONCORD_BROWSER.'

/** The browser's executable, or null: the one named in CONCORD_BROWSER, an installed one, Playwright's own. */
export function testBrowser(): string | null {
  const named = process.env.CONCORD_BROWSER
  if (named) return existsSync(named) ? named : null
  // Debian's /usr/bin/chromium is a script that adds flags of its own.
  const places = ['/usr/lib/chromium/chromium', findBrowser(), chromium.executablePath()]
  return places.find((place) => place !== null && existsSync(place)) ?? null
}

/** The browser's executable. @throws Error that says what to install. */
export function requireBrowser(): string {
  const browser = testBrowser()
  if (browser === null) throw new Error(howTo)
  return browser
}

/** Makes sure that there is a browser: as root on Debian it is installed once. @throws Error that says what to install. */
export function provideBrowser(): string {
  const isDebian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (testBrowser() === null && !process.env.CONCORD_BROWSER && isDebian) {
    console.log('Installing Chromium for the browser tests …')
    const script = 'apt-get update && apt-get install -y --no-install-recommends chromium'
    const install = spawnSync('sh', ['-c', script], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (install.status !== 0) throw new Error(`${howTo}\n${install.stderr}`)
  }
  return requireBrowser()
}
