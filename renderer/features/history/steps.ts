import type { HistoryEntry } from '#shared/contract/history.ts'

export type Way = 'back' | 'forward' | 'here' | null

export interface Step {
  readonly entry: HistoryEntry
  /** Which way the project goes to stand right after this step; null: it was undone and then something else was done. */
  readonly way: Way
}

/**
 * Where each entry lies from where the project stands. The newest entry in effect is where it stands; undone ones
 * after it can be gone forward to, those before it only seen.
 * @param entries newest first
 */
export function stepsOf(entries: readonly HistoryEntry[]): Step[] {
  const here = entries.findIndex((entry) => !entry.undone)
  return entries.map((entry, index) => ({ entry, way: wayTo(entry, index, here) }))
}

function wayTo(entry: HistoryEntry, index: number, here: number): Way {
  if (index === here) return 'here'
  if (here < 0 || index < here) return 'forward'
  return entry.undone ? null : 'back'
}

/** What was done, as one reads it: `Ann Whitlock coded 12 words as Processes / Agreements`. */
export function sentenceOf({ label, coderName }: HistoryEntry): string {
  return coderName === null
    ? label
    : `${coderName} ${label.charAt(0).toLocaleLowerCase('en')}${label.slice(1)}`
}
