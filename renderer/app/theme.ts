import { useEffect } from 'react'
import { useWorkspace } from '../client/workspace.ts'

/** Puts the chosen theme on the page; `system` follows the computer, also while the window is open. */
export function useTheme(): void {
  const theme = useWorkspace((now) => now.theme)
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const apply = () => {
      document.documentElement.dataset['theme'] =
        theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
    }
    apply()
    dark.addEventListener('change', apply)
    return () => dark.removeEventListener('change', apply)
  }, [theme])
}
