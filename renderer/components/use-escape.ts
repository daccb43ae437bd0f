import { useEffect, useEffectEvent, type RefObject } from 'react'

/** Closes a pane by Escape, where nothing in it takes the key for itself. */
export function useEscape(pane: RefObject<HTMLElement | null>, onClose: () => void): void {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const element = pane.current
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      close()
    }
    element?.addEventListener('keydown', press)
    return () => element?.removeEventListener('keydown', press)
  }, [pane])
}
