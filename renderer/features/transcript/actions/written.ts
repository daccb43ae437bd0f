/** What a key press says about itself; a subset of KeyboardEvent. */
interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * A press as the actions write their keys: `c`, `Ctrl+/`, `Alt+Shift+ArrowRight`. Ctrl is also the Command key of a
 * Mac. Letters are small; of signs and letters Shift is no part, because a sign may need it.
 */
export function written(press: Press): string {
  const isSign = press.key.length === 1
  const key = isSign ? press.key.toLowerCase() : press.key
  const held = [
    (press.ctrlKey || press.metaKey) && 'Ctrl',
    press.altKey && 'Alt',
    press.shiftKey && !isSign && 'Shift',
  ]
  return [...held.filter(Boolean), key].join('+')
}
