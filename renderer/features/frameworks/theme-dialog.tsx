import { useState } from 'react'
import { act } from '../../client/act.ts'
import { useStillCodebook } from '../../client/codebook.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CodeBox } from '../../components/code-box.tsx'
import { FormDialog } from '../../components/dialog.tsx'
import { Part } from '../../components/failed.tsx'
import { CheckField, TextField } from '../../components/field.tsx'
import { CodeName } from '../../components/swatch.tsx'
import type { Framework } from './words.ts'

interface ThemeDialogProps {
  readonly framework: Framework
  /** null: a new one. */
  readonly theme: Framework['themes'][number] | null
  readonly onClose: () => void
}

type Picked = Pick<Framework['themes'][number]['codes'][number], 'code' | 'withChildren'>

/** A theme: its name, and the codes by which its evidence is found. */
export function ThemeDialog(props: ThemeDialogProps) {
  return (
    <Part>
      <Fields {...props} />
    </Part>
  )
}

function Fields({ framework, theme, onClose }: ThemeDialogProps) {
  const { codes, tree } = useStillCodebook()
  const what = framework.kind === 'rating' ? 'area' : 'theme'
  const [name, setName] = useState(theme?.name ?? '')
  const [picked, setPicked] = useState<readonly Picked[]>(theme?.codes ?? [])
  const [box, setBox] = useState(0)
  const taken = new Set(picked.map(({ code }) => code))

  function add(id: string | null) {
    const code = codes.find((one) => one.id === id)
    if (!code || taken.has(code.id)) return
    setPicked([...picked, { code: code.id, withChildren: true }])
    if (name.trim() === '') setName(code.name)
    // The box is begun anew for the next one.
    setBox(box + 1)
  }

  async function save(): Promise<boolean> {
    const given = { name, codes: picked.map(({ code, withChildren }) => ({ code, withChildren })) }
    const done = theme
      ? await act('framework.changeTheme', { theme: theme.id, ...given }, `The ${what} is saved.`)
      : await act('framework.addTheme', { framework: framework.id, ...given }, `The ${what} is added.`)
    return done !== undefined
  }

  async function remove() {
    if (!theme) return
    const done = `“${theme.name}” is removed, with what was written under it. Undo brings it back.`
    if ((await act('framework.removeTheme', { theme: theme.id }, done)) !== undefined) onClose()
  }

  return (
    <FormDialog
      title={theme ? `The ${what} “${theme.name}”` : `Add ${what === 'area' ? 'an area' : 'a theme'}`}
      action={theme ? 'Save' : 'Add'}
      isReady={name.trim() !== ''}
      onClose={onClose}
      onSubmit={save}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={300} autoFocus />
      <CodeBox
        key={box}
        label="Add a code by which evidence is found"
        value={null}
        onChange={add}
        choices={codes
          .filter(({ id, retired }) => !retired && !taken.has(id))
          .map(({ id, colour }) => ({ id, path: tree.pathOf(id), colour }))}
      />
      {theme !== null && theme.gone > 0 && (
        <p className="soft">
          {theme.gone === 1 ? 'One code is' : `${theme.gone} codes are`} no longer in the codebook; saving
          lets go of {theme.gone === 1 ? 'it' : 'them'}.
        </p>
      )}
      {picked.length === 0 ? (
        <p className="soft">Without a code, no evidence is found.</p>
      ) : (
        <ul className="framework-codes" aria-label="Codes">
          {picked.map(({ code, withChildren }) => {
            const path = tree.get(code) ? tree.pathOf(code) : ''
            const hasBelow = codes.some(({ parent }) => parent === code)
            return (
              <li key={code} className="row row-apart">
                <CodeName path={path} colour={tree.get(code)?.colour ?? 'transparent'} />
                <span className="row">
                  {hasBelow && (
                    <CheckField
                      label="and what is below"
                      name={`${path}: and what is below`}
                      isOn={withChildren}
                      onChange={(on) =>
                        setPicked(picked.map((one) => (one.code === code ? { code, withChildren: on } : one)))
                      }
                    />
                  )}
                  <IconButton
                    icon="close"
                    label={`Take away ${path}`}
                    onPress={() => setPicked(picked.filter((one) => one.code !== code))}
                  />
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {theme && (
        <div>
          <Button look="danger" onPress={() => void remove()}>
            Remove the {what}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}
