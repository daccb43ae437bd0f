/** What a key press says about itself; a subset of KeyboardEvent. */
export interface Press {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Keys written by their sign. */
const signs: { readonly [sign: string]: string } = {
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
}

/**
 * Whether a press is the one written, e.g. `Ctrl+Shift+Z`, `Alt+1`, `Alt+←`, `?`. Ctrl is also the Command key of a
 * Mac. With Alt the physical key counts, because Alt changes the letter on some keyboards; a sign like `?` counts as
 * typed, with whatever Shift it takes.
 */
export function matches(press: Press, written: string): boolean {
  const parts = written.split('+')
  const last = parts.pop() ?? ''
  const key = signs[last] ?? last
  const isLetter = /^[A-Za-z0-9]$/.test(key)
  if (parts.includes('Ctrl') !== (press.ctrlKey || press.metaKey)) return false
  if (parts.includes('Alt') !== press.altKey) return false
  if ((isLetter || key.length > 1) && parts.includes('Shift') !== press.shiftKey) return false
  if (parts.includes('Alt') && isLetter)
    return press.code === (/\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`)
  return press.key.toLowerCase() === key.toLowerCase()
}
