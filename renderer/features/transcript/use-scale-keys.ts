import { useEffect } from 'react'
import { written } from './actions/written.ts'
import { sayScale } from './say-scale.ts'

const directions: { readonly [press: string]: 1 | -1 | 0 } = {
  'Ctrl++': 1,
  'Ctrl+=': 1,
  'Ctrl+-': -1,
  'Ctrl+0': 0,
}

/** While a transcript is shown, the window's zoom keys change the size of its text and nothing else. */
export function useScaleKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const direction = directions[written(event)]
      if (direction === undefined || event.defaultPrevented) return
      event.preventDefault()
      sayScale(direction)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
