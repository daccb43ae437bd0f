import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import sanitize from 'sanitize-filename'
import type { HostConnection } from '#host/connect.ts'
import type { ExchangeFolder } from './exchange-folder.ts'

/** Sends the file behind a grant, if it is one that was written to be taken away; 404 for any other. */
export async function sendDownload(
  token: string,
  response: ServerResponse,
  exchange: ExchangeFolder,
  host: HostConnection,
): Promise<void> {
  const file = await host.pathOf(token)
  const about = file !== null && (await exchange.isOutgoing(file)) ? await stat(file) : null
  if (file === null || !about?.isFile()) return void response.writeHead(404).end()
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': about.size,
    'content-disposition': disposition(path.basename(file)),
  })
  await pipeline(createReadStream(file), response)
}

/** RFC 6266: an ASCII name for all, and the true one percent-encoded (RFC 5987). */
function disposition(fileName: string): string {
  const name = sanitize(fileName) || 'download'
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
