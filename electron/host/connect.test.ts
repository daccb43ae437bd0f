import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Announcement } from '#shared/contract/messages.ts'
import { connectHost, type HostConnection } from './connect.ts'
import { startWorker } from './worker-line.ts'

describe("a shell's connection with the host", () => {
  let folder = ''
  let host: HostConnection
  const logged: string[] = []

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'concord-connect-'))
    host = connectHost({ log: (line) => logged.push(line) })
  })
  afterEach(async () => {
    await host.close()
    rmSync(folder, { recursive: true })
  })

  const create = async (): Promise<unknown> => ({
    file: await host.grant(path.join(folder, 'Study.concord')),
    name: 'Study',
    codebook: 'none',
    coder: null,
  })

  it('answers calls, tells every line of changes, and leaves one file', async () => {
    const heard: Announcement[] = []
    const line = host.openLine(() => {})
    const listening = host.openLine((announcement) => heard.push(announcement))
    const left = host.openLine(() => heard.push({ type: 'menu', command: 'never' }))
    left.hangUp()
    const made = await line.send({
      type: 'call',
      id: 1,
      name: 'project.create',
      input: await create(),
      as: null,
    })
    expect(made).toMatchObject({ ok: true, value: { name: 'Study' } })
    const same = await listening.send({ type: 'call', id: 1, name: 'project.current', input: {}, as: null })
    expect(same).toMatchObject({ ok: true, value: { fileName: 'Study.concord' } })
    expect(heard.map((announcement) => announcement.type)).toContain('changed')
    expect(heard.map((announcement) => announcement.type)).not.toContain('menu')
    await host.close()
    expect(readdirSync(folder)).toEqual(['Study.concord'])
    expect(logged).toEqual([])
  })

  it('names files by tokens that say nothing of their paths', async () => {
    const file = path.join(folder, 'Study.concord')
    const token = await host.grant(file)
    expect(token).not.toContain('Study')
    expect(await host.pathOf(token)).toBe(file)
    expect(await host.pathOf('made up')).toBeNull()
  })

  it('refuses a second call under the number of one that runs', async () => {
    const line = host.openLine(() => {})
    const call = { type: 'call', id: 7, name: 'project.current', input: {}, as: null } as const
    const [first, second] = await Promise.all([line.send(call), line.send(call)])
    expect(first).toEqual({ ok: true, value: null })
    expect(second).toMatchObject({ ok: false, error: { code: 'validation' } })
    expect(await line.send(call)).toEqual({ ok: true, value: null })
  })

  it('reports the progress of long work to its own line, and cancels it', async () => {
    const heard: Announcement[] = []
    const line = host.openLine((announcement) => heard.push(announcement))
    const input = { file: await host.grant(path.join(folder, 'Sample.concord')) }
    const making = line.send({ type: 'call', id: 3, name: 'project.createSample', input, as: null })
    await expect.poll(() => heard.some((each) => each.type === 'progress' && each.id === 3)).toBe(true)
    expect(await line.send({ type: 'cancel', id: 3 })).toEqual({ ok: true, value: null })
    expect(await making).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})

describe('a worker that dies', () => {
  it('leaves no question unanswered, and says why', async () => {
    const lines: string[] = []
    const entry = new URL(
      `data:text/javascript,${encodeURIComponent("setTimeout(() => { throw new Error('out of memory') }, 50)")}`,
    )
    const worker = startWorker(
      entry,
      { resources: '' },
      { log: (line) => lines.push(line), changed: () => {}, progress: () => {} },
    )
    const { answer } = worker.ask({ type: 'pathOf', token: 'any' })
    expect(await answer).toBeNull()
    expect(await worker.ended).toBe('out of memory')
    expect(await worker.ask({ type: 'close' }).answer).toBeNull()
    expect(lines.join('\n')).toContain('out of memory')
  })
})
