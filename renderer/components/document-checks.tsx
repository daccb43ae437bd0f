import { useEffect, useRef } from 'react'
import { CheckFrame, put } from './check-frame.tsx'
import { CheckField } from './field.tsx'
import { figure } from './words.ts'

interface ListedDocument {
  readonly id: string
  readonly title: string
  readonly caseName: string | null
}

interface DocumentChecksProps {
  readonly label: string
  readonly documents: readonly ListedDocument[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

/** Any of the documents, by case study; a case study is chosen or left out as a whole with one press. */
export function DocumentChecks({ label, documents, chosen, onChange }: DocumentChecksProps) {
  const groups = [...Map.groupBy(documents, (one) => one.caseName)]

  const putAll = (ids: readonly string[], on: boolean) => onChange(put(chosen, ids, on))
  return (
    <CheckFrame
      label={label}
      ids={documents.map(({ id }) => id)}
      onChange={onChange}
      note={
        <span className="soft small">
          {figure(chosen.size)} of {figure(documents.length)} chosen
        </span>
      }
    >
      {groups.map(([name, members]) => (
        <div key={name ?? ''}>
          <GroupCheck
            name={name ?? 'Without a case study'}
            all={members.length}
            on={members.filter(({ id }) => chosen.has(id)).length}
            onChange={(on) =>
              putAll(
                members.map(({ id }) => id),
                on,
              )
            }
          />
          {members.map(({ id, title }) => (
            <div key={id} className="indent-1">
              <CheckField label={title} isOn={chosen.has(id)} onChange={(on) => putAll([id], on)} />
            </div>
          ))}
        </div>
      ))}
    </CheckFrame>
  )
}

interface GroupCheckProps {
  readonly name: string
  readonly all: number
  readonly on: number
  readonly onChange: (on: boolean) => void
}

function GroupCheck({ name, all, on, onChange }: GroupCheckProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = on > 0 && on < all
  }, [on, all])
  return (
    <label className="check">
      <input
        ref={box}
        type="checkbox"
        checked={on === all}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <strong>{name}</strong>{' '}
        <span className="soft small">
          {on} of {all}
        </span>
      </span>
    </label>
  )
}
