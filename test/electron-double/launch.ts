import { fork } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { browserFlags, requireBrowser } from '../browser.ts'
import type { ControlAnswer, ControlName } from './remote-control.ts'

/** A desktop shell under test. */
export interface DesktopApp {
  readonly page: Page
  /** Asks the double something; see remote-control.ts. */
  control(name: ControlName, ...args: readonly unknown[]): Promise<unknown>
  /** Ends the app by closing its windows or by quitting; answers its exit code. */
  stop(how?: 'closeWindows' | 'quit'): Promise<number | null>
}

const root = path.resolve(import.meta.dirname, '../..')

/** Starts the built desktop shell on the double. */
export async function launchDouble(options: {
  userData: string
  args?: readonly string[]
}): Promise<DesktopApp> {
  const port = await freePort()
  const executablePath = requireBrowser()
  const settings = { userData: options.userData, port, executablePath, args: browserFlags }
  const child = fork(path.join(root, 'out/main/desktop.js'), options.args ?? [], {
    cwd: root,
    execArgv: ['--import', path.join(import.meta.dirname, 'register.ts')],
    env: { ...process.env, ELECTRON_DOUBLE: JSON.stringify(settings) },
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const waiting = new Map<number, (answer: ControlAnswer) => void>()
  child.on('message', (answer: ControlAnswer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })

  let nextId = 0
  const control = (name: ControlName, ...args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = nextId++
      waiting.set(id, ({ error, value }) => (error === undefined ? resolve(value) : reject(new Error(error))))
      child.send({ id, control: name, args })
      void exited.then((code) => reject(new Error(`the main process ended with ${code}`)))
    })

  await control('ready')
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const context = browser.contexts()[0]
  if (context === undefined) throw new Error('the browser has no context')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForURL((url) => url.protocol === 'https:')
  return {
    page,
    control,
    async stop(how = 'quit') {
      // The test's own line to the browser goes first: Playwright fails a test whose browser vanishes under it.
      await browser.close()
      if (child.exitCode === null) control(how).catch(() => {})
      return exited
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error()),
      )
    })
  })
}
