import { EventEmitter } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page, Route } from 'playwright-core'
import { app, appEvents, browserContext, openWindows } from './app.ts'
import { record } from './calls.ts'
import { invoke } from './ipc-main.ts'
import { preloadWorld } from './preload-world.ts'
import { fromBrowser, handlerFor, toBrowser } from './protocol.ts'
import { strict } from './strict.ts'

interface WindowOptions {
  readonly show?: boolean
  readonly webPreferences?: {
    readonly preload?: string
    readonly sandbox?: boolean
    readonly contextIsolation?: boolean
    readonly nodeIntegration?: boolean
    readonly webSecurity?: boolean
  }
}

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' }

class WebContents extends EventEmitter {
  openHandler: OpenHandler = () => ({ action: 'allow' })
  readonly session = strict('session', {
    setPermissionRequestHandler: () => record('session.setPermissionRequestHandler'),
    setPermissionCheckHandler: () => record('session.setPermissionCheckHandler'),
  })
  readonly #page: () => Page | null

  constructor(page: () => Page | null) {
    super()
    this.#page = page
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  send(channel: string, ...args: readonly unknown[]): void {
    const tell = ([name, copied]: [string, unknown[]]): void => {
      const { __double } = globalThis as { __double?: { emit(channel: string, args: unknown[]): void } }
      __double?.emit(name, copied)
    }
    // A page that is being loaded or closed hears nothing, as in Electron.
    const told: [string, unknown[]] = [channel, structuredClone([...args])]
    this.#page()
      ?.evaluate(tell, told)
      .catch(() => {})
  }
}

let nextId = 1

export class BrowserWindow extends EventEmitter {
  readonly id = nextId++
  readonly webContents: WebContents
  visible: boolean
  page: Page | null = null
  /** Where loadURL is going now: such a navigation asks no one. */
  going: string | null = null
  readonly #opened: Promise<Page>

  constructor(options: WindowOptions = {}) {
    super()
    const { webPreferences = {} } = options
    const { preload, sandbox, contextIsolation, nodeIntegration, webSecurity } = webPreferences
    if (nodeIntegration || contextIsolation === false || sandbox === false || webSecurity === false) {
      throw new Error('electron double: only sandboxed, isolated windows are modelled')
    }
    if (preload !== undefined && !(path.isAbsolute(preload) && existsSync(preload))) {
      throw new Error(`Unable to load preload script: ${preload}`)
    }
    record('BrowserWindow', options)
    this.visible = options.show !== false
    // Strict parts are proxies; the app compares `event.sender` with this very one.
    this.webContents = strict('webContents', unprivate(new WebContents(() => this.page)))
    openWindows.add(this)
    this.#opened = this.#open(preload)
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.#opened
    this.going = toBrowser(address)
    await page.goto(this.going)
    this.going = null
    this.emit('ready-to-show')
  }

  show(): void {
    this.visible = true
  }

  focus(): void {
    record('BrowserWindow.focus')
  }

  isMinimized(): boolean {
    return false
  }

  isDestroyed(): boolean {
    return !openWindows.has(this)
  }

  close(): void {
    void this.page?.close()
  }

  async #open(preload: string | undefined): Promise<Page> {
    const context = browserContext()
    const unused = context.pages().find((page) => page.url() === 'about:blank')
    const page = unused ?? (await context.newPage())
    this.page = page
    page.on('close', () => {
      openWindows.delete(this)
      this.emit('closed')
      appEvents.windowClosed()
    })
    page.on('console', (message) => {
      if (message.type() === 'error') process.stderr.write(`[window] ${message.text()}\n`)
    })
    page.on('popup', (popup) => {
      const { action } = this.webContents.openHandler({ url: popup.url() })
      if (action === 'deny') void popup.close()
    })
    await page.exposeBinding('__doubleInvoke', ({ frame }, channel: string, args: unknown[]) => {
      const senderFrame = { url: fromBrowser(frame.url()), parent: frame.parentFrame() }
      return invoke({ sender: this.webContents, senderFrame }, channel, args)
    })
    if (preload !== undefined) {
      // Its text stands in the script itself: the page's policy forbids making code out of strings.
      const script = `function (require, module, exports, process) {${readFileSync(preload, 'utf8')}\n}`
      await page.addInitScript({ content: `(${preloadWorld.toString()})(${script})` })
    }
    await page.route('**', (route) => this.#serve(route))
    return page
  }

  async #serve(route: Route): Promise<void> {
    const request = route.request()
    const address = request.url()
    if (request.isNavigationRequest() && !this.#mayGo(address)) return route.abort()
    const handler = handlerFor(address)
    if (handler === null) {
      record('network', address)
      return route.abort()
    }
    const body = request.postDataBuffer()
    const answer = await handler(
      new Request(fromBrowser(address), {
        method: request.method(),
        headers: request.headers(),
        ...(body === null ? {} : { body: new Uint8Array(body) }),
      }),
    )
    const bytes = Buffer.from(await answer.arrayBuffer())
    return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: bytes })
  }

  #mayGo(address: string): boolean {
    if (this.going !== null && new URL(this.going).pathname === new URL(address).pathname) return true
    let permitted = true
    this.webContents.emit('will-navigate', { url: address, preventDefault: () => (permitted = false) })
    return permitted
  }
}

/** Lets a class with private members stand behind a proxy: its methods run on the object itself. */
function unprivate(contents: WebContents): WebContents {
  for (const method of ['send'] as const) contents[method] = contents[method].bind(contents)
  return contents
}

/** For tests: what there is to see of each window. */
export function describeWindows(): { id: number; visible: boolean; url: string }[] {
  return [...openWindows]
    .filter((window) => window instanceof BrowserWindow)
    .map(({ id, visible, page }) => ({ id, visible, url: fromBrowser(page?.url() ?? '') }))
}

export function closeWindows(): void {
  for (const window of openWindows) window.close()
}

export function quit(): void {
  app.quit()
}
