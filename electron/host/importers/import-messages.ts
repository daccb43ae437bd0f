import type { ImportRejection } from '#shared/errors.ts'
import type { ParsedSource } from './parse-source.ts'

/** What the import worker is asked: one file at a time. */
export interface WorkerTask {
  readonly path: string
  /** The name the user knows the file by; its extension says what the file claims to be. */
  readonly name: string
}

/** What the import worker answers. */
export type WorkerAnswer =
  | {
      readonly outcome: 'read'
      readonly parsed: ParsedSource
      /** The file, byte for byte. */
      readonly bytes: Uint8Array<ArrayBuffer>
      /** Of `bytes`, in lower-case hexadecimal. */
      readonly sha256: string
    }
  | { readonly outcome: 'rejected'; readonly reason: ImportRejection; readonly detail: string }
  /** A fault of the importers themselves. */
  | { readonly outcome: 'failed'; readonly stack: string }
