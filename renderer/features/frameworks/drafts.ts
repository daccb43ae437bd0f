import { create } from 'zustand'

/** What is being written in a cell. It stays in this window until it is saved or given up, whatever else is looked at. */
export interface CellDraft {
  readonly summary: string
  readonly level: number | null
}

/** By cell: theme and row. */
export const useCellDrafts = create<{ readonly drafts: ReadonlyMap<string, CellDraft> }>(() => ({
  drafts: new Map(),
}))

export function draftKey(theme: string, row: string): string {
  return `${theme} ${row}`
}

export function keepDraft(key: string, draft: CellDraft): void {
  useCellDrafts.setState(({ drafts }) => ({ drafts: new Map(drafts).set(key, draft) }))
}

export function dropDraft(key: string): void {
  useCellDrafts.setState(({ drafts }) => {
    const left = new Map(drafts)
    left.delete(key)
    return { drafts: left }
  })
}
