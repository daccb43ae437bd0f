import { useState, type RefObject } from 'react'
import { act } from '../../client/act.ts'
import { Button } from '../../components/button.tsx'
import { RadioField } from '../../components/field.tsx'
import { MarkdownEditor } from '../../components/markdown/markdown-editor.tsx'
import type { TextHandle } from '../../components/markdown/outside-insertion.tsx'
import { draftKey, dropDraft, keepDraft, useCellDrafts, type CellDraft } from './drafts.ts'
import { useReferences } from './use-references.ts'
import type { Cell, Framework } from './words.ts'

interface CellWritingProps {
  readonly framework: Framework
  readonly cell: Cell
  readonly text: RefObject<TextHandle | null>
}

const notRated = 'none'

/** The text of a cell, and of a rating its level. What is typed is kept in this window until it is saved or given up. */
export function CellWriting({ framework, cell, text }: CellWritingProps) {
  const key = draftKey(cell.theme, cell.row)
  const saved: CellDraft = { summary: cell.summary, level: cell.level }
  const draft = useCellDrafts((now) => now.drafts.get(key))
  const shown = draft ?? saved
  // The editor reads its text once: a new one is begun where something else is to stand there.
  const [begun, setBegun] = useState({ summary: shown.summary, times: 0 })
  const references = useReferences(shown.summary)
  const isRating = framework.kind === 'rating'
  const isChanged = draft !== undefined

  // It was written elsewhere, or an undo took it back, while nothing is being typed here.
  const [known, setKnown] = useState(cell.summary)
  if (known !== cell.summary) {
    setKnown(cell.summary)
    if (!draft && begun.summary !== cell.summary) setBegun({ summary: cell.summary, times: begun.times + 1 })
  }

  function change(part: Partial<CellDraft>) {
    const next = { ...shown, ...part }
    if (next.summary.trimEnd() === saved.summary.trimEnd() && next.level === saved.level) dropDraft(key)
    else keepDraft(key, next)
  }

  async function save() {
    if (!draft) return
    const { theme, row } = cell
    setBegun({ ...begun, summary: draft.summary })
    const done = await act('framework.writeCell', { theme, row, ...draft }, 'The cell is saved.')
    // What was typed in the meantime stays.
    if (done !== undefined && useCellDrafts.getState().drafts.get(key) === draft) dropDraft(key)
  }

  function giveUp() {
    dropDraft(key)
    setBegun({ summary: saved.summary, times: begun.times + 1 })
  }

  return (
    <form
      className="stack"
      aria-label="Text of the cell"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDownCapture={(event) => {
        // Before the text takes it for a new line.
        if (!(event.ctrlKey || event.metaKey) || event.key !== 'Enter') return
        event.preventDefault()
        event.stopPropagation()
        void save()
      }}
    >
      {isRating && (
        <RadioField
          label="Level"
          value={shown.level === null ? notRated : String(shown.level)}
          onChange={(value) => change({ level: value === notRated ? null : Number(value) })}
          choices={[
            ...framework.levels.map((label, level) => ({ value: String(level), label })),
            { value: notRated, label: 'Not rated' },
          ]}
        />
      )}
      <MarkdownEditor
        key={begun.times}
        label={isRating ? 'Reason' : 'Summary'}
        initial={begun.summary}
        onChange={(summary) => change({ summary })}
        references={references}
        handle={text}
      />
      <div className="row">
        <Button type="submit" look="main" isDisabled={!isChanged}>
          Save
        </Button>
        {isChanged && (
          <Button look="quiet" onPress={giveUp}>
            Leave as it was
          </Button>
        )}
        <span className="soft small">{isChanged ? 'Not saved. Ctrl+Enter saves.' : 'Ctrl+Enter saves.'}</span>
      </div>
    </form>
  )
}
