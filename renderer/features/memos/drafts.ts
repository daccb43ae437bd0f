import { create } from 'zustand'
import type { Memo } from '#shared/contract/coding.ts'
import type { Subject } from '../../client/workspace.ts'

/** A memo being written. It stays in this window until it is saved or given up, whatever else is looked at. */
export interface MemoDraft {
  /** The memo's id, or a key of its own for one that is not saved yet. */
  readonly key: string
  /** The project it belongs to. */
  readonly project: string
  /** null: not saved yet. */
  readonly memo: string | null
  readonly subject: Subject
  /** What it is about, in words. */
  readonly words: string
  readonly title: string
  readonly body: string
}

export const useMemoDrafts = create<{ readonly drafts: readonly MemoDraft[] }>(() => ({ drafts: [] }))

export function keepDraft(draft: MemoDraft): void {
  useMemoDrafts.setState(({ drafts }) => ({
    drafts: [draft, ...drafts.filter((old) => old.key !== draft.key)],
  }))
}

export function dropDraft(key: string): void {
  useMemoDrafts.setState(({ drafts }) => ({ drafts: drafts.filter((old) => old.key !== key) }))
}

/** The draft of a new memo about something; begun again, it is the one that was begun before. */
export function newDraft(project: string, subject: Subject, words: string, title = ''): MemoDraft {
  const key = `new ${JSON.stringify(subject)}`
  const begun = useMemoDrafts
    .getState()
    .drafts.find((draft) => draft.key === key && draft.project === project)
  return begun ?? { key, project, memo: null, subject, words, title, body: '' }
}

export function draftOf(project: string, memo: Memo): MemoDraft {
  const { id, subject, about, title, body } = memo
  const begun = useMemoDrafts.getState().drafts.find((draft) => draft.key === id)
  return begun ?? { key: id, project, memo: id, subject, words: about, title, body }
}
