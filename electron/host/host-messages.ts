import type { ChangeEvent, Progress } from '#shared/contract/entities.ts'
import type { Reply } from '#shared/errors.ts'
import type { CoderId } from '#shared/ids.ts'

/** What the shell's thread says to the host's worker thread. `key` is the shell's own number for one question. */
export type ToHost =
  | {
      readonly type: 'call'
      readonly key: number
      readonly name: string
      readonly input: unknown
      readonly as: CoderId | null
    }
  | { readonly type: 'cancel'; readonly key: number }
  | { readonly type: 'grant'; readonly key: number; readonly path: string; readonly name: string | null }
  | { readonly type: 'pathOf'; readonly key: number; readonly token: string }
  | { readonly type: 'close'; readonly key: number }

/** What the worker thread answers and tells. */
export type FromHost =
  | { readonly type: 'reply'; readonly key: number; readonly reply: Reply<unknown> }
  | { readonly type: 'granted'; readonly key: number; readonly token: string }
  | { readonly type: 'path'; readonly key: number; readonly path: string | null }
  | { readonly type: 'closed'; readonly key: number }
  | { readonly type: 'progress'; readonly key: number; readonly progress: Progress }
  | { readonly type: 'changed'; readonly event: ChangeEvent }
  | { readonly type: 'log'; readonly line: string }

/** What the worker thread is given when it starts. */
export interface HostWorkerData {
  readonly resources: string
}
