import { useState } from 'react'
import type { CaseStudy } from '#shared/contract/values.ts'
import { act } from '../../client/act.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { AttributesField, attributesOf, rowsOf } from './attributes-field.tsx'

/** What a case study usually carries; any of them may be left empty or taken away. */
const usual = [
  'Commissioning arrangement',
  'Pooled budget',
  'Background',
  'Year established',
  'Region',
  'Population served',
  'Client group',
]

interface CaseDialogProps {
  /** null: a new one. */
  readonly case: CaseStudy | null
  readonly onClose: () => void
}

export function CaseDialog({ case: caseStudy, onClose }: CaseDialogProps) {
  const [name, setName] = useState(caseStudy?.name ?? '')
  const [description, setDescription] = useState(caseStudy?.description ?? '')
  const [rows, setRows] = useState(() => rowsOf(caseStudy?.attributes ?? {}, caseStudy ? [] : usual))

  async function save() {
    const attributes = attributesOf(rows)
    if (caseStudy) {
      return (
        (await act(
          'case.update',
          { case: caseStudy.id, name, description, attributes },
          'The case study is saved.',
        )) !== undefined
      )
    }
    const made = await act('case.create', { name, attributes }, `${name.trim()} is made.`)
    if (!made) return false
    if (description.trim() === '') return true
    return (await act('case.update', { case: made.id, description })) !== undefined
  }

  return (
    <FormDialog
      title={caseStudy ? 'Case study' : 'New case study'}
      action="Save"
      isReady={name.trim() !== ''}
      onClose={onClose}
      onSubmit={save}
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        hint="As in the report, e.g. Site A."
      />
      <TextField label="Description" value={description} onChange={setDescription} rows={3} />
      <AttributesField rows={rows} onChange={setRows} />
    </FormDialog>
  )
}
