import type { Announcement, Request } from '#shared/contract/messages.ts'
import type { Reply } from '#shared/errors.ts'
import { resourcesFolder } from './places/app-folder.ts'
import { workerEntry } from './worker-entry.ts'
import { startWorker } from './worker-line.ts'

/** One window's line to the host. Its request ids are its own; another line may use the same ones. */
export interface HostLine {
  /**
   * Always answers, never throws. A cancel is answered at once; the call it names then answers for itself. When
   * the host has died every call, also those under way, answers `internal` with reason `host_stopped`.
   */
  send(request: Request): Promise<Reply<unknown>>
  /** No more announcements. Calls under way run to their end. */
  hangUp(): void
}

/** A shell's connection with the host in its worker thread. */
export interface HostConnection {
  openLine(listener: (announcement: Announcement) => void): HostLine
  /** An opaque token for a path that a person chose; `name` is how it is shown (the file's own name unless told). */
  grant(path: string, name?: string): Promise<string>
  /** The path behind a token, or null for a token the host never gave. */
  pathOf(token: string): Promise<string | null>
  /** Settles with the reason if the worker ends without having been asked to. */
  readonly died: Promise<string>
  /** Closes the project, so that it is exactly one file, and ends the worker. */
  close(): Promise<void>
}

type Listener = (announcement: Announcement) => void

const stopped: Reply<never> = { ok: false, error: { code: 'internal', data: { reason: 'host_stopped' } } }
const busyId: Reply<never> = { ok: false, error: { code: 'validation', data: { reason: 'id_in_use' } } }

/** Starts the host in its worker thread. Lines for the host's log go to `log`. */
export function connectHost(options: { readonly log: (line: string) => void }): HostConnection {
  const listeners = new Set<Listener>()
  /** By the worker's key: who is told of a call's progress, and under which id. */
  const underWay = new Map<number, { readonly id: number; readonly listener: Listener }>()
  let closing = false

  const worker = startWorker(
    workerEntry('host-worker'),
    { resources: resourcesFolder() },
    {
      log: options.log,
      changed: (event) => listeners.forEach((listener) => listener({ type: 'changed', event })),
      progress(key, progress) {
        const call = underWay.get(key)
        call?.listener({ type: 'progress', id: call.id, progress })
      },
    },
  )

  function openLine(listener: Listener): HostLine {
    listeners.add(listener)
    const keyOf = new Map<number, number>()
    return {
      async send(request) {
        if (request.type === 'cancel') {
          const key = keyOf.get(request.id)
          if (key !== undefined) worker.tell({ type: 'cancel', key })
          return { ok: true, value: null }
        }
        const { id, name, input, as } = request
        if (keyOf.has(id)) return busyId
        const { key, answer } = worker.ask({ type: 'call', name, input, as })
        keyOf.set(id, key)
        underWay.set(key, { id, listener })
        const message = await answer
        keyOf.delete(id)
        underWay.delete(key)
        return message?.type === 'reply' ? message.reply : stopped
      },
      hangUp: () => void listeners.delete(listener),
    }
  }

  return {
    openLine,
    async grant(path, name) {
      const message = await worker.ask({ type: 'grant', path, name: name ?? null }).answer
      if (message?.type !== 'granted') throw new Error('the host has stopped')
      return message.token
    },
    async pathOf(token) {
      const message = await worker.ask({ type: 'pathOf', token }).answer
      return message?.type === 'path' ? message.path : null
    },
    died: new Promise((resolve) => void worker.ended.then((reason) => closing || resolve(reason))),
    async close() {
      closing = true
      await worker.ask({ type: 'close' }).answer
      await worker.ended
    },
  }
}
