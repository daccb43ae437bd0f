import type { CallInput, CallName, CallOutput } from '#shared/contract/index.ts'
import type { Progress } from '#shared/contract/entities.ts'
import type { Failure } from '#shared/errors.ts'
import { sentenceFor } from '#shared/sentences.ts'
import { bridge } from './bridge.ts'

/** A refusal of the host, as an error that a view can catch. Its message is the plain sentence. */
export class CallFailed extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(sentenceFor(failure).sentence)
    this.name = 'CallFailed'
    this.failure = failure
  }
}

/** A call under way. `result` rejects with CallFailed; after `cancel` usually with the code `cancelled`. */
export interface Work<T> {
  readonly result: Promise<T>
  cancel(): void
}

let nextId = 1
let actingCoder: string | null = null
const progressOf = new Map<number, (progress: Progress) => void>()

bridge.subscribe((announcement) => {
  if (announcement.type === 'progress') progressOf.get(announcement.id)?.(announcement.progress)
})

/** Names who is at the keyboard in every call from now on. */
export function actAs(coder: string | null): void {
  actingCoder = coder
}

/** Sends one call of the contract, with progress and a way to cancel. */
export function begin<N extends CallName>(
  name: N,
  input: CallInput<N>,
  onProgress?: (progress: Progress) => void,
): Work<CallOutput<N>> {
  const id = nextId
  nextId += 1
  if (onProgress) progressOf.set(id, onProgress)
  // `as` is an id the host itself gave out; its brand is lost between store and wire.
  const request = { type: 'call' as const, id, name, input, as: actingCoder as never }
  const result = bridge.send(request).then((reply) => {
    progressOf.delete(id)
    if (!reply.ok) throw new CallFailed(reply.error)
    // The host's handler of this name is typed by the same contract, and a contract test holds it to that.
    return reply.value as CallOutput<N>
  })
  return { result, cancel: () => void bridge.send({ type: 'cancel', id }) }
}

/** Sends one call of the contract. @throws CallFailed where the host refuses. */
export function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  return begin(name, input).result
}
