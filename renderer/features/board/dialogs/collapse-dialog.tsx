import { useState } from 'react'
import type { CodeGroup, FreeCodeCard } from '#shared/contract/board.ts'
import { pathSeparator } from '#shared/domain/code-tree.ts'
import { act } from '../../../client/act.ts'
import type { Codebook } from '../../../client/codebook.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { Swatch } from '../../../components/swatch.tsx'
import { count } from '../../../components/words.ts'
import { codingsOf, undoWords } from '../board-words.ts'
import { namesakeAt, ParentField, parentsIn } from './parent-field.tsx'

interface CollapseDialogProps {
  readonly codebook: Codebook
  readonly group: CodeGroup
  readonly cards: readonly FreeCodeCard[]
  readonly onMoved: () => void
  readonly onClose: () => void
}

/** A group becomes one code of the codebook. Shows what moves before it is done. */
export function CollapseDialog({ codebook, group, cards, onMoved, onClose }: CollapseDialogProps) {
  const [name, setName] = useState(group.name)
  const [parent, setParent] = useState<string>(parentsIn(codebook, true)[0]?.id ?? '')
  const path = [...(parent === '' ? [] : [codebook.tree.pathOf(parent)]), name.trim()].join(pathSeparator)
  const taken = namesakeAt(codebook, parent, name)

  return (
    <FormDialog
      title={`Collapse ${group.name} into a code`}
      action="Collapse"
      isReady={name.trim() !== '' && taken === undefined}
      onClose={onClose}
      onSubmit={async () => {
        const made = await act(
          'board.collapse',
          { group: group.id, parent: parent === '' ? null : parent, name },
          ({ moved, united }) =>
            `${count(moved, 'coding')} moved to ${path}${united > 0 ? `, ${united} became one with another` : ''}. ${undoWords}`,
        )
        if (made) onMoved()
        return made !== undefined
      }}
    >
      <TextField
        label="Name of the code"
        value={name}
        onChange={setName}
        autoFocus
        maxLength={300}
        error={taken ? `${path} is in the codebook already.` : null}
      />
      <ParentField codebook={codebook} isTopOnly value={parent} onChange={setParent} />
      <section className="what-moves" aria-label="What moves">
        <p>
          {count(codingsOf(cards), 'coding')} of {count(cards.length, 'free code')} go to {path}:
        </p>
        <ul>
          {cards.map((card) => (
            <li key={card.code} className="row">
              <Swatch colour={card.colour} />
              <span>{card.name}</span>
              <span className="soft small">{count(card.codings, 'coding')}</span>
            </li>
          ))}
        </ul>
        <p className="soft small">
          Each coding remembers the free code it was made under. The free codes are retired, with the new code
          to use instead. Codings that would then be the same become one. {undoWords}
        </p>
      </section>
    </FormDialog>
  )
}
