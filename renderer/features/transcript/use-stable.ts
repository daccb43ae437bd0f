import { useCallback, useEffect, useRef } from 'react'

/** A function that stays the same and always does what it was given last. */
export function useStable<Args extends readonly unknown[]>(
  deed: (...args: Args) => void,
): (...args: Args) => void {
  const latest = useRef(deed)
  useEffect(() => {
    latest.current = deed
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
