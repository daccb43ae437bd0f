import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isReady } from './app.ts'
import { strict } from './strict.ts'

type Handler = (request: Request) => Promise<Response> | Response

/** Privileged schemes, with their handler once there is one. */
const schemes = new Map<string, Handler | null>()

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list: readonly { scheme: string }[]): void {
    if (isReady()) throw new Error('registerSchemesAsPrivileged must be called before the app is ready')
    for (const { scheme } of list) schemes.set(scheme, null)
  },
  handle(scheme: string, handler: Handler): void {
    if (!isReady()) throw new Error('protocol.handle must be called after the app is ready')
    if (schemes.get(scheme)) throw new Error(`${scheme} is handled already`)
    schemes.set(scheme, handler)
  },
})

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

export const net = strict('net', {
  async fetch(address: string): Promise<Response> {
    if (!address.startsWith('file:'))
      throw new Error(`electron double: net.fetch(${address}): there is no network`)
    const file = fileURLToPath(address)
    const contentType = contentTypes[path.extname(file)] ?? 'application/octet-stream'
    return new Response(new Uint8Array(await readFile(file)), { headers: { 'content-type': contentType } })
  },
})

/** A browser knows no app:// scheme: app://concord/x is shown to it as https://concord.app.test/x. */
export function toBrowser(address: string): string {
  const url = new URL(address)
  const scheme = url.protocol.slice(0, -1)
  if (!schemes.has(scheme)) return address
  return `https://${url.host}.${scheme}.test${url.pathname}${url.search}${url.hash}`
}

export function fromBrowser(address: string): string {
  const [, host = '', scheme = '', rest = '/'] = /^https:\/\/([^/]+)\.(\w+)\.test(\/.*)?$/.exec(address) ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : address
}

/** The handler for a browser's address, or null when no scheme of the app's stands behind it. */
export function handlerFor(address: string): Handler | null {
  const scheme = new URL(fromBrowser(address)).protocol.slice(0, -1)
  return schemes.get(scheme) ?? null
}
