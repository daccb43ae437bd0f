import type { Announcement, Answer, Bridge, Request } from '#shared/contract/messages.ts'
import type { Reply } from '#shared/errors.ts'

type Waiting = (reply: Reply<unknown>) => void

const gone: Reply<unknown> = {
  ok: false,
  error: {
    code: 'internal',
    data: { sentence: 'Concord is not answering: it was closed, or this window lost touch with it.' },
  },
}

/**
 * The bridge of the loopback shell: the same messages as in the desktop, over one WebSocket. A lost socket fails
 * what was waiting and is opened anew by the next call.
 */
export function loopbackBridge(address: string): Bridge {
  const listeners = new Set<(announcement: Announcement) => void>()
  const waiting = new Map<number, Waiting>()
  let socket: Promise<WebSocket> | null = null

  function receive(data: unknown): void {
    if (typeof data !== 'string') return
    // The other end is our own host behind a token; the shapes are those of messages.ts.
    const message = JSON.parse(data) as Announcement | Answer
    if (message.type === 'answer') {
      const settle = waiting.get(message.id)
      waiting.delete(message.id)
      settle?.(message.reply)
      return
    }
    for (const listener of listeners) listener(message)
  }

  function lose(): void {
    socket = null
    for (const settle of waiting.values()) settle(gone)
    waiting.clear()
  }

  function connect(): Promise<WebSocket> {
    socket ??= new Promise((resolve, reject) => {
      const opening = new WebSocket(address)
      opening.addEventListener('open', () => resolve(opening))
      opening.addEventListener('message', (event) => receive(event.data))
      opening.addEventListener('close', () => {
        lose()
        reject(new Error('the socket closed'))
      })
    })
    return socket
  }

  return {
    async send(request: Request) {
      let open: WebSocket
      try {
        open = await connect()
      } catch {
        return gone
      }
      if (request.type === 'cancel') {
        open.send(JSON.stringify(request))
        return { ok: true, value: null }
      }
      return new Promise((resolve) => {
        waiting.set(request.id, resolve)
        open.send(JSON.stringify(request))
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
