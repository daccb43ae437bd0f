import { useState } from 'react'
import type { DocumentRow } from '#shared/contract/documents.ts'
import { modes, type Mode, type Speaker } from '#shared/contract/values.ts'
import { act } from '../../client/act.ts'
import { useAsk } from '../../client/ask.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { Part } from '../../components/failed.tsx'
import { CheckField, ChoiceField, TextField } from '../../components/field.tsx'
import { PickField } from '../../components/pick-field.tsx'
import { modeWords } from '../../components/words.ts'
import { AttributesField, attributesOf, rowsOf } from './attributes-field.tsx'

interface DocumentDialogProps {
  readonly document: DocumentRow
  readonly onClose: () => void
}

export function DocumentDialog({ document, onClose }: DocumentDialogProps) {
  const cases = useAsk('case.list', {})
  const [title, setTitle] = useState(document.title)
  const [caseStudy, setCase] = useState<string>(document.case ?? '')
  const [mode, setMode] = useState<Mode>(document.mode)
  const [rows, setRows] = useState(() => rowsOf(document.attributes, []))

  async function save() {
    const saved = await act(
      'document.update',
      {
        document: document.id,
        title,
        case: caseStudy === '' ? null : caseStudy,
        mode,
        attributes: attributesOf(rows),
      },
      'The document is saved.',
    )
    return saved !== undefined
  }

  return (
    <FormDialog
      title="Document"
      action="Save"
      isReady={title.trim() !== ''}
      onClose={onClose}
      onSubmit={save}
      wide
    >
      <TextField label="Title" value={title} onChange={setTitle} autoFocus />
      <div className="two-columns">
        <PickField label="Case study" none="None" of={cases} value={caseStudy} onChange={setCase} />
        <ChoiceField<Mode>
          label="Mode"
          value={mode}
          onChange={setMode}
          choices={modes.map((value) => ({ value, label: modeWords[value] }))}
        />
      </div>
      <AttributesField rows={rows} onChange={setRows} />
      <Part>
        <Speakers document={document.id} />
      </Part>
      <p className="soft small">Imported from {document.sourceName}.</p>
    </FormDialog>
  )
}

/** Who spoke: each change here is kept at once, as one step of the history. */
function Speakers({ document }: { readonly document: string }) {
  const { speakers } = useAsk('document.text', { document })
  const participants = useAsk('participant.list', {})
  if (speakers.length === 0) return <p className="soft">No speakers were found in this document.</p>

  function map(speaker: Speaker, participant: string | null, interviewer: boolean) {
    void act(
      'document.mapSpeaker',
      { speaker: speaker.id, participant, interviewer },
      `${speaker.label} is changed.`,
    )
  }

  return (
    <table>
      <caption>Speakers (kept at once)</caption>
      <thead>
        <tr>
          <th scope="col">Speaker</th>
          <th scope="col">Interviewer</th>
          <th scope="col">Participant</th>
        </tr>
      </thead>
      <tbody>
        {speakers.map((speaker) => (
          <tr key={speaker.id}>
            <th scope="row">{speaker.label}</th>
            <td>
              <CheckField
                label="Yes"
                name={`Yes, ${speaker.label} is an interviewer`}
                isOn={speaker.interviewer}
                onChange={(on) => map(speaker, speaker.participant, on)}
              />
            </td>
            <td>
              <ChoiceField
                label={`Participant behind ${speaker.label}`}
                hideLabel
                value={(speaker.participant ?? '') as string}
                onChange={(value) => map(speaker, value === '' ? null : value, speaker.interviewer)}
                choices={[
                  { value: '', label: 'Nobody' },
                  ...participants
                    .filter((one) => !one.withdrawn)
                    .map((one) => ({
                      value: one.id as string,
                      label: `${one.pseudonym} (${one.role || 'no role'})`,
                    })),
                ]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
