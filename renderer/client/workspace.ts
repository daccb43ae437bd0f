import { create } from 'zustand'
import { announce } from './notices.ts'
import type { CallInput } from '#shared/contract/index.ts'

/** What the main part of the window shows. */
export type View =
  | { readonly room: 'documents' }
  | { readonly room: 'import' }
  | {
      readonly room: 'document'
      readonly document: string
      readonly coding?: string
      readonly offset?: number
    }
  | { readonly room: 'codebook'; readonly code?: string }
  | {
      readonly room: 'memos'
      readonly about?: { readonly subject: Subject; readonly words: string }
      readonly memo?: string
    }
  | { readonly room: 'agreement' }
  | { readonly room: 'export' }
  | { readonly room: 'history' }

export type Room = View['room']
/** What a memo is about, as it is asked for: ids without their brand. */
export type Subject = CallInput<'memo.write'>['subject']
export type Theme = 'system' | 'light' | 'dark'

interface Workspace {
  readonly view: View
  /** Who is coding: a coder's id, or null where nobody has been named. */
  readonly coder: string | null
  readonly theme: Theme
}

/** What this window shows and who sits at it. Never project data. */
export const useWorkspace = create<Workspace>(() => ({
  view: viewIn(history.state) ?? { room: 'documents' },
  coder: null,
  theme: 'system',
}))

/** Shows a view, and lets the window's back key return from it. */
export function go(view: View): void {
  history.pushState(view, '')
  announce('')
  useWorkspace.setState({ view })
}

/** Shows the first view of a project, without a way back to the one before. */
export function startAfresh(): void {
  history.replaceState({ room: 'documents' }, '')
  useWorkspace.setState({ view: { room: 'documents' } })
}

window.addEventListener('popstate', (event) => {
  const view = viewIn(event.state)
  if (view) useWorkspace.setState({ view })
})

/** The view kept in the window's history: it also outlives a reload. Only `go` and `startAfresh` write it. */
function viewIn(state: unknown): View | null {
  return typeof state === 'object' && state !== null && 'room' in state ? (state as View) : null
}
