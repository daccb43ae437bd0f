import { useState } from 'react'
import type { Round } from '#shared/contract/rounds.ts'
import { act } from '../../client/act.ts'
import { useAsk, useAskPart } from '../../client/ask.ts'
import { useCoders } from '../../client/codebook.ts'
import { CheckList } from '../../components/check-list.tsx'
import { FormDialog } from '../../components/dialog.tsx'
import { DocumentChecks } from '../../components/document-checks.tsx'
import { CheckField, TextField } from '../../components/field.tsx'
import { hasBegun } from './round-words.ts'

interface RoundDialogProps {
  /** null: a new one. */
  readonly round: Round | null
  /** What a new one is called unless told otherwise. */
  readonly name: string
  readonly onClose: () => void
}

/** Who codes what, and whether blind. */
export function RoundDialog({ round, name: proposed, onClose }: RoundDialogProps) {
  const documents = useAsk('document.list', {})
  const persons = useCoders().coders.filter((coder) => coder.kind === 'person')
  const [name, setName] = useState(round?.name ?? proposed)
  const [note, setNote] = useState(round?.note ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(round?.documents.map((row) => row.document)),
  )
  const [coders, setCoders] = useState<ReadonlySet<string>>(
    () => new Set(round ? round.coders : persons.map(({ id }) => id)),
  )
  const [blind, setBlind] = useState(round?.blind ?? true)
  const isFixed = round !== null && hasBegun(round)

  async function save() {
    const fields = {
      name,
      note,
      documents: documents.flatMap(({ id }) => (chosen.has(id) ? [id] : [])),
      coders: persons.flatMap(({ id }) => (coders.has(id) ? [id] : [])),
    }
    const saved = round
      ? await act(
          'round.update',
          { round: round.id, fields: isFixed ? fields : { ...fields, blind } },
          'The round is saved.',
        )
      : await act('round.create', { ...fields, blind }, (made) => `${made.name} has started.`)
    return saved !== undefined
  }

  const missing =
    name.trim() === ''
      ? 'Give the round a name.'
      : chosen.size === 0
        ? 'Choose at least one document.'
        : coders.size === 0
          ? 'Choose who codes.'
          : null

  return (
    <FormDialog
      title={round ? 'Round' : 'New round'}
      action={round ? 'Save' : 'Start the round'}
      isReady={missing === null}
      onClose={onClose}
      onSubmit={save}
      wide
    >
      <div className="round-fields">
        <div className="stack">
          <TextField label="Name" value={name} onChange={setName} autoFocus maxLength={300} />
          <TextField label="Note" value={note} onChange={setNote} rows={2} />
          <CheckList
            label="Coders"
            choices={persons.map((coder) => ({ id: coder.id, label: coder.name }))}
            chosen={coders}
            onChange={setCoders}
          />
          {isFixed ? (
            <p className="soft small">
              {blind
                ? 'This round is blind. That can’t be changed any more, since someone has begun.'
                : 'This round is not blind. That can’t be changed any more, since someone has begun.'}
            </p>
          ) : (
            <div>
              <CheckField label="Blind" isOn={blind} onChange={setBlind} />
              <p className="field-hint">
                Nobody sees a colleague’s codings or memos on a document until everyone has finished it and
                its results are opened. What was coded blind then stays as it is.
              </p>
            </div>
          )}
          <VersionSentence round={round} />
        </div>
        <DocumentChecks label="Documents" documents={documents} chosen={chosen} onChange={setChosen} />
      </div>
      {missing && <p className="soft small">{missing}</p>}
    </FormDialog>
  )
}

function VersionSentence({ round }: { readonly round: Round | null }) {
  const { number, changedSince } = useAskPart('codebook.tree', {}, ({ version, changedSince: changed }) => ({
    number: version.number,
    changedSince: changed,
  }))
  const sentence = round
    ? `Coded under version ${round.version} of the codebook.`
    : changedSince
      ? `The codebook has changed since version ${number}: as it stands now it becomes version ${number + 1}, under which this round is coded.`
      : `Coded under version ${number} of the codebook.`
  return <p className="soft small">{sentence}</p>
}
