import { actAs, call } from './call.ts'
import { askAnew } from './ask.ts'
import { report } from './notices.ts'
import { themes, useWorkspace, type Theme } from './workspace.ts'

let remembered: Record<string, string> = {}

/** Fetches what this person chose on this computer. Called once, before the first view. */
export async function loadPreferences(): Promise<void> {
  remembered = { ...(await call('shell.preferences', {})) }
  const theme = themes.find((known) => known === remembered['theme'])
  if (theme) useWorkspace.setState({ theme })
}

export function preference(key: string): string | undefined {
  return remembered[key]
}

/** Remembers a choice on this computer. A failure is shown, and the choice holds for this window. */
export function remember(key: string, value: string): void {
  if (remembered[key] === value) return
  remembered[key] = value
  call('shell.remember', { key, value }).catch(report)
}

export function chooseTheme(theme: Theme): void {
  useWorkspace.setState({ theme })
  remember('theme', theme)
}

/** Makes someone the one who codes, in this project on this computer. */
export function chooseCoder(project: string, coder: string | null): void {
  const before = useWorkspace.getState().coder
  actAs(coder)
  useWorkspace.setState({ coder })
  if (coder) remember(`coder:${project}`, coder)
  // What one may see can depend on who is looking.
  if (before !== null && before !== coder) askAnew()
}
