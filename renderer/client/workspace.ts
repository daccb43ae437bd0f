import { create } from 'zustand'
import { announce } from './notices.ts'
import { layoutIn, withTab } from './layout.ts'
import type { Layout, Side, View } from './view.ts'

export type { Room, Side, Subject, View } from './view.ts'

export const themes = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

interface Workspace extends Layout {
  /** Where this window stands among the layouts it has shown, and how many lie ahead. */
  readonly trail: { readonly at: number; readonly last: number }
  /** Documents with a tab, in the order of the tabs. */
  readonly tabs: readonly string[]
  /** Who is coding: a coder's id, or null where nobody has been named. */
  readonly coder: string | null
  readonly theme: Theme
}

const first: Layout = { view: { room: 'documents' }, beside: null, side: 'view' }

/** What this window shows and who sits at it. Never project data. */
export const useWorkspace = create<Workspace>(() => {
  const kept = layoutIn(history.state)
  const layout = kept?.layout ?? first
  const at = kept?.at ?? 0
  return { ...layout, trail: { at, last: at }, tabs: withTab([], layout), coder: null, theme: 'system' }
})

/** The view on the side where the person is. */
export function currentView(now: Layout): View {
  return now.side === 'beside' && now.beside ? now.beside : now.view
}

/** Shows a view on the side where the person is, and lets the window's back key return from it. */
export function go(view: View): void {
  const { side } = useWorkspace.getState()
  show(side === 'beside' ? { beside: view } : { view })
}

/** Notes what was chosen within the view on the side where the person is: one comes back to it, but not to what was before. */
export function noteHere(view: View): void {
  const { side, beside, trail, view: main } = useWorkspace.getState()
  const layout: Layout =
    side === 'beside' && beside ? { view: main, beside: view, side } : { view, beside, side }
  history.replaceState({ ...layout, at: trail.at }, '')
  useWorkspace.setState(layout)
}

/** Shows a view on the other side, dividing the window where it isn't yet. */
export function goBeside(view: View): void {
  const { side } = useWorkspace.getState()
  show(side === 'beside' ? { view, side: 'view' } : { beside: view, side: 'beside' })
}

/** Takes a side away; the other one has the whole window. */
export function closeSide(side: Side): void {
  const { view, beside } = useWorkspace.getState()
  show({ view: side === 'view' && beside ? beside : view, beside: null, side: 'view' })
}

/** The side that was clicked in or has the keyboard is the one that `go` changes. */
export function beAt(side: Side): void {
  if (useWorkspace.getState().side !== side) useWorkspace.setState({ side })
}

export function goBack(): void {
  if (useWorkspace.getState().trail.at > 0) history.back()
  else announce('There is nothing before this.')
}

export function goForward(): void {
  const { at, last } = useWorkspace.getState().trail
  if (at < last) history.forward()
  else announce('There is nothing after this.')
}

/** Takes a document's tab away, and its text where it is shown. */
export function closeTab(document: string): void {
  const { tabs, view, beside } = useWorkspace.getState()
  const at = tabs.indexOf(document)
  const left = tabs.filter((one) => one !== document)
  const shows = (one: View | null) => one?.room === 'document' && one.document === document
  if (shows(beside)) closeSide('beside')
  if (shows(view)) {
    const next = left[at] ?? left[at - 1]
    show({ view: next === undefined ? first.view : { room: 'document', document: next }, side: 'view' })
  }
  useWorkspace.setState({ tabs: left })
}

/** Shows the first view of a project, without a way back to the one before. */
export function startAfresh(): void {
  history.replaceState({ ...first, at: 0 }, '')
  useWorkspace.setState({ ...first, trail: { at: 0, last: 0 }, tabs: [] })
}

function show(part: Partial<Layout>): void {
  const now = useWorkspace.getState()
  const layout: Layout = { view: now.view, beside: now.beside, side: now.side, ...part }
  const at = now.trail.at + 1
  history.pushState({ ...layout, at }, '')
  announce('')
  useWorkspace.setState({ ...layout, trail: { at, last: at }, tabs: withTab(now.tabs, layout) })
}

window.addEventListener('popstate', (event) => {
  const kept = layoutIn(event.state)
  if (!kept) return
  const { trail, tabs } = useWorkspace.getState()
  useWorkspace.setState({
    ...kept.layout,
    trail: { at: kept.at, last: Math.max(trail.last, kept.at) },
    tabs: withTab(tabs, kept.layout),
  })
})
