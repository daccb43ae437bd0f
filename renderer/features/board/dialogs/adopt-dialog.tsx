import { useState } from 'react'
import type { FreeCodeCard } from '#shared/contract/board.ts'
import { act } from '../../../client/act.ts'
import type { Codebook } from '../../../client/codebook.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { count } from '../../../components/words.ts'
import { undoWords } from '../board-words.ts'
import { namesakeAt, ParentField, parentsIn } from './parent-field.tsx'

interface AdoptDialogProps {
  readonly codebook: Codebook
  readonly card: FreeCodeCard
  readonly onMoved: () => void
  readonly onClose: () => void
}

/** A free code takes a place in the codebook as it is. */
export function AdoptDialog({ codebook, card, onMoved, onClose }: AdoptDialogProps) {
  const [parent, setParent] = useState<string>(parentsIn(codebook, false)[0]?.id ?? '')
  const taken = namesakeAt(codebook, parent, card.name)
  const place = parent === '' ? 'at the top of the codebook' : `under ${codebook.tree.pathOf(parent)}`
  return (
    <FormDialog
      title={`Give ${card.name} a place in the codebook`}
      action="Place it"
      isReady={taken === undefined}
      onClose={onClose}
      onSubmit={async () => {
        const input = { code: card.code, parent: parent === '' ? null : parent }
        const placed = await act('board.adopt', input, `${card.name} stands ${place} now. ${undoWords}`)
        if (placed !== undefined) onMoved()
        return placed !== undefined
      }}
    >
      <ParentField codebook={codebook} value={parent} onChange={setParent} />
      {taken ? (
        <p className="field-error">
          A code of this name stands there already. Collapse or merge them instead.
        </p>
      ) : (
        <p>
          It keeps its name and its {count(card.codings, 'coding')}, and is a free code no longer. {undoWords}
        </p>
      )}
    </FormDialog>
  )
}
