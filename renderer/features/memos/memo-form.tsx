import { useState } from 'react'
import type { Memo } from '#shared/contract/coding.ts'
import { act } from '../../client/act.ts'
import { useWorkspace } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { MarkdownEditor } from '../../components/markdown/markdown-editor.tsx'
import { dropDraft, keepDraft, type MemoDraft } from './drafts.ts'
import { LinkPicker } from './link-picker.tsx'
import { subjectWords } from './subjects.ts'
import { useReferences } from './use-references.ts'

interface MemoFormProps {
  readonly draft: MemoDraft
  /** What is saved of it; null for a new memo. */
  readonly saved: Memo | null
  readonly onSaved: (memo: Memo) => void
  /** Given up: what was written here is dropped. */
  readonly onGiveUp: () => void
}

/** A memo being written. What is typed is kept in this window until it is saved or given up. */
export function MemoForm({ draft: first, saved, onSaved, onGiveUp }: MemoFormProps) {
  const author = useWorkspace((now) => now.coder)
  const [draft, setDraft] = useState(first)
  const references = useReferences(draft.body)
  const isEmpty = draft.title.trim() === '' && draft.body.trim() === ''
  const isChanged = draft.title !== (saved?.title ?? '') || draft.body !== (saved?.body ?? '')

  function change(part: Partial<MemoDraft>) {
    const next = { ...draft, ...part }
    if (next.title === draft.title && next.body === draft.body) return
    setDraft(next)
    keepDraft(next)
  }

  async function save() {
    const { memo, subject, title, body } = draft
    const written = await act('memo.write', { memo, subject, title, body, author }, 'The memo is saved.')
    if (!written) return
    dropDraft(draft.key)
    onSaved(written)
  }

  function giveUp() {
    dropDraft(draft.key)
    onGiveUp()
  }

  const name = draft.subject.kind === 'journal' ? 'journal entry' : 'memo'
  return (
    <form
      className="stack"
      aria-label={draft.memo ? `Edit the ${name}` : `New ${name}`}
      onSubmit={(event) => {
        // Also what happens in the link picker's form comes up here.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        if (isChanged && !isEmpty) void save()
      }}
      onKeyDownCapture={(event) => {
        // Before the text takes it for a new line.
        if (!(event.ctrlKey || event.metaKey) || event.key !== 'Enter') return
        if (event.target instanceof Node && !event.currentTarget.contains(event.target)) return
        event.preventDefault()
        event.stopPropagation()
        if (isChanged && !isEmpty) void save()
      }}
    >
      <p className="soft">
        {subjectWords[draft.subject.kind]}
        {draft.subject.kind !== 'journal' && `: ${draft.words}`}
      </p>
      <TextField
        label="Title"
        value={draft.title}
        onChange={(title) => change({ title })}
        autoFocus
        maxLength={300}
      />
      <MarkdownEditor
        label="Text of the memo"
        initial={first.body}
        onChange={(body) => change({ body })}
        references={references}
        picker={LinkPicker}
      />
      <div className="row">
        <Button type="submit" look="main" isDisabled={!isChanged || isEmpty}>
          Save
        </Button>
        <Button look="quiet" onPress={giveUp}>
          {isChanged ? 'Leave as it was' : 'Close'}
        </Button>
        <span className="soft small">Ctrl+Enter saves.</span>
      </div>
    </form>
  )
}
