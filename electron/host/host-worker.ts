import { parentPort, workerData } from 'node:worker_threads'
import { createHost } from './dispatcher.ts'
import type { FromHost, HostWorkerData, ToHost } from './host-messages.ts'

/** The host in its worker thread: long work in it never holds up a window's shell. */
if (parentPort === null) throw new Error('host-worker.ts runs in a worker thread only')
const port = parentPort
// Our own shell made this thread and its data, in the same process.
const { resources } = workerData as HostWorkerData

const say = (message: FromHost): void => port.postMessage(message)
const host = createHost({ resources, log: (line) => say({ type: 'log', line }) })
const running = new Map<number, AbortController>()

host.subscribe((event) => say({ type: 'changed', event }))
port.on('message', (message: ToHost) => void hear(message))

async function hear(message: ToHost): Promise<void> {
  switch (message.type) {
    case 'call':
      return call(message)
    case 'cancel':
      running.get(message.key)?.abort()
      return
    case 'grant':
      return say({
        type: 'granted',
        key: message.key,
        token: host.grant(message.path, message.name ?? undefined),
      })
    case 'pathOf':
      return say({ type: 'path', key: message.key, path: host.pathOf(message.token) })
    case 'close':
      for (const controller of running.values()) controller.abort()
      await host.close()
      say({ type: 'closed', key: message.key })
      port.close()
  }
}

async function call({ key, name, input, as }: Extract<ToHost, { type: 'call' }>): Promise<void> {
  const controller = new AbortController()
  running.set(key, controller)
  const reply = await host.call(name, input, as, {
    signal: controller.signal,
    progress: (progress) => say({ type: 'progress', key, progress }),
  })
  running.delete(key)
  say({ type: 'reply', key, reply })
}
