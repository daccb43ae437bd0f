import { useState } from 'react'
import type { Participant } from '#shared/contract/values.ts'
import { act } from '../../client/act.ts'
import { useAsk } from '../../client/ask.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Part } from '../../components/failed.tsx'
import { TextField } from '../../components/field.tsx'
import { PickField } from '../../components/pick-field.tsx'
import { AttributesField, attributesOf, rowsOf } from './attributes-field.tsx'

interface ParticipantsDialogProps {
  /** Only those of this case study; null: all. */
  readonly case: string | null
  readonly onClose: () => void
}

export function ParticipantsDialog({ case: caseStudy, onClose }: ParticipantsDialogProps) {
  const [editing, setEditing] = useState<Participant | 'new' | null>(null)
  return (
    <Dialog title="Participants" onClose={onClose} wide>
      <Part>
        {editing ? (
          <ParticipantForm
            key={editing === 'new' ? 'new' : editing.id}
            participant={editing === 'new' ? null : editing}
            case={caseStudy}
            onDone={() => setEditing(null)}
          />
        ) : (
          <ParticipantList case={caseStudy} onEdit={setEditing} onClose={onClose} />
        )}
      </Part>
    </Dialog>
  )
}

interface ParticipantListProps extends ParticipantsDialogProps {
  readonly onEdit: (participant: Participant | 'new') => void
}

function ParticipantList({ case: caseStudy, onEdit, onClose }: ParticipantListProps) {
  const cases = useAsk('case.list', {})
  const participants = useAsk('participant.list', {}).filter(
    (one) => caseStudy === null || one.case === caseStudy,
  )
  const names = new Map<string, string>(cases.map((one) => [one.id, one.name]))
  return (
    <div className="stack">
      <p className="soft">Known in the write-up by role and pseudonym only. Never write a real name here.</p>
      {participants.length === 0 ? (
        <p>No participants yet. They can also be named while documents are imported.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Pseudonym</th>
              <th scope="col">Role</th>
              <th scope="col">Case study</th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="visually-hidden">Edit</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {participants.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.pseudonym}</th>
                <td>{one.role}</td>
                <td>{one.case ? names.get(one.case) : 'None'}</td>
                <td>{one.withdrawn ? 'Withdrawn' : 'Takes part'}</td>
                <td className="number">
                  {!one.withdrawn && (
                    <Button look="quiet" label={`Edit ${one.pseudonym}`} onPress={() => onEdit(one)}>
                      Edit
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="row row-end">
        <Button onPress={() => onEdit('new')}>Add a participant</Button>
        <Button look="quiet" onPress={onClose}>
          Close
        </Button>
      </div>
    </div>
  )
}

interface ParticipantFormProps {
  readonly participant: Participant | null
  readonly case: string | null
  readonly onDone: () => void
}

function ParticipantForm({ participant, case: within, onDone }: ParticipantFormProps) {
  const cases = useAsk('case.list', {})
  const [pseudonym, setPseudonym] = useState(participant?.pseudonym ?? '')
  const [role, setRole] = useState(participant?.role ?? '')
  const [caseStudy, setCase] = useState<string>(participant?.case ?? within ?? '')
  const [rows, setRows] = useState(() => rowsOf(participant?.attributes ?? {}, []))

  async function save() {
    const fields = {
      case: caseStudy === '' ? null : caseStudy,
      pseudonym,
      role,
      attributes: attributesOf(rows),
    }
    const saved = participant
      ? await act('participant.update', { participant: participant.id, ...fields }, `${pseudonym} is saved.`)
      : await act('participant.create', fields, `${pseudonym} is added.`)
    if (saved !== undefined) onDone()
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (pseudonym.trim() !== '') void save()
      }}
    >
      <TextField label="Pseudonym" value={pseudonym} onChange={setPseudonym} autoFocus />
      <TextField
        label="Role"
        value={role}
        onChange={setRole}
        hint="As in the attribution, e.g. Commissioning Manager."
        maxLength={300}
      />
      <PickField label="Case study" none="None" of={cases} value={caseStudy} onChange={setCase} />
      <AttributesField rows={rows} onChange={setRows} />
      <div className="row row-end">
        <Button look="quiet" onPress={onDone}>
          Back
        </Button>
        <Button type="submit" look="main" isDisabled={pseudonym.trim() === ''}>
          Save
        </Button>
      </div>
    </form>
  )
}
