import { useCallback, useMemo } from 'react'
import { CodeName } from '../swatch.tsx'
import { Palette } from './palette.tsx'
import { CodeSearch, offer, type Offered, type OfferedCode } from './search.ts'

interface CodePaletteProps {
  readonly title: string
  readonly codebook: {
    readonly codes: readonly OfferedCode[]
    readonly tree: { pathOf(code: string): string }
  }
  /** Ids of the codes on the number keys, in their order. */
  readonly pinned: readonly string[]
  /** Ids of codes, those used last first. */
  readonly recent: readonly string[]
  readonly quote: string
  /** `stay`: the palette is to stay open for another code. */
  readonly onApply: (code: string, stay: boolean) => void
  /** Makes a free code of this name and applies it; null where only codes that are there can be chosen. */
  readonly onCreate: ((name: string, stay: boolean) => void) | null
  readonly onClose: () => void
}

type Entry = Offered | { readonly newName: string }

/** Chooses a code for the selected words: type, Enter. A name that is not there yet becomes a free code. */
export function CodePalette(props: CodePaletteProps) {
  const { title, codebook, pinned, recent, quote, onApply, onCreate, onClose } = props
  const canCreate = onCreate !== null
  const search = useMemo(
    () => new CodeSearch(offer(codebook.codes, (code) => codebook.tree.pathOf(code), recent, pinned)),
    [codebook, recent, pinned],
  )
  const find = useCallback(
    (query: string): readonly Entry[] => {
      const newName = query.trim()
      const found = search.find(query)
      return !canCreate || newName === '' || search.has(newName) ? found : [...found, { newName }]
    },
    [search, canCreate],
  )
  return (
    <Palette
      title={title}
      label="Code"
      listLabel="Codes"
      placeholder="Part of a name, or a new one"
      find={find}
      keyOf={(entry) => ('newName' in entry ? 'new' : entry.code.id)}
      render={(entry) => <EntryWords entry={entry} />}
      onChoose={(entry, { shiftKey }) => {
        const stay = shiftKey && canCreate
        if ('newName' in entry) onCreate?.(entry.newName, stay)
        else onApply(entry.code.id, stay)
        return stay
      }}
      onClose={onClose}
      about={<p className="code-palette-quote soft small">{quote}</p>}
      none={
        canCreate ? 'No codes yet. Type a name to create the first free code.' : 'No code is called that.'
      }
      hint={canCreate ? 'Shift+Enter codes and leaves this open for another code.' : undefined}
    />
  )
}

function EntryWords({ entry }: { readonly entry: Entry }) {
  if ('newName' in entry)
    return (
      <span>
        Create free code <b>{entry.newName}</b>
      </span>
    )
  const { code, path, pin } = entry
  return (
    <>
      <span className="code-palette-name">
        <CodeName path={path} colour={code.colour} />
        {pin !== null && <kbd>{pin}</kbd>}
      </span>
      {code.synonyms.length > 0 && (
        <span className="code-palette-brief soft small">Also: {code.synonyms.join(', ')}</span>
      )}
      {code.brief && <span className="code-palette-brief soft small">{code.brief}</span>}
    </>
  )
}
