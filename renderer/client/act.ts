import type { CallInput, CallOutput, CommandName } from '#shared/contract/index.ts'
import { call } from './call.ts'
import { announce, report } from './notices.ts'

/**
 * Runs a command for a view: a refusal is shown and answers undefined, success is announced if `done` is given.
 */
export async function act<N extends CommandName>(
  name: N,
  input: CallInput<N>,
  done?: string | ((value: CallOutput<N>) => string),
): Promise<CallOutput<N> | undefined> {
  try {
    const value = await call(name, input)
    if (done !== undefined) announce(typeof done === 'string' ? done : done(value))
    return value
  } catch (error) {
    report(error)
    return undefined
  }
}
