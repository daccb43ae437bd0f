import * as z from 'zod'
import type { Reply } from '../errors.ts'
import { coderId } from '../ids.ts'
import { changeEvent, progress } from './entities.ts'

/** What a window sends: over Electron IPC and over the loopback WebSocket alike. */
export const request = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('call'),
    id: z.int().nonnegative(),
    name: z.string().max(100),
    input: z.unknown(),
    /** Who is at the keyboard: named in the history, and the one for whom blindness is judged. */
    as: coderId.nullable(),
  }),
  z.object({ type: z.literal('cancel'), id: z.int().nonnegative() }),
])
export type Request = z.infer<typeof request>

/** What a window is told without asking. */
export const announcement = z.discriminatedUnion('type', [
  z.object({ type: z.literal('changed'), event: changeEvent }),
  z.object({ type: z.literal('progress'), id: z.int().nonnegative(), progress }),
  /** A menu item was chosen; the window's own command of that name runs. */
  z.object({ type: z.literal('menu'), command: z.string() }),
])
export type Announcement = z.infer<typeof announcement>

/** The answer to one call. */
export interface Answer {
  readonly type: 'answer'
  readonly id: number
  readonly reply: Reply<unknown>
}

/** The one function and the one subscription a window has. The preload script exposes it as `window.concord`. */
export interface Bridge {
  send(request: Request): Promise<Reply<unknown>>
  subscribe(listener: (announcement: Announcement) => void): () => void
  /** Desktop only: turns files dropped on the window into grants. */
  grantDropped?(files: readonly File[]): Promise<readonly { file: string; name: string }[]>
}
