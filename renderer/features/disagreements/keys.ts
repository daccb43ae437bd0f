interface Key {
  readonly label: string
  /** KeyboardEvent.key, letters small. */
  readonly keys: readonly string[]
  /** As shown to people. */
  readonly shown: string
}

/** Everything done by one key while the list has the keyboard. Buttons and help are made from it. */
export const keyList = {
  next: { label: 'Disagreement after', keys: ['ArrowDown', 'j'], shown: '↓ or J' },
  previous: { label: 'Disagreement before', keys: ['ArrowUp', 'k'], shown: '↑ or K' },
  pageOn: { label: 'Further on', keys: ['PageDown'], shown: 'PageDown' },
  pageBack: { label: 'Further back', keys: ['PageUp'], shown: 'PageUp' },
  first: { label: 'First', keys: ['Home'], shown: 'Home' },
  last: { label: 'Last', keys: ['End'], shown: 'End' },
  all: { label: 'Take all of it', keys: ['e', '+'], shown: 'E' },
  none: { label: 'Take nothing of it', keys: ['x', '0'], shown: 'X' },
  other: { label: 'Another code or span…', keys: ['r'], shown: 'R' },
  leaveOpen: { label: 'Leave open…', keys: ['l'], shown: 'L' },
  codebook: { label: 'Add to the codebook…', keys: ['g'], shown: 'G' },
  transcript: { label: 'Open the transcript', keys: ['o'], shown: 'O' },
  reason: { label: 'Give a reason', keys: ['w'], shown: 'W' },
  reopen: { label: 'Reopen', keys: ['Delete', 'Backspace'], shown: 'Delete' },
} as const satisfies { readonly [name: string]: Key }

export type KeyName = keyof typeof keyList

/** Object.keys forgets which they are. */
const names = Object.keys(keyList) as readonly KeyName[]
const byKey = new Map<string, KeyName>(
  names.flatMap((name) => keyList[name].keys.map((key) => [key, name] as const)),
)

/** What a press stands for, if anything but a coder's letter. */
export function deedFor(key: string): KeyName | undefined {
  return byKey.get(key.length === 1 ? key.toLowerCase() : key)
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').filter((letter) => deedFor(letter) === undefined)

/** A letter for each coder, in their order, the same all through a project; those beyond the alphabet have none. */
export function lettersOf(coders: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    coders.flatMap((coder, index) => {
      const letter = letters[index]
      return letter === undefined ? [] : [[coder, letter] as const]
    }),
  )
}

/** For the keyboard help. */
export const disagreementKeys: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓ or K J', 'Disagreement before, disagreement after'],
  ['Home End', 'First, last'],
  ['A B C …', 'Take the codings of the coder with this letter'],
  ['E or +', 'Take all of it'],
  ['X or 0', 'Take nothing of it: it stays uncoded'],
  ['R', 'Settle it by another code or span'],
  ['← → and Shift + ← →', 'There: move the start, move the end, by a word'],
  ['L', 'Leave it open, with a reason'],
  ['W', 'Give a reason for the next decision'],
  ['G', 'Add an example or a rule to the codebook'],
  ['O', 'Open the transcript at this place'],
  ['Delete', 'Reopen what was decided'],
]
