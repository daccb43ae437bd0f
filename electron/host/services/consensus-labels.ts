import type { Settlement } from '#shared/contract/consensus.ts'
import type { CoderId } from '#shared/ids.ts'
import type { FoundDisagreement, FoundDisagreements } from './disagreement-finding.ts'
import { counted, quoted } from './plain-words.ts'

/** "a", "a and b", "a, b and c", "a, b and 2 more". */
function listed(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}` : shown.join('')
}

function outcomeOf({ outcome }: Settlement, nameOf: (coder: CoderId) => string): string {
  if (outcome.kind !== 'took') return 'coded it otherwise'
  const names = [...new Set(outcome.coders)].map((coder) => `${nameOf(coder)}'s`)
  return names.length === 0 ? 'left it uncoded' : `took ${listed(names)}`
}

/** "Settled a disagreement on Processes / Agreements: took Ann's" */
export function settledLabel(
  settlements: readonly Settlement[],
  { byKey, tree }: FoundDisagreements,
  nameOf: (coder: CoderId) => string,
): string {
  const keys = new Set(settlements.map(({ key }) => key))
  const isLeftOpen = settlements.every(({ outcome }) => outcome.kind === 'left_open')
  const one = keys.size === 1 ? settlements.at(-1) : undefined
  const found: FoundDisagreement | undefined = one && byKey.get(one.key)
  if (!one || !found) {
    const what = counted(keys.size, 'disagreement')
    return isLeftOpen ? `Left ${what} open` : `Settled ${what}`
  }
  const what = `a disagreement on ${listed(found.codes.map((code) => tree.pathOf(code)))}`
  return one.outcome.kind === 'left_open' ? `Left ${what} open` : `Settled ${what}: ${outcomeOf(one, nameOf)}`
}

/** "Reopened a disagreement in “Interview 1”" */
export function reopenedLabel(decisions: number, title: string): string {
  return decisions === 1
    ? `Reopened a disagreement in ${quoted(title)}`
    : `Reopened ${counted(decisions, 'disagreement')}`
}
