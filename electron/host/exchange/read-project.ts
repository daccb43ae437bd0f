import type { Span } from '#shared/domain/span.ts'
import type { Transcript } from '#shared/domain/transcript.ts'
import type { QdcCode } from './read-codes.ts'
import type { RefiUser } from './refi-project.ts'

/** A code on a stretch of words, in UTF-16 code units of the document's text; both edges stand on codable words. */
export interface ReadCoding extends Span {
  /** Guid of a code that is there. */
  readonly code: string
  readonly user: string | null
  readonly at: string | null
}

export interface ReadDocument {
  readonly title: string
  /** The name of the file it was read from. */
  readonly fileName: string
  readonly mediaType: string
  /** That file, byte for byte. */
  readonly bytes: Uint8Array
  readonly transcript: Transcript
  /** Attribute values by name. */
  readonly attributes: Readonly<Record<string, string>>
  /** Index of its case. */
  readonly caseIndex: number | null
  readonly codings: readonly ReadCoding[]
}

export interface ReadCase {
  readonly name: string
  readonly description: string
  readonly attributes: Readonly<Record<string, string>>
}

/** What a memo is on; documents, codings and cases by their index. */
export type ReadSubject =
  | { readonly kind: 'project' | 'journal' }
  | { readonly kind: 'case'; readonly caseIndex: number }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'document'; readonly document: number }
  | { readonly kind: 'coding'; readonly document: number; readonly coding: number }
  | { readonly kind: 'span'; readonly document: number; readonly span: Span }

export interface ReadMemo {
  readonly subject: ReadSubject
  readonly title: string
  readonly body: string
  readonly user: string | null
  readonly at: string | null
  readonly changedAt: string | null
}

/** A foreign project, judged and ready to be stored. Plain data: it travels between threads. */
export interface ReadProject {
  readonly name: string
  readonly users: readonly RefiUser[]
  readonly codes: readonly QdcCode[]
  readonly cases: readonly ReadCase[]
  readonly documents: readonly ReadDocument[]
  readonly memos: readonly ReadMemo[]
  /** What was not understood or can't be kept, as plain sentences. */
  readonly notices: readonly string[]
}
