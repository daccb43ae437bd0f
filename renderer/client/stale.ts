import { contract, isCallName } from '#shared/contract/index.ts'
import type { Entity } from '#shared/contract/entities.ts'

/** Whether the answer kept under this query key is made stale by a change of these entities. */
export function isStale(key: readonly unknown[], changed: ReadonlySet<Entity>): boolean {
  const name = key[0]
  if (typeof name !== 'string' || !isCallName(name)) return false
  const declared = contract[name]
  return declared.kind === 'query' && declared.reads.some((entity) => changed.has(entity))
}
