import { useState } from 'react'
import type { StagedDocument, StagedSource } from '#shared/contract/import.ts'
import { Button } from '../../components/button.tsx'
import { FormDialog } from '../../components/dialog.tsx'
import { CheckField, TextField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { figure } from '../../components/words.ts'
import { noSpeaker, renameSpeaker, speakerAgain } from './corrections.ts'
import type { Draft, SpeakerDraft } from './drafts.ts'
import { adjust, change } from './import-store.ts'
import { ParticipantField } from './participant-field.tsx'

interface SpeakerTableProps {
  readonly source: StagedSource
  readonly document: StagedDocument
  readonly draft: Draft
}

/** Who speaks, as detected, and who they are. */
export function SpeakerTable({ source, document, draft }: SpeakerTableProps) {
  const [renaming, setRenaming] = useState<string | null>(null)
  const { correction } = source
  const set = (label: string, part: Partial<SpeakerDraft>) => {
    const before = draft.speakers[label]
    if (before)
      change(source.id, document.index, { speakers: { ...draft.speakers, [label]: { ...before, ...part } } })
  }
  const layout = source.table?.layout ?? null
  return (
    <div className="stack">
      <div className="scroll-x" tabIndex={0} role="region" aria-label={`Speakers in ${draft.title}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Speaker</th>
              <th scope="col" className="number">
                Turns
              </th>
              <th scope="col" className="number">
                Words
              </th>
              <th scope="col">Interviewer</th>
              <th scope="col">Participant</th>
              <th scope="col">
                <span className="visually-hidden">More</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {document.speakers.map(({ label, turns, words }) => {
              const speaker = draft.speakers[label]
              return (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className="number">{figure(turns)}</td>
                  <td className="number">{figure(words)}</td>
                  <td>
                    <CheckField
                      label="Yes"
                      name={`Yes, ${label} is an interviewer`}
                      isOn={speaker?.interviewer ?? false}
                      onChange={(interviewer) => set(label, { interviewer })}
                    />
                  </td>
                  <td>
                    <ParticipantField
                      speaker={label}
                      value={speaker?.participant ?? { kind: 'none' }}
                      onChange={(participant) => set(label, { participant })}
                    />
                  </td>
                  <td className="number">
                    <MenuButton
                      label={`Speaker ${label}`}
                      isIcon
                      choices={[
                        { id: 'rename', label: 'Rename…', run: () => setRenaming(label) },
                        {
                          id: 'not',
                          label: 'Not a speaker: join to the turn before',
                          run: () => void adjust(source, noSpeaker(correction, label), layout),
                        },
                      ]}
                    >
                      <Icon name="more" />
                    </MenuButton>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {correction.notSpeakers.length > 0 && (
        <div className="row">
          <span className="soft">Not speakers:</span>
          {correction.notSpeakers.map((label) => (
            <Button
              key={label}
              look="quiet"
              onPress={() => void adjust(source, speakerAgain(correction, label), layout)}
            >
              {label} (take back)
            </Button>
          ))}
        </div>
      )}
      {renaming !== null && (
        <RenameDialog
          label={renaming}
          onClose={() => setRenaming(null)}
          onRename={(name) => adjust(source, renameSpeaker(correction, renaming, name), layout)}
        />
      )}
    </div>
  )
}

interface RenameDialogProps {
  readonly label: string
  readonly onRename: (name: string) => Promise<void>
  readonly onClose: () => void
}

function RenameDialog({ label, onRename, onClose }: RenameDialogProps) {
  const [name, setName] = useState(label)
  return (
    <FormDialog
      title={`Rename ${label}`}
      action="Rename"
      isReady={name.trim() !== '' && name.trim() !== label}
      onClose={onClose}
      onSubmit={async () => {
        await onRename(name)
        return true
      }}
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        hint="The name of another speaker makes the two one."
      />
    </FormDialog>
  )
}
