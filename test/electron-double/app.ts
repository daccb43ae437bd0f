import { EventEmitter } from 'node:events'
import path from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'
import { settings } from './settings.ts'
import { strict } from './strict.ts'

/** The browser that plays the windows, once it runs. */
let browser: BrowserContext | null = null

/** @throws Error before the app is ready. */
export function browserContext(): BrowserContext {
  if (browser === null) throw new Error('the app is not ready')
  return browser
}

export function isReady(): boolean {
  return browser !== null
}

/** Windows register here, so that quitting can close them. */
export const openWindows = new Set<{ close(): void }>()

class App extends EventEmitter {
  readonly isPackaged = false
  #quitting = false
  readonly #ready = this.#start()

  async #start(): Promise<void> {
    browser = await chromium.launchPersistentContext(path.join(settings.userData, 'chromium'), {
      executablePath: settings.executablePath,
      args: [...settings.args, `--remote-debugging-port=${settings.port}`],
      viewport: { width: 1280, height: 860 },
    })
    this.emit('ready')
  }

  whenReady(): Promise<void> {
    return this.#ready
  }

  getPath(name: string): string {
    return name === 'userData' ? settings.userData : path.join(settings.userData, name)
  }

  getVersion(): string {
    return '0.0.0-double'
  }

  getName(): string {
    return 'Concord'
  }

  requestSingleInstanceLock(): boolean {
    return true
  }

  /** before-quit, then the windows close, then will-quit, then the end; either event can stop it. */
  quit(): void {
    if (!this.#permits('before-quit')) return
    this.#quitting = true
    for (const window of openWindows) window.close()
    this.windowClosed()
  }

  /** Called when a window is gone. */
  windowClosed(): void {
    if (openWindows.size > 0) return
    if (!this.#quitting) return void this.emit('window-all-closed')
    if (this.#permits('will-quit')) void this.#end()
    else this.#quitting = false
  }

  async #end(): Promise<void> {
    await browser?.close()
    this.emit('quit')
    process.exit(0)
  }

  #permits(event: string): boolean {
    let permitted = true
    this.emit(event, { preventDefault: () => (permitted = false) })
    return permitted
  }
}

// A proxy has no private members: methods run on the object itself.
const real = new App()
export const app = strict('app', bound(real))
export const appEvents = real

function bound(target: App): App {
  return new Proxy(target, {
    get(object, key) {
      const member = Reflect.get(object, key) as unknown
      return typeof member === 'function' ? (member.bind(object) as unknown) : member
    },
  })
}
