import { request } from 'node:http'
import { WebSocket } from 'ws'

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
}

/** One HTTP request with any headers and any path, even such as browsers never send. */
export function rawRequest(
  origin: string,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, ...options }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, headers: response.headers })
    })
    asking.once('error', reject)
    asking.end()
  })
}

/** A socket from outside any browser. */
export class RawSocket {
  readonly #socket: WebSocket
  /** 'open', or the HTTP status by which it was refused. */
  readonly opened: Promise<'open' | number>
  /** The code it was closed with. */
  readonly closed: Promise<number>

  constructor(address: string, headers: Record<string, string>) {
    this.#socket = new WebSocket(address, { headers })
    this.opened = new Promise((resolve) => {
      this.#socket.once('open', () => resolve('open'))
      this.#socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      // What follows a refusal; the status has told it already.
      this.#socket.on('error', () => {})
    })
    this.closed = new Promise((resolve) => this.#socket.once('close', resolve))
  }

  /** The next message, as text. */
  next(): Promise<string> {
    return new Promise((resolve) =>
      this.#socket.once('message', (data) => resolve(Buffer.isBuffer(data) ? data.toString() : '')),
    )
  }

  send(message: string | Buffer): void {
    this.#socket.send(message)
  }

  close(): void {
    this.#socket.terminate()
  }
}
