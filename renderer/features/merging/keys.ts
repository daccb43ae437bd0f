/** What one key does while the conflicts have the keyboard. */
export type Deed = 'mine' | 'theirs' | 'write' | 'later'

const deeds: { readonly [key: string]: Deed } = { m: 'mine', t: 'theirs', w: 'write', l: 'later' }

export function deedFor(key: string): Deed | undefined {
  const small = key.toLowerCase()
  return Object.hasOwn(deeds, small) ? deeds[small] : undefined
}

/** Which conflict an arrow leads to; undefined for other keys. */
export function stepFor(key: string, at: number, total: number): number | undefined {
  const to: { readonly [key: string]: number } = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: total - 1,
  }
  const next = Object.hasOwn(to, key) ? to[key] : undefined
  return next === undefined ? undefined : Math.max(0, Math.min(total - 1, next))
}

/** For the keyboard help. */
export const mergingKeys: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓', 'Conflict before, conflict after'],
  ['Home End', 'First, last'],
  ['M', 'Keep mine'],
  ['T', 'Take theirs'],
  ['W', 'Write words of one’s own, once it is merged'],
  ['L', 'Leave it for later, before it is merged'],
  ['Ctrl + Enter', 'While writing: settle with these words'],
]
