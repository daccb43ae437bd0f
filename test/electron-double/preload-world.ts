/* What a sandboxed preload script finds in its world. This function is sent to the page as text, so it uses nothing
   from outside itself. */

type Listener = (event: object, ...args: unknown[]) => void
type Invoked = { ok: unknown } | { error: string }
type PreloadScript = (
  require: (name: string) => object,
  module: object,
  exports: object,
  process: object,
) => void

interface DoubleWorld {
  __doubleInvoke: (channel: string, args: unknown[]) => Promise<Invoked>
  /** Set by tests: the paths of files that are dropped, by name. */
  __droppedPaths?: Record<string, string>
}

/** Runs the preload script in the page, before the page's own scripts. */
export function preloadWorld(preload: PreloadScript): void {
  const page = globalThis as typeof globalThis & DoubleWorld
  if (window !== window.top || '__double' in page) return
  // The page's own scripts may later put something else in its place.
  const invoke = page.__doubleInvoke
  const listeners = new Map<string, Listener[]>()

  const ipcRenderer = {
    on(channel: string, listener: Listener): void {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    },
    removeListener(channel: string, listener: Listener): void {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      )
    },
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const answer = await invoke(channel, structuredClone(args))
      if ('error' in answer) throw new Error(answer.error)
      return answer.ok
    },
  }

  /** As contextBridge copies: functions become proxies, objects lose their prototype and are frozen. */
  function copy(value: unknown): unknown {
    if (typeof value === 'function') {
      const run = value as (...args: unknown[]) => unknown
      return (...args: unknown[]) => copy(run(...args.map(copy)))
    }
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (value === null || typeof value !== 'object') return value
    if (value instanceof Promise) return value.then(copy)
    if (Array.isArray(value)) return value.map(copy)
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value)
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, held]) => [key, copy(held)])))
  }

  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown): void {
      if (name in page) throw new Error(`${name} is bound already`)
      Object.defineProperty(page, name, { value: copy(api), enumerable: true })
    },
  }
  const webUtils = { getPathForFile: (file: File) => page.__droppedPaths?.[file.name] ?? '' }

  Object.defineProperty(page, '__double', {
    value: {
      emit(channel: string, args: unknown[]): void {
        for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
      },
    },
  })
  const load = (name: string): object => {
    if (name === 'electron') return { contextBridge, ipcRenderer, webUtils }
    throw new Error(`module not found: ${name} (a sandboxed preload script)`)
  }
  preload(load, { exports: {} }, {}, { platform: 'linux', versions: { electron: '0' }, env: {} })
}
