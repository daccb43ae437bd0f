import { create } from 'zustand'

interface Mending {
  /** Where the reader stands in each document: a UTF-16 offset of its text. */
  readonly places: { readonly [document: string]: number }
  /** The place being mended; null: none. */
  readonly open: { readonly document: string; readonly offset: number } | null
}

/** What the transcript and the mending of it need to know of each other. */
export const useMending = create<Mending>(() => ({ places: {}, open: null }))

/** The transcript says where its reader stands. */
export function standAt(document: string, offset: number): void {
  if (useMending.getState().places[document] === offset) return
  useMending.setState(({ places }) => ({ places: { ...places, [document]: offset } }))
}

/** Opens the turn or paragraph where the reader stands for mending. */
export function mendHere(document: string): void {
  useMending.setState(({ places }) => ({ open: { document, offset: places[document] ?? 0 } }))
}

export function endMending(): void {
  useMending.setState({ open: null })
}
