import * as z from 'zod'
import type { Call } from '#shared/contract/define.ts'
import { shellCalls, type ShellCall } from '#shared/contract/index.ts'
import { Refusal, type Reply } from '#shared/errors.ts'

type Handler<C extends Call> = (
  input: z.output<C['input']>,
) => z.output<C['output']> | Promise<z.output<C['output']>>

/** A handler for every name of the shell's contract: a missing one does not compile. */
export type ShellHandlers = { readonly [N in ShellCall]: Handler<(typeof shellCalls)[N]> }

/** Whether a word names a call that the shell answers itself. */
export function isShellCall(word: string): word is ShellCall {
  return Object.hasOwn(shellCalls, word)
}

/** Answers one shell call. Never throws: what goes wrong unforeseen is logged and answered as `internal`. */
export async function answerShellCall<N extends ShellCall>(
  handlers: ShellHandlers,
  name: N,
  input: unknown,
  log: (line: string) => void,
): Promise<Reply<unknown>> {
  try {
    return {
      ok: true,
      value: await run<(typeof shellCalls)[N]>(shellCalls[name], handlers[name], input),
    }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.failure }
    log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return { ok: false, error: { code: 'internal', data: {} } }
  }
}

async function run<C extends Call>(call: C, handle: Handler<C>, input: unknown): Promise<unknown> {
  const parsed = z.safeParse<C['input']>(call.input, input)
  if (!parsed.success) throw badInput(parsed.error)
  return handle(parsed.data)
}

function badInput(error: z.core.$ZodError): Refusal {
  const [issue] = error.issues
  return new Refusal('validation', {
    reason: 'bad_input',
    where: issue?.path.join('.') ?? '',
    what: issue?.message ?? '',
  })
}
