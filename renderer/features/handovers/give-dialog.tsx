import { useState, type FormEvent } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import type { Coder } from '#shared/contract/values.ts'
import { act } from '../../client/act.ts'
import { inBrowser } from '../../client/files.ts'
import { useLongWork } from '../../client/long-work.ts'
import { useWorkspace } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DocumentChecks } from '../../components/document-checks.tsx'
import { ChoiceField, RadioField, TextField } from '../../components/field.tsx'
import { WorkProgress } from '../../components/work-progress.tsx'
import { rememberChoices, rememberedChoices, type Extent, type Work } from './choices.ts'
import { GoingAlong } from './going-along.tsx'

interface GiveDialogProps {
  readonly project: string
  readonly documents: CallOutput<'document.list'>
  readonly persons: readonly Coder[]
  readonly onMade: (made: CallOutput<'handover.make'>) => void
  readonly onClose: () => void
}

const extents = [
  { value: 'all', label: 'The whole project' },
  { value: 'some', label: 'Only some documents' },
] as const

const works = [
  {
    value: 'with',
    label: 'With everyone’s work',
    hint: 'Codings, memos and decisions go along, but for what is still blind for you or for them.',
  },
  {
    value: 'without',
    label: 'Without others’ work, for blind coding',
    hint: 'They get the codebook with its memos, and only what they did themselves, so that nobody’s reading sways theirs.',
  },
] as const

/** Nobody's id: someone who isn't a coder of this project yet. */
const someoneNew = 'new'

/** A copy for a colleague: for whom, with which documents, with or without what the others did. */
export function GiveDialog({ project, documents, persons, onMade, onClose }: GiveDialogProps) {
  const here = useWorkspace((now) => now.coder)
  const [before] = useState(() => rememberedChoices(project))
  const [person, setPerson] = useState(() => firstPerson(persons, before.person, here))
  const [name, setName] = useState('')
  const [extent, setExtent] = useState<Extent>(before.extent)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [work, setWork] = useState<Work>(before.work)
  const making = useLongWork()

  const picked = documents.flatMap(({ id }) => (chosen.has(id) ? [id] : []))
  const parcel = { documents: extent === 'all' ? null : picked, withOthers: work === 'with' }
  const known = persons.find(({ id }) => id === person)?.id ?? null
  const hasDocuments = extent === 'all' || picked.length > 0
  const isReady = hasDocuments && (known !== null || name.trim() !== '')

  async function give(event: FormEvent) {
    event.preventDefault()
    if (!isReady || making.progress) return
    const folder = await act('shell.chooseFolder', {})
    if (!folder) return
    const made = await making.start('handover.make', { folder, person: known ?? { create: name }, ...parcel })
    if (!made) return
    rememberChoices(project, { person: made.person.coder, extent, work })
    onMade(made)
  }

  return (
    <Dialog title="Give to a colleague" onClose={onClose} wide>
      <form className="stack" onSubmit={(event) => void give(event)}>
        <div className="handover-fields">
          <div className="stack">
            <ChoiceField
              label="For"
              value={known ?? someoneNew}
              onChange={setPerson}
              choices={[
                ...persons.map((coder) => ({ value: coder.id, label: coder.name })),
                { value: someoneNew, label: 'Someone new…' },
              ]}
            />
            {known === null && (
              <TextField
                label="Name"
                value={name}
                onChange={setName}
                maxLength={300}
                autoFocus
                hint="They become a coder of this project."
              />
            )}
            <RadioField<Work> label="The others’ work" value={work} choices={works} onChange={setWork} />
          </div>
          <div className="stack">
            <RadioField<Extent> label="Documents" value={extent} choices={extents} onChange={setExtent} />
            {extent === 'some' && (
              <DocumentChecks
                label="Documents that go along"
                documents={documents}
                chosen={chosen}
                onChange={setChosen}
              />
            )}
          </div>
        </div>
        <GoingAlong wanted={hasDocuments ? { person: known, ...parcel } : null} />
        {making.progress ? (
          <WorkProgress label="Making the copy" progress={making.progress} onCancel={making.cancel} />
        ) : (
          <div className="row row-end">
            <Button look="quiet" onPress={onClose}>
              Cancel
            </Button>
            <Button type="submit" look="main" isDisabled={!isReady}>
              {inBrowser ? 'Make the copy' : 'Choose a folder and make the copy…'}
            </Button>
          </div>
        )}
      </form>
    </Dialog>
  )
}

/** Whom it was for the last time; else the first colleague, else someone new. */
function firstPerson(
  persons: readonly { readonly id: string }[],
  before: string | null,
  here: string | null,
): string {
  const known = persons.find(({ id }) => id === before) ?? persons.find(({ id }) => id !== here)
  return known?.id ?? someoneNew
}
