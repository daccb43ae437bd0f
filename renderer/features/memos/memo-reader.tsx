import { useEffect, useRef } from 'react'
import type { Memo } from '#shared/contract/coding.ts'
import { act } from '../../client/act.ts'
import { Button } from '../../components/button.tsx'
import { MarkdownView } from '../../components/markdown/markdown-view.tsx'
import { moment } from '../../components/words.ts'
import { canBeShown, showSubject, subjectWords } from './subjects.ts'
import { useReferences } from './use-references.ts'

interface MemoReaderProps {
  readonly memo: Memo
  readonly author: string
  readonly takesFocus: boolean
  readonly onEdit: () => void
  readonly onClose: () => void
}

/** A memo to be read, with its links live. */
export function MemoReader({ memo, author, takesFocus, onEdit, onClose }: MemoReaderProps) {
  const references = useReferences(memo.body)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [memo.id, takesFocus])

  async function remove() {
    const done = 'The memo is removed. Undo brings it back.'
    if ((await act('memo.remove', { memo: memo.id }, done)) !== undefined) onClose()
  }

  const about = memo.about || subjectWords[memo.subject.kind]
  return (
    <article className="memo-reader stack" aria-label="Memo">
      <header className="memo-head">
        <div className="row row-apart">
          <h2 tabIndex={-1} ref={heading}>
            {memo.title || 'Untitled'}
          </h2>
          <div className="row">
            <Button onPress={onEdit}>Edit</Button>
            <Button look="danger" onPress={() => void remove()}>
              Remove
            </Button>
            <Button look="quiet" onPress={onClose}>
              Close
            </Button>
          </div>
        </div>
        <p className="soft small row">
          <span>{subjectWords[memo.subject.kind]}</span>
          {canBeShown(memo.subject) ? (
            <Button look="quiet" label={`Show ${about}`} onPress={() => void showSubject(memo.subject)}>
              {about}
            </Button>
          ) : (
            memo.subject.kind === 'project' && <span>{about}</span>
          )}
        </p>
        <p className="soft small">
          {author}, {moment(memo.createdAt)}
          {memo.changedAt !== memo.createdAt && `; changed ${moment(memo.changedAt)}`}
        </p>
      </header>
      <MarkdownView markdown={memo.body} references={references} />
    </article>
  )
}
