import * as z from 'zod'
import type { Announcement, Request } from '#shared/contract/messages.ts'
import type { Reply } from '#shared/errors.ts'
import type { HostConnection } from '../connect.ts'
import type { RecentFiles } from './recent-files.ts'
import { answerShellCall, isShellCall, type ShellHandlers } from './shell-handlers.ts'

/** One window, as its shell serves it. */
export interface WindowSession {
  /** Always answers, never throws. */
  send(request: Request): Promise<Reply<unknown>>
  /** The window is gone: nothing more is announced. Calls under way run to their end. */
  close(): void
}

export interface SessionParts {
  readonly host: HostConnection
  readonly handlers: ShellHandlers
  readonly recent: RecentFiles
  readonly log: (line: string) => void
}

/** Calls after which their `file` is a project that was opened here. */
const opening = new Set(['project.open', 'project.create', 'exchange.importProject'])
const openedFile = z.object({ file: z.string() })

/** Opens a session for one window; `announce` is told of changes, progress and menu commands. */
export function openSession(
  parts: SessionParts,
  announce: (announcement: Announcement) => void,
): WindowSession {
  const line = parts.host.openLine(announce)
  return {
    async send(request) {
      if (request.type === 'call' && isShellCall(request.name)) {
        return answerShellCall(parts.handlers, request.name, request.input, parts.log)
      }
      const reply = await line.send(request)
      if (reply.ok && request.type === 'call' && opening.has(request.name))
        await remember(parts, request.input)
      return reply
    },
    close: () => line.hangUp(),
  }
}

async function remember({ host, recent, log }: SessionParts, input: unknown): Promise<void> {
  const { file } = openedFile.parse(input)
  try {
    const path = await host.pathOf(file)
    if (path !== null) await recent.add(path)
  } catch (error) {
    // The project is open all the same; only the list of recent ones could not be written.
    log(`recent projects: ${String(error)}`)
  }
}
