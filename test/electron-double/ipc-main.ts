import { strict } from './strict.ts'

type IpcHandler = (event: object, ...args: readonly unknown[]) => unknown

const handlers = new Map<string, IpcHandler>()

export const ipcMain = strict('ipcMain', {
  handle(channel: string, handler: IpcHandler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler(channel: string): void {
    handlers.delete(channel)
  },
})

export type Invoked = { readonly ok: unknown } | { readonly error: string }

/** Answers a window's invoke: values are cloned and errors become text, as in Electron. */
export async function invoke(event: object, channel: string, args: readonly unknown[]): Promise<Invoked> {
  try {
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return { ok: structuredClone(await handler(event, ...args)) }
  } catch (error) {
    return { error: `Error invoking remote method '${channel}': ${String(error)}` }
  }
}
