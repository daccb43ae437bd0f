import { useState } from 'react'
import { act } from '../../client/act.ts'
import { useStillCodebook } from '../../client/codebook.ts'
import { CheckList } from '../../components/check-list.tsx'
import { FormDialog } from '../../components/dialog.tsx'
import { Part } from '../../components/failed.tsx'
import { ChoiceField, RadioField, TextField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import { integrationLevels } from '#shared/domain/frameworks/integration-matrix.ts'
import {
  areaThemes,
  branches,
  branchThemes,
  chosenThemes,
  integrationThemes,
  linesOf,
  topThemes,
  type NewTheme,
} from './themes.ts'
import type { Framework } from './words.ts'

interface NewDialogProps {
  readonly kind: Framework['kind']
  readonly onClose: () => void
  readonly onMade: (id: Framework['id']) => void
}

/** Begins a matrix: its name, its rows and its columns. */
export function NewDialog(props: NewDialogProps) {
  return (
    <Part>
      <Fields {...props} />
    </Part>
  )
}

type From = 'top' | 'branch' | 'chosen' | 'later' | 'integration' | 'own'

function Fields({ kind, onClose, onMade }: NewDialogProps) {
  const { codes, tree } = useStillCodebook()
  const isRating = kind === 'rating'
  const parents = branches(codes)
  const hasCodes = topThemes(codes).length > 0
  const [name, setName] = useState(isRating ? 'Integration matrix' : 'Framework matrix')
  const [owners, setOwners] = useState<Framework['owners']>('case')
  const [from, setFrom] = useState<From>(isRating ? 'integration' : hasCodes ? 'top' : 'later')
  const [branch, setBranch] = useState<string>(parents[0]?.id ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [areas, setAreas] = useState('')
  const [levels, setLevels] = useState(integrationLevels.join('\n'))

  const themes: NewTheme[] = {
    top: () => topThemes(codes),
    branch: () => branchThemes(codes, branch),
    chosen: () => chosenThemes(codes, chosen),
    later: () => [],
    integration: () => integrationThemes(codes),
    own: () => areaThemes(linesOf(areas), codes),
  }[from]()
  const ownLevels = from === 'own' ? linesOf(levels) : isRating ? [...integrationLevels] : []
  const linked = themes.filter(({ codes: picked = [] }) => picked.length > 0).length
  const isReady =
    name.trim() !== '' && (from === 'later' || themes.length > 0) && (!isRating || ownLevels.length >= 2)

  return (
    <FormDialog
      title={isRating ? 'New rating matrix' : 'New framework matrix'}
      action="Make the matrix"
      isReady={isReady}
      onClose={onClose}
      onSubmit={async () => {
        const made = await act(
          'framework.create',
          { name, kind, owners, levels: ownLevels, themes },
          `“${name.trim()}” is made.`,
        )
        if (made) onMade(made.id)
        return made !== undefined
      }}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={300} autoFocus />
      <RadioField<Framework['owners']>
        label="Rows"
        value={owners}
        onChange={setOwners}
        choices={[
          { value: 'case', label: 'Case studies' },
          { value: 'participant', label: 'Participants', hint: 'Without those who have withdrawn.' },
        ]}
      />
      <RadioField<From>
        label={isRating ? 'Areas and levels' : 'Themes'}
        value={from}
        onChange={setFrom}
        choices={
          isRating
            ? [
                {
                  value: 'integration',
                  label: 'The integration matrix',
                  hint: 'Seven areas of commissioning, each separate, parallel, joint or integrated.',
                },
                { value: 'own', label: 'My own' },
              ]
            : [
                ...(hasCodes
                  ? [
                      {
                        value: 'top' as const,
                        label: 'One for each top code',
                        hint: 'With all that is below it.',
                      },
                    ]
                  : []),
                ...(parents.length > 0
                  ? [{ value: 'branch' as const, label: 'One for each code right below one code' }]
                  : []),
                ...(hasCodes ? [{ value: 'chosen' as const, label: 'One for each of some codes' }] : []),
                { value: 'later', label: 'None yet', hint: 'Themes are added in the matrix.' },
              ]
        }
      />
      {from === 'branch' && (
        <ChoiceField
          label="Codes below"
          value={branch}
          onChange={setBranch}
          choices={parents.map(({ id }) => ({ value: id as string, label: tree.pathOf(id) }))}
        />
      )}
      {from === 'chosen' && (
        <CheckList
          label="Codes"
          choices={codes
            .filter(({ free, retired }) => !free && !retired)
            .map(({ id, name: label }) => ({ id, label, indent: tree.lineOf(id).length - 1 }))}
          chosen={chosen}
          onChange={setChosen}
        />
      )}
      {from === 'own' && (
        <>
          <TextField label="Areas, one a line" rows={5} value={areas} onChange={setAreas} />
          <TextField
            label="Levels, one a line, the lowest first"
            rows={4}
            value={levels}
            onChange={setLevels}
          />
        </>
      )}
      {isRating && themes.length > 0 && (
        <p className="soft small" role="status">
          {linked === 0
            ? 'No code bears the name of an area, so no evidence is found by itself. Codes can be given to an area later.'
            : `${count(linked, 'area is', 'areas are')} linked to the code of that name, of ${themes.length}.`}
        </p>
      )}
    </FormDialog>
  )
}
