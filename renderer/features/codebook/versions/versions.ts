import type { CodeDifference } from '#shared/contract/codebook.ts'

export const changeWords: { readonly [Change in CodeDifference['change']]: string } = {
  added: 'new',
  removed: 'gone',
  changed: 'changed',
}

/** Two versions to compare; null: the codebook as it stands. */
export interface Pair {
  readonly from: number
  readonly to: number | null
}

/**
 * What is compared at first: what was done since the newest version, or where nothing was, what that one changed.
 * @param numbers newest first
 */
export function firstComparison(numbers: readonly number[], changedSince: boolean): Pair {
  const [newest = 1, before] = numbers
  return changedSince || before === undefined ? { from: newest, to: null } : { from: before, to: newest }
}
