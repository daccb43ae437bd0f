import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import type { Call } from '#shared/contract/define.ts'
import type { ChangeEvent } from '#shared/contract/entities.ts'
import { hostContract, type CallInput, type CallOutput, type HostCall } from '#shared/contract/index.ts'
import { Refusal, type Failure, type Reply } from '#shared/errors.ts'
import type { CoderId } from '#shared/ids.ts'
import { createHost, type Host, type Job } from '#host/dispatcher.ts'
import { resourcesFolder } from '#host/places/app-folder.ts'

/** A host with a folder of its own. */
export interface TestHost {
  readonly host: Host
  /** Empty at first, gone after the test. */
  readonly folder: string
  /** Every change event so far. */
  readonly events: readonly ChangeEvent[]
  /** Calls the host by the contract. @throws Refusal as the host refused; ZodError for an answer the contract does not know */
  ask<N extends HostCall>(
    name: N,
    input: CallInput<N>,
    as?: CoderId | null,
    job?: Partial<Job>,
  ): Promise<CallOutput<N>>
  /** Calls the host by any name with anything. */
  reply(name: string, input: unknown): Promise<Reply<unknown>>
  /** A path inside the folder. */
  at(...parts: string[]): string
  /** Writes a file into the folder and answers its grant. */
  file(name: string, content: string | Uint8Array): string
  /** Makes a folder inside the folder and answers its grant. */
  place(name: string): string
  /** Closes the project and takes the folder away. */
  end(): Promise<void>
}

export interface HostParts {
  /** Where the resources lie; those of the checkout unless told. */
  readonly resources?: string
}

function answerOf<C extends Call>(call: C, value: unknown): z.output<C['output']> {
  return z.parse<C['output']>(call.output, value)
}

/** Makes a host on a fresh temporary folder. Nothing may go wrong unforeseen in it: `end` throws where its log has a line. */
export function openHost({ resources = resourcesFolder() }: HostParts = {}): TestHost {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'concord-test-')))
  const log: string[] = []
  const events: ChangeEvent[] = []
  const host = createHost({ resources, log: (line) => log.push(line) })
  host.subscribe((event) => events.push(event))
  const at = (...parts: string[]) => path.join(folder, ...parts)
  return {
    host,
    folder,
    events,
    at,
    async ask(name, input, as = null, job = {}) {
      const reply = await host.call(name, input, as, {
        signal: job.signal ?? new AbortController().signal,
        progress: job.progress ?? (() => undefined),
      })
      if (!reply.ok) throw new Refusal(reply.error.code, reply.error.data)
      return answerOf<(typeof hostContract)[typeof name]>(hostContract[name], reply.value)
    },
    reply: (name, input) => host.call(name, input, null),
    file(name, content) {
      writeFileSync(at(name), content)
      return host.grant(at(name))
    },
    place(name) {
      mkdirSync(at(name), { recursive: true })
      return host.grant(at(name))
    },
    async end() {
      await host.close()
      rmSync(folder, { recursive: true, force: true })
      if (log.length > 0) throw new Error(`The host met with the unforeseen:\n${log.join('\n')}`)
    },
  }
}

/** What a call is refused with. @throws where it isn't refused, or fails otherwise. */
export async function refusalOf(asked: Promise<unknown>): Promise<Failure> {
  try {
    await asked
  } catch (error) {
    if (error instanceof Refusal) return error.failure
    throw error
  }
  throw new Error('It was not refused')
}

/** Expects a refusal of this code whose data holds at least this. */
export async function expectRefused(
  asked: Promise<unknown>,
  code: Failure['code'],
  data: Failure['data'] = {},
): Promise<void> {
  expect(await refusalOf(asked)).toMatchObject({ code, data })
}

/** The first of a list that must not be empty. */
export function first<T>(list: readonly T[]): T {
  const [head] = list
  if (head === undefined) throw new Error('There is none')
  return head
}

/** `it` with a host of the test's own. */
export const it = test.extend('workbench', ({ onTestFinished }): TestHost => {
  const workbench = openHost()
  onTestFinished(() => workbench.end())
  return workbench
})
