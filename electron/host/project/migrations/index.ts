import { firstSchema } from './001-first-schema.ts'
import { codingSurface } from './002-coding-surface.ts'
import { roundsAndConsensus } from './003-rounds-and-consensus.ts'
import { merging } from './004-merging.ts'
import { findings } from './005-findings.ts'
import type { Migration } from './migration.ts'

/** Every migration, from the first schema on, without gaps. */
export const migrations: readonly Migration[] = [
  firstSchema,
  codingSurface,
  roundsAndConsensus,
  merging,
  findings,
]

/** The version that a chain of migrations ends in. */
export function newest(chain: readonly Migration[]): number {
  return chain.at(-1)?.version ?? 0
}

/** The version of the project files that this program writes. */
export const currentVersion = newest(migrations)
