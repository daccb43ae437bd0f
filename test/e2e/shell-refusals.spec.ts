import { readdirSync } from 'node:fs'
import { expect } from '@playwright/test'
import { RawSocket, rawRequest } from './support/raw-http.ts'
import { test } from './support/temporary-folder.ts'
import { startWebShell, type RunningWebShell } from './support/web-shell.ts'

const describeCall = JSON.stringify({ type: 'call', id: 1, name: 'shell.describe', input: {}, as: null })

test.describe('the loopback shell refuses', () => {
  let shell: RunningWebShell
  const sockets: RawSocket[] = []

  test.beforeEach(async ({ folder }) => {
    shell = await startWebShell({ folder })
  })

  test.afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.close()
    await shell.stop()
  })

  const socket = (query: string, headers: Record<string, string> = { origin: shell.origin }): RawSocket => {
    const opened = new RawSocket(`${shell.origin.replace('http', 'ws')}/rpc?${query}`, headers)
    sockets.push(opened)
    return opened
  }

  test('a socket without the token, from another page, or under another host name', async () => {
    const right = `t=${shell.token}`
    expect(await socket('').opened).toBe(401)
    expect(await socket('t=wrong').opened).toBe(401)
    expect(await socket(`t=${shell.token.slice(0, -1)}`).opened).toBe(401)
    expect(await socket(right, { origin: 'https://example.org' }).opened).toBe(403)
    expect(await socket(right, {}).opened).toBe(403)
    expect(await socket(right, { origin: shell.origin, host: 'rebound.example.org' }).opened).toBe(403)
    expect(await socket(right).opened).toBe('open')
  })

  test('a page request under another host name, from another page, or with another method', async () => {
    const { origin } = shell
    expect((await rawRequest(origin, '/')).status).toBe(200)
    expect((await rawRequest(origin, '/', { headers: { host: 'rebound.example.org' } })).status).toBe(403)
    expect(
      (
        await rawRequest(origin, '/', {
          headers: { host: new URL(origin).host.replace('127.0.0.1', 'localhost') },
        })
      ).status,
    ).toBe(403)
    expect((await rawRequest(origin, '/', { headers: { origin: 'https://example.org' } })).status).toBe(403)
    expect((await rawRequest(origin, '/', { method: 'DELETE' })).status).toBe(405)
  })

  test('paths out of the page’s folder', async () => {
    const escapes = [
      '/..%2fmain%2fweb.js',
      '/%2e%2e/main/web.js',
      '/%2e%2e%2f%2e%2e%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '/index.html%00.js',
      '/%ff',
      '//etc/passwd',
    ]
    for (const path of escapes)
      expect((await rawRequest(shell.origin, path)).status, path).toBeGreaterThanOrEqual(400)
  })

  test('uploads and downloads without the token or from another page', async () => {
    const { origin, token } = shell
    const name = { 'x-file-name': 'a.txt' }
    const upload = async (headers: Record<string, string>): Promise<number> =>
      (await rawRequest(origin, '/upload', { method: 'POST', headers: { ...name, ...headers } })).status
    expect(await upload({ origin })).toBe(401)
    expect(await upload({ origin, 'x-concord-token': 'wrong' })).toBe(401)
    expect(await upload({ origin: 'https://example.org', 'x-concord-token': token })).toBe(403)
    expect(await upload({ 'x-concord-token': token })).toBe(403)
    expect(await upload({ origin, 'x-concord-token': token })).toBe(200)
    expect((await rawRequest(origin, '/download/any')).status).toBe(401)
    expect((await rawRequest(origin, '/download/any?t=wrong')).status).toBe(401)
    expect((await rawRequest(origin, `/download/..%2f..%2fetc%2fpasswd?t=${token}`)).status).toBe(404)
    expect((await rawRequest(origin, `/download/%ff?t=${token}`)).status).toBe(404)
  })

  test('what is no message, and closes that socket only', async () => {
    const right = `t=${shell.token}`
    const steady = socket(right)
    expect(await steady.opened).toBe('open')
    const nonsense = [
      '{',
      '[]',
      '{"type":"call"}',
      '{"type":"call","id":-1,"name":"x","as":null}',
      Buffer.from(describeCall),
    ]
    for (const message of nonsense) {
      const bad = socket(right)
      expect(await bad.opened).toBe('open')
      bad.send(message)
      expect(await bad.closed).toBe(1008)
    }
    const large = socket(right)
    expect(await large.opened).toBe('open')
    large.send('x'.repeat(33 * 1024 * 1024))
    expect(await large.closed).toBe(1009)

    steady.send(describeCall)
    expect(await steady.next()).toContain('"kind":"web"')
  })
})

test('the loopback page has a strict policy, and nothing of it is kept', async ({ folder, page }) => {
  const shell = await startWebShell({ folder })
  try {
    const { headers } = await rawRequest(shell.origin, '/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    await page.goto(shell.bareAddress)
    const blocked = await page.evaluate(() =>
      fetch('https://example.org/').then(
        () => 'reached',
        () => 'blocked',
      ),
    )
    expect(blocked).toBe('blocked')
  } finally {
    expect(await shell.stop()).toBe(0)
  }
  expect(readdirSync(shell.temporaryFolder)).toEqual([])
})
