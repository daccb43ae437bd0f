import path from 'node:path'
import type { CallInput, CallOutput, HostCall } from '#shared/contract/index.ts'
import type { Call } from '#shared/contract/define.ts'
import type { Progress } from '#shared/contract/entities.ts'
import { hostContract } from '#shared/contract/index.ts'
import { Refusal } from '#shared/errors.ts'
import * as z from 'zod'
import { createHost, type Host } from '#host/dispatcher.ts'
import type { CoderId } from '#shared/ids.ts'
import { resourcesFolder } from '#host/places/app-folder.ts'
import { personIdNamed } from './naming.ts'

/** A file name as it was typed, with the extension of a project. */
export function projectFile(file: string): string {
  return path.resolve(path.extname(file) === '' ? `${file}.concord` : file)
}

function answerOf<C extends Call>(call: C, value: unknown): z.output<C['output']> {
  return z.parse<C['output']>(call.output, value)
}

/** One run of the command: a host of its own, asked through the same contract as the window. */
export class Workbench {
  readonly #host: Host
  readonly #stopping = new AbortController()
  readonly #viewer: string | undefined
  #as: CoderId | null = null
  #lastProgress = 0

  /** @param viewer who works, by name, as `--as` told; nobody sees nothing of a blind round */
  constructor(viewer?: string) {
    this.#viewer = viewer
    this.#host = createHost({
      resources: resourcesFolder(),
      log: (line) => process.stderr.write(`${line}\n`),
    })
    const stop = () => this.#stopping.abort()
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  }

  /** @throws Refusal as the host refused it. */
  async ask<N extends HostCall>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const reply = await this.#host.call(name, input, this.#as, {
      signal: this.#stopping.signal,
      progress: (progress) => this.#show(progress),
    })
    if (!reply.ok) throw new Refusal(reply.error.code, reply.error.data)
    return answerOf<(typeof hostContract)[N]>(hostContract[name], reply.value)
  }

  /** Opens a project, as the person who was named. @throws Refusal */
  async open(file: string): Promise<void> {
    const wanted = projectFile(file)
    await this.ask('project.open', { file: this.grant(wanted) }).catch((error: unknown) => {
      const isGone = error instanceof Refusal && error.failure.code === 'not_found'
      throw isGone ? new Refusal('not_found', { what: 'file', name: wanted }, { cause: error }) : error
    })
    if (this.#viewer !== undefined) this.#as = await personIdNamed(this, this.#viewer)
  }

  /** Lets the host read or write a path that was named on the command line. */
  grant(file: string, name?: string): string {
    return this.#host.grant(path.resolve(file), name)
  }

  pathOf(grant: string): string {
    return this.#host.pathOf(grant) ?? ''
  }

  async close(): Promise<void> {
    await this.#host.close()
  }

  #show({ done, total, step }: Progress): void {
    const now = performance.now()
    if (step === '' || (now - this.#lastProgress < 500 && !process.stderr.isTTY)) return
    this.#lastProgress = now
    process.stderr.write(`${Math.min(done + 1, total)} of ${total}: ${step}\n`)
  }
}
