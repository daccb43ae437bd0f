import type { CallInput, CallName, CallOutput } from '#shared/contract/index.ts'
import type { Announcement, Request } from '#shared/contract/messages.ts'
import type { Reply } from '#shared/errors.ts'
import type { CoderId } from '#shared/ids.ts'

/** A window of either shell, as a spec talks to it: with the messages that its page would send. */
export interface ShellWindow {
  send(request: Request): Promise<Reply<unknown>>
  /** What was announced to it since it was opened. */
  announcements(): Promise<readonly Announcement[]>
}

// Above the numbers of the page's own calls, which go over the same bridge in the desktop.
let nextId = 1_000_000

/** Puts one call. The answer's type is what the contract promises for a call that succeeds. */
export async function call<N extends CallName>(
  window: ShellWindow,
  name: N,
  input: CallInput<N>,
  as: CoderId | null = null,
): Promise<Reply<CallOutput<N>>> {
  const reply = await window.send({ type: 'call', id: nextId++, name, input, as })
  return reply as Reply<CallOutput<N>>
}

/** The same for a call that must succeed. @throws Error with the failure otherwise. */
export async function done<N extends CallName>(
  window: ShellWindow,
  name: N,
  input: CallInput<N>,
  as: CoderId | null = null,
): Promise<CallOutput<N>> {
  const reply = await call(window, name, input, as)
  if (!reply.ok) throw new Error(`${name} answered ${JSON.stringify(reply.error)}`)
  return reply.value
}
