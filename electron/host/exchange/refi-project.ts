import type { QdcCode } from './read-codes.ts'

/** A person of the project. */
export interface RefiUser {
  readonly guid: string
  readonly name: string
}

/** What cases and sources are told apart by. */
export interface RefiVariable {
  readonly guid: string
  readonly name: string
}

/** The value of a variable, as words. */
export interface RefiValue {
  readonly variable: string
  readonly value: string
}

export interface RefiCase {
  readonly guid: string
  readonly name: string
  readonly description: string
  readonly values: readonly RefiValue[]
  /** The sources that belong to it. */
  readonly sources: readonly string[]
}

/** A code on a selection, by a user. References are guids. */
export interface RefiCoding {
  readonly guid: string | null
  readonly code: string | null
  readonly user: string | null
  /** ISO 8601, UTC. */
  readonly at: string | null
  readonly notes: readonly string[]
}

/** A stretch of a source, from `start` up to `end`, as the file counts: in what, `counting.ts` finds out. */
export interface RefiSelection {
  readonly guid: string | null
  /** Mostly the words it stands on. */
  readonly name: string | null
  readonly start: number
  readonly end: number
  readonly user: string | null
  readonly at: string | null
  readonly description: string
  readonly codings: readonly RefiCoding[]
  readonly notes: readonly string[]
}

export interface RefiSource {
  readonly guid: string
  readonly name: string
  /** Where the plain text lies, as the file says it; null where it stands in the file itself. */
  readonly textPath: string | null
  /** The text itself, where it stands in the file. */
  readonly content: string | null
  readonly user: string | null
  readonly at: string | null
  readonly description: string
  readonly selections: readonly RefiSelection[]
  readonly notes: readonly string[]
  readonly values: readonly RefiValue[]
}

export interface RefiNote {
  readonly guid: string
  readonly name: string
  readonly textPath: string | null
  readonly content: string | null
  readonly user: string | null
  readonly at: string | null
  readonly changedAt: string | null
}

/** Two things that belong together. A note on a case can be told in no other way. */
export interface RefiLink {
  readonly guid: string | null
  readonly origin: string
  readonly target: string
}

export interface RefiSet {
  readonly guid: string
  readonly name: string
  readonly codes: readonly string[]
  readonly sources: readonly string[]
}

/** A project as a REFI-QDA file holds it, as far as Concord reads and writes it. */
export interface RefiProject {
  readonly name: string
  /** The program that wrote it. */
  readonly origin: string
  readonly description: string
  readonly users: readonly RefiUser[]
  readonly codes: readonly QdcCode[]
  /** Notes on codes, by the code's guid. */
  readonly codeNotes: ReadonlyMap<string, readonly string[]>
  readonly variables: readonly RefiVariable[]
  readonly cases: readonly RefiCase[]
  readonly sources: readonly RefiSource[]
  readonly notes: readonly RefiNote[]
  readonly links: readonly RefiLink[]
  readonly sets: readonly RefiSet[]
  /** Notes on the project as a whole. */
  readonly projectNotes: readonly string[]
}
