import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Who may talk to the loopback server. */
export interface Guard {
  readonly token: string
  /** Whether the request names our own address, and comes from our own page if it says where from. */
  fromHere(request: IncomingMessage): boolean
  /** The same, for requests that browsers always send with an origin. */
  fromOurPage(request: IncomingMessage): boolean
  knowsToken(given: unknown): boolean
}

/** `origin` answers the server's own, e.g. http://127.0.0.1:40213, once it listens. */
export function createGuard(origin: () => string): Guard {
  const token = randomBytes(32).toString('base64url')
  const expected = Buffer.from(token)
  const rightHost = (request: IncomingMessage): boolean => `http://${request.headers.host}` === origin()
  return {
    token,
    fromHere: (request) =>
      rightHost(request) && (request.headers.origin === undefined || request.headers.origin === origin()),
    fromOurPage: (request) => rightHost(request) && request.headers.origin === origin(),
    knowsToken(given) {
      const offered = Buffer.from(typeof given === 'string' ? given : '')
      return offered.length === expected.length && timingSafeEqual(offered, expected)
    },
  }
}
