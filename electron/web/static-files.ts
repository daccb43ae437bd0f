import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** What the page may do: its own code and style, its own socket, nothing from anywhere else. */
export function contentSecurityPolicy(origin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // The component library sets style elements and attributes while running.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${origin.replace('http:', 'ws:')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Answers with the built renderer's file of that path, 403 for one outside the folder, 404 for none. */
export async function sendRendererFile(
  folder: string,
  pathname: string,
  response: ServerResponse,
): Promise<void> {
  const file = fileOf(folder, pathname === '/' ? '/index.html' : pathname)
  if (file === null) return void response.writeHead(403).end()
  const contentType = contentTypes[path.extname(file)]
  const body = contentType === undefined ? null : await readFile(file).catch(() => null)
  if (body === null) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': contentType }).end(body)
}

function fileOf(folder: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (decoded.includes('\0')) return null
  const file = path.join(folder, decoded)
  return file.startsWith(folder + path.sep) ? file : null
}
