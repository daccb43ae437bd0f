import type { Memo } from '#shared/contract/coding.ts'
import { plainWords } from '../../components/markdown/references.ts'
import { moment } from '../../components/words.ts'
import type { MemoDraft } from './drafts.ts'
import { subjectWords } from './subjects.ts'

interface MemoListProps {
  readonly memos: readonly Memo[]
  readonly drafts: readonly MemoDraft[]
  /** The key of what is open. */
  readonly open: string | null
  readonly nameOf: (coder: string | null) => string
  readonly onOpenMemo: (memo: Memo) => void
  readonly onOpenDraft: (draft: MemoDraft) => void
}

/** What is begun and not saved, then the memos. */
export function MemoList({ memos, drafts, open, nameOf, onOpenMemo, onOpenDraft }: MemoListProps) {
  const begun = new Set(drafts.map((draft) => draft.key))
  return (
    <ul className="memo-list">
      {drafts
        .filter((draft) => draft.memo === null)
        .map((draft) => (
          <li key={draft.key}>
            <Entry
              isOpen={draft.key === open}
              onOpen={() => onOpenDraft(draft)}
              title={draft.title || 'Untitled'}
              isDraft
              about={aboutWords(draft.subject.kind, draft.words)}
              body={draft.body}
              foot="In this window only"
            />
          </li>
        ))}
      {memos.map((memo) => (
        <li key={memo.id}>
          <Entry
            isOpen={memo.id === open}
            onOpen={() => onOpenMemo(memo)}
            title={memo.title || 'Untitled'}
            isDraft={begun.has(memo.id)}
            about={aboutWords(memo.subject.kind, memo.about)}
            body={memo.body}
            foot={`${nameOf(memo.author)} · ${moment(memo.changedAt)}`}
          />
        </li>
      ))}
    </ul>
  )
}

interface EntryProps {
  readonly title: string
  readonly about: string
  readonly body: string
  readonly foot: string
  readonly isOpen: boolean
  readonly isDraft: boolean
  readonly onOpen: () => void
}

function Entry({ title, about, body, foot, isOpen, isDraft, onOpen }: EntryProps) {
  // More than the two lines shown is never needed.
  const glance = plainWords(body.slice(0, 600)).replace(/\s+/gu, ' ').slice(0, 240)
  return (
    <button
      type="button"
      className="memo-entry"
      {...(isOpen ? { 'aria-current': 'true' } : {})}
      onClick={onOpen}
    >
      <span className="memo-title">
        {title}
        {isDraft && <span className="tag">draft</span>}
      </span>
      <span className="small soft">{about}</span>
      {glance && <span className="memo-glance small">{glance}</span>}
      <span className="small soft">{foot}</span>
    </button>
  )
}

function aboutWords(kind: MemoDraft['subject']['kind'], words: string): string {
  return kind === 'journal' ? subjectWords.journal : `${subjectWords[kind]}: ${words}`
}
