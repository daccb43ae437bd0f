import { useEffect, useRef } from 'react'
import { act } from '../../client/act.ts'
import { useAskLater } from '../../client/ask.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { count } from '../../components/words.ts'
import { IncomingTable } from './incoming-tables.tsx'
import { startOver, type Applied } from './merge-store.ts'

interface MergeResultProps {
  readonly applied: Applied
  readonly fileNames: readonly string[]
}

/** What a merge did, and the way back. */
export function MergeResult({ applied, fileNames }: MergeResultProps) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [applied])
  const { data } = useAskLater('history.list', { limit: 1 })
  const last = data?.entries[0]
  const isLast = last?.kind === 'merge.apply'
  const settled = applied.conflicts.filter(({ outcome }) => outcome !== null).length
  const waiting = applied.conflicts.filter(({ outcome }) => outcome === null).length

  async function undo() {
    const undone = await act('history.undo', {}, (entry) =>
      entry ? `Undone: ${entry.label}.` : 'There is nothing to undo.',
    )
    if (undone) startOver()
  }

  return (
    <section className="card" aria-labelledby="merge-result">
      <h2 id="merge-result" tabIndex={-1} ref={head} className="merge-head">
        {applied.backup === null
          ? 'Nothing was new'
          : isLast && last.undone
            ? 'Merged, and undone'
            : 'Merged'}
      </h2>
      <p>
        {applied.backup === null
          ? `This project held everything in ${fileNames.join(', ')} already, so nothing was written.`
          : [
              `${fileNames.join(', ')}: ${count(applied.changes, 'change')}.`,
              settled > 0 && `${count(settled, 'conflict')} settled.`,
              waiting === 0
                ? 'No conflict waits.'
                : `${count(waiting, 'conflict waits', 'conflicts wait')} below.`,
            ]
              .filter(Boolean)
              .join(' ')}
      </p>
      {applied.incoming.length > 0 && <IncomingTable incoming={applied.incoming} />}
      {applied.notices.length > 0 && (
        <ul className="bullets">
          {applied.notices.map((notice, index) => (
            <li key={index}>{notice}</li>
          ))}
        </ul>
      )}
      {applied.backup !== null && (
        <p className="soft">
          Before it, a backup was made: <span className="merge-backup">{applied.backup}</span>, in the folder
          of backups beside the project.
        </p>
      )}
      <div className="row">
        {applied.backup !== null &&
          (isLast && !last.undone ? (
            <Button onPress={() => void undo()}>Undo this merge</Button>
          ) : (
            <Button onPress={() => go({ room: 'history' })}>Go to the history</Button>
          ))}
        <Button look="quiet" onPress={startOver}>
          Done
        </Button>
      </div>
    </section>
  )
}
