import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { HostConnection } from '#host/connect.ts'
import type { SessionParts } from '#host/places/session.ts'
import { sendDownload } from './downloads.ts'
import type { ExchangeFolder } from './exchange-folder.ts'
import { createGuard, type Guard } from './guard.ts'
import { LaunchCodes } from './launch-codes.ts'
import { createSockets } from './sockets.ts'
import { contentSecurityPolicy, sendRendererFile } from './static-files.ts'
import { takeUpload } from './uploads.ts'

export interface ServerParts extends SessionParts {
  readonly host: HostConnection
  readonly exchange: ExchangeFolder
  /** The built renderer. */
  readonly rendererFolder: string
}

export interface LoopbackServer {
  /** The address with its token; `open` is the grant of a project that the window opens at once. */
  address(open: string | null): string
  /** An address that leads there once: for a browser's command line. */
  launchAddress(open: string | null): string
  close(): Promise<void>
}

/** Serves the workbench on 127.0.0.1, on a port the system picks. */
export async function startServer(parts: ServerParts): Promise<LoopbackServer> {
  let origin = ''
  const guard = createGuard(() => origin)
  const launches = new LaunchCodes()
  const sockets = createSockets(guard, parts)
  const server = createServer((request, response) => {
    answer(request, response, { ...parts, origin, guard, launches }).catch((error: unknown) => {
      parts.log(
        `${request.method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  })
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('the loopback server has no port')
  origin = `http://127.0.0.1:${at.port}`

  const addressOf = (open: string | null): string => {
    const fragment = new URLSearchParams({ t: guard.token, ...(open === null ? {} : { open }) })
    return `${origin}/#${fragment.toString()}`
  }
  return {
    address: addressOf,
    launchAddress: (open) => `${origin}/launch/${launches.issue(addressOf(open))}`,
    async close() {
      sockets.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 500).unref()
      await closed
    },
  }
}

interface AnswerParts extends ServerParts {
  readonly origin: string
  readonly guard: Guard
  readonly launches: LaunchCodes
}

async function answer(request: IncomingMessage, response: ServerResponse, parts: AnswerParts): Promise<void> {
  const { origin, guard } = parts
  response.setHeader('content-security-policy', contentSecurityPolicy(origin))
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cache-control', 'no-store')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  if (!guard.fromHere(request)) return void response.writeHead(403).end()
  const { pathname, searchParams } = new URL(request.url ?? '/', origin)

  if (pathname === '/upload') {
    if (request.method !== 'POST') return void response.writeHead(405).end()
    if (!guard.fromOurPage(request)) return void response.writeHead(403).end()
    if (!guard.knowsToken(request.headers['x-concord-token'])) return void response.writeHead(401).end()
    return takeUpload(request, response, parts.exchange, parts.host)
  }
  if (request.method !== 'GET') return void response.writeHead(405).end()
  if (pathname.startsWith('/download/')) {
    if (!guard.knowsToken(searchParams.get('t'))) return void response.writeHead(401).end()
    const grant = pathname.slice('/download/'.length)
    return sendDownload(grant, response, parts.exchange, parts.host)
  }
  if (pathname.startsWith('/launch/')) {
    const address = parts.launches.redeem(pathname.slice('/launch/'.length))
    return void response
      .writeHead(address === null ? 404 : 302, address === null ? {} : { location: address })
      .end()
  }
  return sendRendererFile(parts.rendererFolder, pathname, response)
}
