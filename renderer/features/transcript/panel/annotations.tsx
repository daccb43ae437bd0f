import { useAskLater } from '../../../client/ask.ts'
import { go } from '../../../client/workspace.ts'
import { overlaps, type Span } from '#shared/domain/span.ts'

interface AnnotationsProps {
  readonly document: string
  /** Where the person is: the selection, or the turn in focus. */
  readonly around: Span | null
}

/** The memos on the words here, each opening the memo itself. */
export function Annotations({ document, around }: AnnotationsProps) {
  const memos = useAskLater('memo.list', { subject: null }).data ?? []
  const here = memos.filter(
    ({ subject }) =>
      subject.kind === 'span' && subject.id === document && around !== null && overlaps(subject, around),
  )
  if (here.length === 0) return null
  return (
    <section className="annotations" aria-label="Memos on words here">
      <h3>Memos on words here</h3>
      <ul>
        {here.map((memo) => (
          <li key={memo.id}>
            <button
              type="button"
              className="coding-open"
              onClick={() => go({ room: 'memos', memo: memo.id })}
            >
              <span>{memo.title || memo.body.slice(0, 80) || 'A memo without words'}</span>
              <span className="soft small">{memo.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
