import { useState } from 'react'
import { useAskLater } from '../../client/ask.ts'
import { moment } from '../../components/words.ts'
import { LongList } from './long-list.tsx'
import { settledWords } from './words.ts'

/** Conflicts that were settled, by whom and when. Folded away, and asked for only when it is opened. */
export function SettledConflicts() {
  const [isOpen, setOpen] = useState(false)
  const { data } = useAskLater('merge.conflicts', isOpen ? { settled: true } : null)
  return (
    <details className="merge-settled" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Settled conflicts</summary>
      {isOpen &&
        (data === undefined ? (
          <p className="soft">One moment…</p>
        ) : data.length === 0 ? (
          <p className="soft">No conflict has been settled yet.</p>
        ) : (
          <LongList label="Settled conflicts">
            {data.map((conflict) => (
              <div key={conflict.id} className="merge-line">
                <span>
                  <b>{conflict.subject}</b>
                  {conflict.field !== '' && ` · ${conflict.field}`}
                  <span className="tag">{settledWords(conflict.kind, conflict.outcome)}</span>
                </span>
                <span className="soft">
                  {conflict.by ?? 'Someone'}
                  {conflict.settledAt !== null && (
                    <>
                      {' · '}
                      <time dateTime={conflict.settledAt}>{moment(conflict.settledAt)}</time>
                    </>
                  )}
                  {` · ${conflict.fileName}`}
                </span>
              </div>
            ))}
          </LongList>
        ))}
    </details>
  )
}
