import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { net, protocol } from 'electron'

export const pageOrigin = 'app://concord'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The component library sets style elements and attributes while running.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must be called before the app is ready. */
export function declareRendererScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built renderer, and nothing else, at app://concord/. */
export function serveRenderer(folder: string): void {
  protocol.handle('app', async (request) => {
    const address = new URL(request.url)
    const file = path.join(folder, decodeURIComponent(address.pathname))
    if (address.host !== 'concord' || !file.startsWith(folder + path.sep))
      return new Response(null, { status: 403 })
    const found = await net.fetch(pathToFileURL(file).href).catch(() => null)
    if (found === null) return new Response(null, { status: 404 })
    const headers = new Headers(found.headers)
    headers.set('content-security-policy', contentSecurityPolicy)
    headers.set('x-content-type-options', 'nosniff')
    return new Response(found.body, { status: found.status, headers })
  })
}
