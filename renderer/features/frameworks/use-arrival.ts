import { useEffect, type RefObject } from 'react'

/**
 * What was pressed to come here is gone from the page: the keyboard goes to the heading, unless it has gone elsewhere.
 * Between rooms the pane sees to that.
 */
export function useArrival(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let second = 0
    // A dialog that closes gives the keyboard back in the first frame.
    const first = requestAnimationFrame(() => {
      second = requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const heading = root.current?.querySelector('[data-view-heading]')
        if (heading instanceof HTMLElement) heading.focus()
      })
    })
    return () => {
      cancelAnimationFrame(first)
      cancelAnimationFrame(second)
    }
  }, [root])
}
