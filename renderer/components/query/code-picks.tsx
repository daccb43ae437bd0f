import { useCallback, useMemo, useState } from 'react'
import type { RetrievalQuery } from '#shared/contract/retrieval.ts'
import { Button, IconButton } from '../button.tsx'
import { CheckField } from '../field.tsx'
import { Palette } from '../palette/palette.tsx'
import { CodeSearch } from '../palette/search.ts'
import { CodeName } from '../swatch.tsx'
import type { CodeChoice } from './choices.ts'

type Picked = RetrievalQuery['codes']

interface CodePicksProps {
  /** Names the list, e.g. "Codes". */
  readonly label: string
  readonly add: string
  readonly codes: readonly CodeChoice[]
  readonly picked: Picked
  readonly onChange: (picked: Picked) => void
}

/** Any of several codes, each alone or with all below it. */
export function CodePicks({ label, add, codes, picked, onChange }: CodePicksProps) {
  const [isPicking, setPicking] = useState(false)
  const byId = useMemo(() => new Map<string, CodeChoice>(codes.map((code) => [code.id, code])), [codes])
  const close = useCallback(() => setPicking(false), [])
  return (
    <div className="query-codes">
      {picked.length > 0 && (
        <ul aria-label={label}>
          {picked.map(({ code, withChildren }) => {
            const choice = byId.get(code)
            const path = choice?.path ?? 'A code that is gone'
            return (
              <li key={code} className="query-pick">
                <div className="query-pick-name">
                  {choice ? <CodeName path={path} colour={choice.colour} retired={choice.retired} /> : path}
                  {choice?.hasChildren === true && (
                    <CheckField
                      label="with all below it"
                      name={`${path}: with all below it`}
                      isOn={withChildren}
                      onChange={(on) =>
                        onChange(picked.map((one) => (one.code === code ? { code, withChildren: on } : one)))
                      }
                    />
                  )}
                </div>
                <IconButton
                  icon="close"
                  label={`Take out: ${path}`}
                  onPress={() => onChange(picked.filter((one) => one.code !== code))}
                />
              </li>
            )
          })}
        </ul>
      )}
      <Button look="quiet" onPress={() => setPicking(true)}>
        {add}
      </Button>
      {isPicking && (
        <Picker
          codes={codes}
          picked={picked}
          onPick={({ id, hasChildren }) => onChange([...picked, { code: id, withChildren: hasChildren }])}
          onClose={close}
        />
      )}
    </div>
  )
}

interface PickerProps {
  readonly codes: readonly CodeChoice[]
  readonly picked: Picked
  readonly onPick: (code: CodeChoice) => void
  readonly onClose: () => void
}

/** Headings and retired codes too: what was coded with them can be asked for. */
function Picker({ codes, picked, onPick, onClose }: PickerProps) {
  const search = useMemo(() => {
    const taken = new Set<string>(picked.map(({ code }) => code))
    const left = codes.filter(({ id }) => !taken.has(id))
    return new CodeSearch(left.map((code) => ({ code, path: code.path, pin: null })))
  }, [codes, picked])
  const find = useCallback((words: string) => search.find(words), [search])
  return (
    <Palette
      title="Pick a code"
      label="Code"
      listLabel="Codes"
      placeholder="Part of a name"
      find={find}
      keyOf={({ code }) => code.id}
      render={({ code, path }) => <CodeName path={path} colour={code.colour} retired={code.retired} />}
      onChoose={({ code }, { shiftKey }) => {
        const choice = codes.find(({ id }) => id === code.id)
        if (!shiftKey) onClose()
        if (choice) onPick(choice)
        return shiftKey
      }}
      onClose={onClose}
      none="No code is called that."
      hint="Shift+Enter picks and leaves this open for another code."
    />
  )
}
