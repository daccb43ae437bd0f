import * as z from 'zod'
import { createHost } from '#host/dispatcher.ts'
import { resourcesFolder } from '#host/places/app-folder.ts'
import type { Call } from '#shared/contract/define.ts'
import { hostContract, type CallInput, type CallOutput, type HostCall } from '#shared/contract/index.ts'
import type { CoderId } from '#shared/ids.ts'

/** Someone on another computer, at a project file of their own. */
export interface Colleague {
  ask<N extends HostCall>(name: N, input: CallInput<N>): Promise<CallOutput<N>>
  readonly coder: CoderId
}

function answerOf<C extends Call>({ output }: C, value: unknown): z.output<C['output']> {
  return z.parse<C['output']>(output, value)
}

/**
 * Opens a project file, or makes one where `made` names it, in a host of the colleague's own, lets them work as the
 * coder of this name, and closes it.
 */
export async function workElsewhere(
  path: string,
  name: string,
  work: (colleague: Colleague) => Promise<void>,
  made: string | null = null,
): Promise<void> {
  const log: string[] = []
  const host = createHost({ resources: resourcesFolder(), log: (line) => log.push(line) })
  async function ask<N extends HostCall>(call: N, input: CallInput<N>, as: CoderId | null = null) {
    const reply = await host.call(call, input, as)
    if (!reply.ok) throw new Error(`${call}: ${JSON.stringify(reply.error)}`)
    return answerOf<(typeof hostContract)[N]>(hostContract[call], reply.value)
  }
  try {
    const file = host.grant(path)
    if (made === null) await ask('project.open', { file })
    else await ask('project.create', { file, name: made, codebook: 'joint-commissioning', coder: name })
    const coder = (await ask('coder.list', {})).find((one) => one.name === name)?.id
    if (coder === undefined) throw new Error(`nobody here is called ${name}`)
    await work({ coder, ask: (call, input) => ask(call, input, coder) })
  } finally {
    await host.close()
  }
  if (log.length > 0) throw new Error(`The host met with the unforeseen:\n${log.join('\n')}`)
}
