import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type SyntheticEvent } from 'react'

interface RovingMeans {
  /** The part that one comes back to: it takes the keyboard. */
  readonly at: string | null
  /** The part that an arrow, Home or End leads to from another; null: it stays. */
  readonly next: (from: string, key: string) => string | null
  readonly open: (part: string) => void
}

const leading = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'])

/**
 * Makes a picture one stop of the Tab key: its parts bear `data-part`, and arrows lead from one to another. Which part
 * that is stands in the page only, so that an arrow key draws nothing anew.
 */
export function useRoving({ at, next, open }: RovingMeans) {
  const picture = useRef<SVGSVGElement>(null)
  const active = useRef(at)

  const partOf = (name: string) =>
    picture.current?.querySelector<SVGElement>(`[data-part="${CSS.escape(name)}"]`)

  const mark = (part: Element) => {
    for (const old of picture.current?.querySelectorAll('[data-part][tabindex="0"]') ?? [])
      old.setAttribute('tabindex', '-1')
    part.setAttribute('tabindex', '0')
    active.current = nameOf(part)
  }

  // After every drawing: parts come and go, and one of them is always reached by Tab.
  useLayoutEffect(() => {
    const part =
      (active.current === null ? null : partOf(active.current)) ??
      picture.current?.querySelector('[data-part]')
    if (part) mark(part)
  })

  // Coming back; after the view's heading has taken the keyboard.
  const back = useRef(at)
  useEffect(() => {
    const part = back.current
    if (part === null) return
    const frame = requestAnimationFrame(() => partOf(part)?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])

  return {
    ref: picture,
    onKeyDown: (event: KeyboardEvent) => {
      const from = nameOf(event.target)
      if (from === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (event.key === 'Enter' || event.key === ' ') open(from)
      else if (leading.has(event.key)) {
        const to = next(from, event.key)
        if (to !== null) partOf(to)?.focus()
      } else return
      event.preventDefault()
    },
    onFocus: (event: SyntheticEvent) => {
      const part = closest(event.target)
      if (part) mark(part)
    },
    onClick: (event: SyntheticEvent) => {
      const part = closest(event.target)
      if (!part) return
      mark(part)
      open(nameOf(part) ?? '')
    },
  }
}

/** What a part is called, where it is pointed at and for screen readers, and what it is to them. */
export function partProps(
  part: string,
  role: 'link' | 'button' | 'treeitem',
  { name, words }: { readonly name: string; readonly words: string },
) {
  return {
    role,
    tabIndex: -1,
    'data-part': part,
    'data-name': name,
    'data-words': words,
    'aria-label': `${name}: ${words}`,
  }
}

/** The first, the last, the one before or the one after, as arrows and Home and End say. */
export function stepped(
  parts: readonly string[],
  from: string,
  step: -1 | 1 | 'first' | 'last',
): string | null {
  if (step === 'first') return parts[0] ?? null
  if (step === 'last') return parts.at(-1) ?? null
  const at = parts.indexOf(from)
  return at < 0 ? null : (parts[at + step] ?? null)
}

/** The part that something of the page belongs to. */
export function closest(target: EventTarget | null): SVGElement | null {
  const part = target instanceof Element ? target.closest('[data-part]') : null
  return part instanceof SVGElement ? part : null
}

function nameOf(target: EventTarget | null): string | null {
  return closest(target)?.getAttribute('data-part') ?? null
}
