import type { ImportRejection } from '#shared/errors.ts'
import type { ReadProject } from './read-project.ts'

/** What the exchange worker is asked: one file. */
export interface ReadTask {
  readonly path: string
}

/** What the exchange worker says: how far it is, and at last one answer. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly step: string }
  | { readonly kind: 'read'; readonly project: ReadProject }
  | { readonly kind: 'rejected'; readonly reason: ImportRejection; readonly detail: string }
  /** A fault of the reading itself. */
  | { readonly kind: 'failed'; readonly stack: string }
