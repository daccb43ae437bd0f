import { useState } from 'react'
import { act } from '../../client/act.ts'
import { useAskLater } from '../../client/ask.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { count, moment } from '../../components/words.ts'
import { announce } from '../../client/notices.ts'
import './history.css'

const step = 200

/** What was done to the project, newest first, with the way back and forth. */
export function HistoryView() {
  const [limit, setLimit] = useState(step)
  const { data } = useAskLater('history.list', { limit })
  if (!data) return <p className="waiting">One moment…</p>

  async function walk(direction: 'history.undo' | 'history.redo') {
    const entry = await act(direction, {})
    if (entry)
      announce(direction === 'history.undo' ? `Undone: ${entry.label}.` : `Done again: ${entry.label}.`)
  }

  return (
    <Page
      title="History"
      lead="Every change, who made it and when. Undo goes back one step at a time, also after the project was closed."
      actions={
        <>
          <Button isDisabled={data.undo === null} onPress={() => void walk('history.undo')}>
            {data.undo === null ? 'Nothing to undo' : `Undo: ${data.undo}`}
          </Button>
          <Button isDisabled={data.redo === null} onPress={() => void walk('history.redo')}>
            {data.redo === null ? 'Nothing to redo' : `Redo: ${data.redo}`}
          </Button>
        </>
      }
    >
      {data.entries.length === 0 ? (
        <EmptyState title="Nothing has been done yet. What you do will be listed here." />
      ) : (
        <ol className="history">
          {data.entries.map((entry) => (
            <li key={entry.id} className={entry.undone ? 'history-entry history-undone' : 'history-entry'}>
              <span className="history-label">
                {entry.label}
                {entry.undone && <span className="tag">undone</span>}
              </span>
              <span className="soft small">
                {entry.coderName ?? 'Nobody named'} · <time dateTime={entry.at}>{moment(entry.at)}</time> ·{' '}
                {count(entry.rows, 'change')}
              </span>
            </li>
          ))}
        </ol>
      )}
      {data.entries.length >= limit && (
        <div className="row">
          <Button onPress={() => setLimit(limit + step)}>Show earlier steps</Button>
        </div>
      )}
    </Page>
  )
}
