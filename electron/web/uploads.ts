import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { HostConnection } from '#host/connect.ts'
import type { ExchangeFolder } from './exchange-folder.ts'

/** More than any transcript or project; the host's importers have their own, tighter limits. */
export const uploadBytesAtMost = 512 * 1024 * 1024

/** Takes in one file, streamed to the exchange folder; answers `{file, name}`, or 413 when it is too large. */
export async function takeUpload(
  request: IncomingMessage,
  response: ServerResponse,
  exchange: ExchangeFolder,
  host: Pick<HostConnection, 'grant'>,
  bytesAtMost = uploadBytesAtMost,
): Promise<void> {
  const name = shownName(request.headers['x-file-name'])
  if (name === null) {
    request.resume()
    return void response.writeHead(400).end()
  }
  const file = await exchange.uploadPath()
  const limit = new Limit(bytesAtMost)
  try {
    await pipeline(request, limit, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    await rm(path.dirname(file), { recursive: true, force: true })
    throw error
  }
  if (limit.passed) {
    await rm(path.dirname(file), { recursive: true, force: true })
    return void response.writeHead(413).end()
  }
  const granted = { file: await host.grant(file, name), name }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(granted))
}

/**
 * Lets bytes through up to the limit and drops what comes after: a content-length header is only a promise, and a
 * browser reads the refusal only when its whole request was taken.
 */
class Limit extends Transform {
  #left: number

  constructor(bytes: number) {
    super()
    this.#left = bytes
  }

  get passed(): boolean {
    return this.#left < 0
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#left -= chunk.length
    done(null, this.passed ? undefined : chunk)
  }
}

/** The file's name as it is shown to a person; never used as a path. */
function shownName(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string') return null
  try {
    const name = decodeURIComponent(header)
      .replaceAll(/[\p{Cc}/\\]/gu, ' ')
      .trim()
    return name.length > 0 && name.length <= 500 ? name : null
  } catch {
    return null
  }
}
