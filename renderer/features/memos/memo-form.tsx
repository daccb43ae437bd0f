import { useState } from 'react'
import type { Memo } from '#shared/contract/coding.ts'
import { act } from '../../client/act.ts'
import { useWorkspace, type Subject } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { MarkdownEditor } from '../../components/markdown/markdown-editor.tsx'

export interface MemoDraft {
  /** null: not saved yet. */
  readonly memo: string | null
  readonly subject: Subject
  /** What it is about, in words. */
  readonly words: string
  readonly title: string
  readonly body: string
}

interface MemoFormProps {
  readonly draft: MemoDraft
  readonly onSaved: (memo: Memo) => void
  readonly onClose: () => void
}

export function MemoForm({ draft, onSaved, onClose }: MemoFormProps) {
  const author = useWorkspace((now) => now.coder)
  const [title, setTitle] = useState(draft.title)
  const [body, setBody] = useState(draft.body)
  const isChanged = title !== draft.title || body !== draft.body

  async function save() {
    const memo = await act(
      'memo.write',
      { memo: draft.memo, subject: draft.subject, title, body, author },
      'The memo is saved.',
    )
    if (memo) onSaved(memo)
  }

  async function remove() {
    if (draft.memo === null) return
    const removed = await act(
      'memo.remove',
      { memo: draft.memo },
      'The memo is removed. Undo brings it back.',
    )
    if (removed !== undefined) onClose()
  }

  return (
    <section className="stack" aria-label={draft.memo ? 'Memo' : 'New memo'}>
      <p className="soft">About: {draft.words}</p>
      <TextField
        label="Title"
        value={title}
        onChange={setTitle}
        autoFocus={draft.memo === null}
        maxLength={300}
      />
      <MarkdownEditor label="Text of the memo" initial={draft.body} onChange={setBody} />
      <div className="row">
        <Button
          look="main"
          isDisabled={!isChanged || (title.trim() === '' && body.trim() === '')}
          onPress={() => void save()}
        >
          Save
        </Button>
        <Button look="quiet" onPress={onClose}>
          Close
        </Button>
        {draft.memo !== null && (
          <Button look="danger" onPress={() => void remove()}>
            Remove
          </Button>
        )}
      </div>
    </section>
  )
}
