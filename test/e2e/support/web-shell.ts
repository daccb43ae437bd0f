import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from '@playwright/test'
import type { Announcement, Answer, Request } from '#shared/contract/messages.ts'
import type { Reply } from '#shared/errors.ts'
import type { ShellWindow } from './shell-window.ts'

const root = path.resolve(import.meta.dirname, '../../..')

/** The built loopback shell, running. */
export interface RunningWebShell {
  /** The address it printed, with its token and the project it opens. */
  readonly address: string
  readonly origin: string
  readonly token: string
  /** The address without a project to open. */
  readonly bareAddress: string
  /** Its own folders, all within the test's. */
  readonly dataFolder: string
  readonly temporaryFolder: string
  /** Stops it as Ctrl+C does; answers its exit code. */
  stop(): Promise<number | null>
}

export interface WebShellStart {
  /** The test's own folder: data and temporary files go into it. */
  readonly folder: string
  /** Where it is started; the test's folder unless told. */
  readonly startedIn?: string
  /** A project file to open. */
  readonly file?: string
}

/** Starts it as a person would, without a window. */
export async function startWebShell({
  folder,
  startedIn = folder,
  file,
}: WebShellStart): Promise<RunningWebShell> {
  const dataFolder = path.join(folder, 'data')
  const temporaryFolder = path.join(folder, 'tmp')
  mkdirSync(temporaryFolder, { recursive: true })
  const args = [path.join(root, 'out/main/web.js'), '--no-window', ...(file === undefined ? [] : [file])]
  const child = spawn(process.execPath, args, {
    cwd: startedIn,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, INIT_CWD: startedIn, CONCORD_DATA_FOLDER: dataFolder, TMPDIR: temporaryFolder },
  })
  const exited = once(child, 'exit')
  const address = await Promise.race([printedAddress(child.stdout), exited.then(() => null)])
  if (address === null) throw new Error('the loopback shell ended before it served')
  const { origin, hash } = new URL(address)
  const token = new URLSearchParams(hash.slice(1)).get('t') ?? ''
  return {
    address,
    origin,
    token,
    bareAddress: `${origin}/#t=${token}`,
    dataFolder,
    temporaryFolder,
    async stop() {
      if (child.exitCode === null) child.kill('SIGINT')
      await exited
      return child.exitCode
    },
  }
}

async function printedAddress(output: NodeJS.ReadableStream): Promise<string | null> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0]
    if (address !== undefined) return address
  }
  return null
}

interface RawSocket {
  send(request: Request): Promise<Reply<unknown>>
  readonly announcements: Announcement[]
}

/** Opens a WebSocket of the spec's own from within the page, so under the page's policy and with its origin. */
export async function openRawWindow(page: Page, token: string): Promise<ShellWindow> {
  const socket = await page.evaluateHandle(async (secret) => {
    const open = new WebSocket(`ws://${location.host}/rpc?t=${secret}`)
    const waiting = new Map<number, (reply: Reply<unknown>) => void>()
    const announcements: Announcement[] = []
    open.addEventListener('message', (event) => {
      const message = JSON.parse(String(event.data)) as Announcement | Answer
      if (message.type === 'answer') waiting.get(message.id)?.(message.reply)
      else announcements.push(message)
    })
    await new Promise((resolve, reject) => {
      open.addEventListener('open', resolve)
      open.addEventListener('close', () => reject(new Error('the socket was refused')))
    })
    const raw: RawSocket = {
      announcements,
      send: (request) =>
        new Promise((resolve) => {
          waiting.set(request.id, resolve)
          open.send(JSON.stringify(request))
        }),
    }
    return raw
  }, token)
  return {
    send: (request) => socket.evaluate((raw, message) => raw.send(message), request),
    announcements: () => socket.evaluate((raw) => raw.announcements),
  }
}
