import { useState } from 'react'
import { act } from '../../client/act.ts'
import { useAskLater } from '../../client/ask.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { count } from '../../components/words.ts'
import { StepList } from './step-list.tsx'
import './history.css'

const step = 200

/** What was done to the project, newest first, with the way back and forth. */
export function HistoryView() {
  const [limit, setLimit] = useState(step)
  const [busy, setBusy] = useState(false)
  const { data } = useAskLater('history.list', { limit })
  if (!data) return <p className="waiting">One moment…</p>

  function walk(direction: 'history.undo' | 'history.redo') {
    void act(direction, {}, (entry) =>
      entry === null
        ? 'There is nothing to do.'
        : `${direction === 'history.undo' ? 'Undone' : 'Done again'}: ${entry.label}.`,
    )
  }

  async function stepTo(command: string | null) {
    if (busy) return
    setBusy(true)
    await act('history.stepTo', { command }, ({ undone, redone }) =>
      undone + redone === 0
        ? 'The project stands there already.'
        : [
            undone > 0 && `${count(undone, 'step')} undone.`,
            redone > 0 && `${count(redone, 'step')} done again.`,
          ]
            .filter(Boolean)
            .join(' '),
    )
    setBusy(false)
  }

  return (
    <Page
      title="History"
      lead="Every change, who made it and when, newest first. Undo goes back one step at a time, also after the project was closed; choose a step to go there at once."
      actions={
        <>
          <Button isDisabled={data.undo === null} onPress={() => walk('history.undo')}>
            {data.undo === null ? 'Nothing to undo' : `Undo: ${data.undo}`}
          </Button>
          <Button isDisabled={data.redo === null} onPress={() => walk('history.redo')}>
            {data.redo === null ? 'Nothing to redo' : `Redo: ${data.redo}`}
          </Button>
        </>
      }
    >
      {data.entries.length === 0 ? (
        <EmptyState title="Nothing has been done yet. What you do will be listed here." />
      ) : (
        <StepList entries={data.entries} busy={busy} onStep={(command) => void stepTo(command)} />
      )}
      {data.entries.length >= limit && (
        <div className="row">
          <Button onPress={() => setLimit(limit + step)}>Show earlier steps</Button>
        </div>
      )}
    </Page>
  )
}
