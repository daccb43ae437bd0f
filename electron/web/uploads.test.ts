import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createExchangeFolder, type ExchangeFolder } from './exchange-folder.ts'
import { takeUpload } from './uploads.ts'

const limit = 1000

describe('taking in an upload', () => {
  let server: Server
  let exchange: ExchangeFolder
  let address = ''
  let granted: { path: string; name: string | undefined }[] = []
  let incoming = ''

  beforeEach(async () => {
    exchange = await createExchangeFolder()
    incoming = path.dirname(path.dirname(await exchange.uploadPath()))
    granted = []
    const host = {
      grant(file: string, name?: string) {
        granted.push({ path: file, name })
        return Promise.resolve('token')
      },
    }
    server = createServer((request, response) => {
      takeUpload(request, response, exchange, host, limit).catch((error: unknown) =>
        response.writeHead(500).end(String(error)),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const at = server.address()
    address = `http://127.0.0.1:${at !== null && typeof at === 'object' ? at.port : 0}`
  })

  afterEach(() => {
    server.closeAllConnections()
    server.close()
    exchange.remove()
  })

  const upload = (body: BodyInit, name: string | null): Promise<Response> =>
    fetch(address, {
      method: 'POST',
      body,
      headers: name === null ? {} : { 'x-file-name': encodeURIComponent(name) },
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    })

  const stored = (): string[] =>
    readdirSync(incoming, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('upload'))

  it('keeps the bytes under a name of its own, private, and the given name for display only', async () => {
    const response = await upload('Well, yes.', '../../etc/Interview ä.txt')
    expect(await response.json()).toEqual({ file: 'token', name: '.. .. etc Interview ä.txt' })
    const [kept] = granted
    expect(kept?.name).toBe('.. .. etc Interview ä.txt')
    expect(path.basename(kept?.path ?? '')).toBe('upload')
    expect(readFileSync(kept?.path ?? '', 'utf8')).toBe('Well, yes.')
    expect(statSync(kept?.path ?? '').mode & 0o077).toBe(0)
    expect(statSync(incoming).mode & 0o077).toBe(0)
  })

  it('refuses a file that says it is too large', async () => {
    expect((await upload('x'.repeat(limit + 1), 'a.txt')).status).toBe(413)
    expect(stored()).toEqual([])
  })

  it('stops a stream that grows too large without saying so, and keeps nothing of it', async () => {
    const chunk = new Uint8Array(400)
    let left = 10
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left-- > 0) controller.enqueue(chunk)
        else controller.close()
      },
    })
    expect((await upload(stream, 'a.txt')).status).toBe(413)
    expect(granted).toEqual([])
    expect(stored()).toEqual([])
  })

  it('refuses a file without a name', async () => {
    expect((await upload('x', null)).status).toBe(400)
    expect((await upload('x', ' ')).status).toBe(400)
  })

  it('lets only files in its outgoing folders be taken away', async () => {
    const folder = await exchange.outgoing()
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'concord-elsewhere-'))
    writeFileSync(path.join(folder, 'a.csv'), 'x')
    writeFileSync(path.join(elsewhere, 'secret'), 'x')
    symlinkSync(path.join(elsewhere, 'secret'), path.join(folder, 'link'))
    expect(await exchange.isOutgoing(path.join(folder, 'a.csv'))).toBe(true)
    expect(await exchange.isOutgoing(path.join(folder, 'link'))).toBe(false)
    expect(await exchange.isOutgoing(path.join(folder, '..', 'secret'))).toBe(false)
    expect(await exchange.isOutgoing(folder)).toBe(false)
    rmSync(elsewhere, { recursive: true })
    exchange.remove()
    expect(existsSync(folder)).toBe(false)
  })
})
