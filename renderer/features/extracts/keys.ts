/** What single keys do while an extract has the keyboard. */
export const keyDeeds = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  s: 'star',
  p: 'pin',
  h: 'hide',
  '+': 'widen',
  '=': 'widen',
  '-': 'narrow',
  c: 'copy',
  Enter: 'open',
  ' ': 'select',
  Escape: 'selectNone',
} as const satisfies { readonly [key: string]: string }

export type Deed = (typeof keyDeeds)[keyof typeof keyDeeds]

/** What a press stands for, if anything. */
export function deedFor(key: string): Deed | undefined {
  const name = key.length === 1 ? key.toLowerCase() : key
  return Object.hasOwn(keyDeeds, name) ? keyDeeds[name as keyof typeof keyDeeds] : undefined
}

/** For the keyboard help. */
export const extractKeys: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓ or K J', 'Extract before, extract after'],
  ['Home End', 'First, last'],
  ['S P H', 'Star, pin or hide it, or what is selected'],
  ['+ −', 'More of what was said around it, less'],
  ['Enter', 'Go to its place in the transcript'],
  ['C', 'Copy it as a quotation'],
  ['Space', 'Select it, or let go of it'],
  ['Shift + ↑ ↓', 'Select up to the one before, the one after'],
  ['Ctrl + A', 'Select all that were found'],
  ['Esc', 'Select none'],
]
