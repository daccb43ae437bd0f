import { useState, type DragEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { WorkProgress } from '../../components/work-progress.tsx'
import type { Merging } from './use-merging.ts'

interface ChooseCopiesProps {
  readonly merging: Merging
  /** Nothing was ever merged here: it is told what merging does. */
  readonly isFirst: boolean
}

/** Where files are chosen or dropped, and the progress of looking at them. */
export function ChooseCopies({ merging, isFirst }: ChooseCopiesProps) {
  const [isOver, setOver] = useState(false)
  const { work } = merging

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (!work.progress) merging.take([...event.dataTransfer.files])
  }

  return (
    <>
      {isFirst && (
        <ul className="bullets merge-promises">
          <li>
            <b>Looked at first.</b> You see what comes in and from whom before anything is written.
          </li>
          <li>
            <b>Complete.</b> Codings, memos, codes, mended transcripts and decisions all come along. Where
            both sides changed one thing, yours stands and theirs is kept beside it until you settle it.
          </li>
          <li>
            <b>Taken back in one step.</b> A backup is made first, and Undo takes the whole merge back.
          </li>
          <li>
            <b>Repeatable.</b> Merge the same copy again whenever it has grown: only what is new comes in.
          </li>
          <li>
            <b>Their files are never changed.</b>
          </li>
        </ul>
      )}
      <div
        className={isOver ? 'merge-drop merge-drop-over' : 'merge-drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {work.progress ? (
          <WorkProgress label="Looking at the files" progress={work.progress} onCancel={work.cancel} />
        ) : (
          <>
            <Button look="main" onPress={merging.choose}>
              Choose files…
            </Button>
            <p className="soft">or drop one or several Concord projects (.concord) here.</p>
          </>
        )}
      </div>
    </>
  )
}
