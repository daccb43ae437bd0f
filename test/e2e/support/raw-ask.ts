import type { CallInput, CallName, CallOutput } from '#shared/contract/index.ts'
import type { ShellWindow } from './shell-window.ts'

/** Asks the host past the page's own client. */
export type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>

/** Asks through a window of the spec's own; a refusal is thrown. */
export function askerOf(window: ShellWindow): Ask {
  let nextId = 1
  return async (name, input) => {
    const reply = await window.send({ type: 'call', id: nextId++, name, input, as: null })
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`)
    // The host's answers are held to the contract by a contract test.
    return reply.value as CallOutput<typeof name>
  }
}
