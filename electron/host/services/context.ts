import type * as z from 'zod'
import type { Call } from '#shared/contract/define.ts'
import type { Progress } from '#shared/contract/entities.ts'
import type { hostContract, HostCall } from '#shared/contract/index.ts'
import type { CoderId } from '#shared/ids.ts'
import type { Grants } from './grants.ts'
import type { Session } from './session.ts'
import type { Staging } from './staging.ts'

/** What one host owns. */
export interface HostState {
  readonly session: Session
  readonly grants: Grants
  readonly staging: Staging
  /** The folder of starter codebooks and the sample study. */
  readonly resources: string
}

/** One call as its handler sees it: the host's state, who calls, and the means of long work. */
export interface CallContext extends HostState {
  readonly as: CoderId | null
  readonly signal: AbortSignal
  readonly progress: (progress: Progress) => void
}

/** Does what one call of the contract says. Refuses by throwing a `Refusal`. */
export type Handler<C extends Call> = (
  input: z.output<C['input']>,
  context: CallContext,
) => z.output<C['output']> | Promise<z.output<C['output']>>

/** A handler for every name of the host's contract: a missing one does not compile. */
export type Handlers = { readonly [N in HostCall]: Handler<(typeof hostContract)[N]> }

/** The handlers of some calls, as each service module offers them. */
export type Service<N extends HostCall> = Pick<Handlers, N>
