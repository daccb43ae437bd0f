import type { Extract } from '#shared/contract/values.ts'

/** The extracts of one case study, as they go into one file. Plain data: what the JSON export holds is this. */
export interface ExtractsBook {
  readonly project: string
  /** null: the documents that belong to no case study. */
  readonly caseName: string | null
  /** ISO 8601, UTC. */
  readonly exportedAt: string
  /** The version of the codebook at the time of export. Each extract says which version it was coded under. */
  readonly codebookVersion: string
  readonly coders: readonly string[]
  /** Whether names are replaced as the project's pseudonym list says. */
  readonly isDisguised: boolean
  /** In codebook order, every extract under its code's path. */
  readonly groups: readonly CodeGroup[]
}

export interface CodeGroup {
  readonly path: string
  /** The code's brief definition; may be empty. */
  readonly brief: string
  readonly extracts: readonly Extract[]
}

/** A finished file. */
export interface Exported {
  readonly bytes: Uint8Array
  /** How many extracts' words the format could not hold letter for letter; the room's README says in what way. */
  readonly altered: number
}
