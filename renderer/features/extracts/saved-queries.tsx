import { useState } from 'react'
import type { ExtractsQuestion } from '#shared/contract/retrieval.ts'
import { act } from '../../client/act.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { SaveDialog } from './saved-dialogs.tsx'
import type { Saved } from './use-saved.ts'

interface SavedQueriesProps {
  readonly saved: Saved
  readonly question: ExtractsQuestion
  /** Shows a question; `saved`: as this saved query. */
  readonly onShow: (question: ExtractsQuestion, saved: string | null) => void
  readonly onNew: () => void
}

/** Queries under a name: opening, saving, renaming, removing. */
export function SavedQueries({ saved, question, onShow, onNew }: SavedQueriesProps) {
  const [dialog, setDialog] = useState<'new' | 'rename' | null>(null)
  const { all, open, isChanged } = saved

  async function save() {
    if (!open) setDialog('new')
    else await act('query.save', { id: open.id, name: open.name, question }, `Saved “${open.name}”.`)
  }

  async function remove() {
    if (!open) return
    await act('query.remove', { id: open.id }, `Removed the query “${open.name}”. Undo takes that back.`)
  }

  return (
    <div className="row">
      {open && (
        <span className="extract-saved">
          <b>{open.name}</b>{' '}
          <span className="soft">{isChanged ? 'changed since it was saved' : 'saved'}</span>
        </span>
      )}
      {all.length > 0 && (
        <MenuButton
          label="Saved queries"
          look="plain"
          choices={all.map(({ id, name, gone, question: asked }) => ({
            id,
            label: gone > 0 ? `${name} (names what is gone)` : name,
            run: () => onShow(asked, id),
          }))}
        >
          Saved queries <Icon name="open" />
        </MenuButton>
      )}
      {(!open || isChanged) && (
        <Button onPress={() => void save()}>{open ? 'Save the change' : 'Save…'}</Button>
      )}
      <MenuButton
        label="More of queries"
        isIcon
        choices={[
          { id: 'new', label: 'Begin a new query', run: onNew },
          ...(open
            ? [
                { id: 'as', label: 'Save under another name…', run: () => setDialog('new') },
                { id: 'rename', label: 'Rename…', run: () => setDialog('rename') },
                ...(isChanged
                  ? [
                      {
                        id: 'back',
                        label: 'Back to what was saved',
                        run: () => onShow(open.question, open.id),
                      },
                    ]
                  : []),
                { id: 'remove', label: `Remove “${open.name}”`, run: () => void remove() },
              ]
            : []),
        ]}
      >
        <Icon name="more" />
      </MenuButton>
      {dialog && (
        <SaveDialog
          saved={dialog === 'rename' ? open : null}
          all={all}
          question={question}
          onSaved={(id) => {
            if (dialog === 'new') onShow(question, id)
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}
