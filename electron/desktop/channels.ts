import * as z from 'zod'
import { request } from '#shared/contract/messages.ts'

/** The one channel that a window asks on. */
export const askChannel = 'concord:ask'
/** The one channel that a window is told on. */
export const tellChannel = 'concord:tell'

/** What the preload script sends: a message of the contract, or the paths of files a person dropped on the window. */
export const asked = z.union([
  request,
  z.object({ type: z.literal('grantDropped'), paths: z.array(z.string().max(10_000)).max(2000) }),
])
export type Asked = z.infer<typeof asked>
