import type { Layout } from './view.ts'

/** The layout kept in the window's history: it also outlives a reload. Only the workspace writes it. */
export function layoutIn(state: unknown): { readonly layout: Layout; readonly at: number } | null {
  if (typeof state !== 'object' || state === null || !('view' in state) || !('at' in state)) return null
  const { view, beside, side, at } = state as Layout & { readonly at: number }
  return { layout: { view, beside, side }, at }
}

/** The tabs, with one for every document that is shown. */
export function withTab(tabs: readonly string[], { view, beside }: Layout): readonly string[] {
  const shown = [view, beside].flatMap((one) => (one?.room === 'document' ? [one.document] : []))
  const missing = shown.filter((document, at) => !tabs.includes(document) && shown.indexOf(document) === at)
  return missing.length === 0 ? tabs : [...tabs, ...missing]
}

/** The tab before or after one, going round at the ends; undefined where there is no other. */
export function nextTab(tabs: readonly string[], from: string | null, direction: 1 | -1): string | undefined {
  const at = from === null ? -1 : tabs.indexOf(from)
  if (at < 0) return direction > 0 ? tabs[0] : tabs.at(-1)
  const next = tabs[(at + direction + tabs.length) % tabs.length]
  return next === from ? undefined : next
}
