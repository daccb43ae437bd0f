import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer, type RawData } from 'ws'
import { openSession, type SessionParts } from '#host/places/session.ts'
import { request, type Announcement, type Answer, type Request } from '#shared/contract/messages.ts'
import type { Guard } from './guard.ts'

/** The largest message a window may send: a long memo or a mended transcript, not a file. */
export const messageBytesAtMost = 32 * 1024 * 1024

/** The WebSocket half of the loopback shell: one window a socket. */
export interface Sockets {
  upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

export function createSockets(guard: Guard, parts: SessionParts): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: messageBytesAtMost })
  return {
    upgrade(incoming, socket, head) {
      const address = new URL(incoming.url ?? '/', 'http://127.0.0.1')
      if (!guard.fromOurPage(incoming)) return refuse(socket, '403 Forbidden')
      if (address.pathname !== '/rpc') return refuse(socket, '404 Not Found')
      if (!guard.knowsToken(address.searchParams.get('t'))) return refuse(socket, '401 Unauthorized')
      server.handleUpgrade(incoming, socket, head, (window) => serveWindow(window, parts))
    },
    close() {
      for (const window of server.clients) window.close(1001, 'Concord was closed')
      server.close()
      // A window that does not answer the goodbye must not keep the process.
      setTimeout(() => server.clients.forEach((window) => window.terminate()), 500).unref()
    },
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}

function serveWindow(window: WebSocket, parts: SessionParts): void {
  const tell = (message: Announcement | Answer): void => {
    if (window.readyState === WebSocket.OPEN) window.send(JSON.stringify(message))
  }
  const session = openSession(parts, tell)
  window.on('close', () => session.close())
  window.on('error', (error) => parts.log(`window: ${error.message}`))
  window.on('message', (data, binary) => {
    const message = binary ? null : parseRequest(data)
    if (message === null) return window.close(1008, 'not a message of the contract')
    void session.send(message).then((reply) => {
      if (message.type === 'call') tell({ type: 'answer', id: message.id, reply })
    })
  })
}

function parseRequest(data: RawData): Request | null {
  try {
    // ws gives a text message as one Buffer, unless told otherwise.
    return Buffer.isBuffer(data) ? request.parse(JSON.parse(data.toString())) : null
  } catch {
    return null
  }
}
