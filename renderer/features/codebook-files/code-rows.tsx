import { useMemo, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { CodebookReading, FileCode } from '#shared/contract/codebook-files.ts'
import type { Code } from '#shared/contract/codebook.ts'
import type { CodeTree } from '#shared/domain/code-tree.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { CodeName, Swatch } from '../../components/swatch.tsx'
import { count } from '../../components/words.ts'
import { differencesFrom, type Draft, type Drafts } from './drafts.ts'
import { look } from './merge-store.ts'
import { matchWords } from './words.ts'

interface CodeRowsProps {
  readonly reading: CodebookReading
  readonly tree: CodeTree<string, Code>
  readonly drafts: Drafts
  readonly chosen: string | null
}

const filters = [
  { value: 'all', label: 'All codes' },
  { value: 'open', label: 'Unsure, or saying something else' },
  { value: 'new', label: 'Coming in as new' },
] as const
type Filter = (typeof filters)[number]['value']

/** So many are drawn at once. */
const page = 500

/** Every code of the file, in the file's order, beside the code here that it is to be. */
export function CodeRows({ reading, tree, drafts, chosen }: CodeRowsProps) {
  const [filter, setFilter] = useState<Filter>('all')
  const depths = useMemo(() => depthsOf(reading), [reading])
  const fitting = reading.codes.filter((code) => fits(code, drafts.get(code.key), filter))
  const [most, setMost] = useState(page)
  const shown = fitting.slice(0, most)
  return (
    <div className="book-list">
      <div className="book-list-head">
        <ChoiceField<Filter> label="Show" value={filter} choices={filters} onChange={setFilter} />
        <span className="soft small">{count(fitting.length, 'code')}</span>
      </div>
      <div className="book-columns" aria-hidden="true">
        <span>In the file</span>
        <span>Here</span>
      </div>
      <ListBox
        aria-label="Codes of the file, and what each is here"
        className="book-rows"
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys]
          if (typeof key === 'string') look(key)
        }}
        renderEmptyState={() => <p className="soft book-none">No code is like that.</p>}
      >
        {shown.map((code) => {
          const draft = drafts.get(code.key)
          return (
            <ListBoxItem key={code.key} id={code.key} textValue={code.fields.name} className="book-row">
              <span className={`book-theirs indent-${Math.min(depths.get(code.key) ?? 0, 4)}`}>
                {code.fields.colour && <Swatch colour={code.fields.colour} />}{' '}
                <span className="visually-hidden">{code.path.slice(0, -code.fields.name.length)}</span>
                {code.fields.name}
              </span>
              <span className="book-mine">
                <Fate code={code} draft={draft} tree={tree} />
              </span>
            </ListBoxItem>
          )
        })}
      </ListBox>
      {fitting.length > shown.length && (
        <Button onPress={() => setMost(most + page)}>
          Show more: {fitting.length - shown.length} are not shown yet
        </Button>
      )}
      {reading.onlyHere.length > 0 && (
        <details className="book-only-here">
          <summary>{count(reading.onlyHere.length, 'code')} only here, which stay as they are</summary>
          <div tabIndex={0} role="region" aria-label="Codes only here">
            <ul>
              {reading.onlyHere.map(({ code, path }) => (
                <li key={code}>{path}</li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </div>
  )
}

interface FateProps {
  readonly code: FileCode
  readonly draft: Draft | undefined
  readonly tree: CodeTree<string, Code>
}

function Fate({ code, draft, tree }: FateProps) {
  const mine = draft?.as === 'same' && draft.code !== null ? tree.get(draft.code) : undefined
  if (mine) {
    return (
      <>
        <span className="visually-hidden">is </span>
        <CodeName path={tree.pathOf(mine.id)} colour={mine.colour} retired={mine.retired} />
        <span className="soft small block">{sureOf(code, draft)}</span>
        <span className="small block">{differingWords(code, mine)}</span>
      </>
    )
  }
  return (
    <>
      <span className="book-fate">{fateWords(draft, tree)}</span>
      {draft?.as === 'new' && code.match && <span className="soft small block">{likeWords(code.match)}</span>}
    </>
  )
}

function sureOf({ match }: FileCode, draft: Draft | undefined): string {
  return match && match.code === draft?.code ? matchWords(match) : 'Chosen by you'
}

function fateWords(draft: Draft | undefined, tree: CodeTree<string, Code>): string {
  switch (draft?.as) {
    case 'left_out':
      return 'Left out'
    case 'under':
      return draft.under === null ? 'New, at the top' : `New, under ${tree.pathOf(draft.under)}`
    case 'same':
      return 'Choose a code'
    case 'new':
    case undefined:
      return 'New'
  }
}

function likeWords(match: NonNullable<FileCode['match']>): string {
  return `${match.sure === 'unsure' ? 'Might be' : 'Could be'} ${match.path} (${matchWords(match)})`
}

function differingWords(code: FileCode, mine: Code): string {
  const differing = differencesFrom(code, mine).length
  return differing === 0 ? 'Says the same' : count(differing, 'part differs', 'parts differ')
}

function fits(code: FileCode, draft: Draft | undefined, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'open':
      return code.match !== null && (code.match.sure === 'unsure' || code.match.differs.length > 0)
    case 'new':
      return draft?.as === 'new' || draft?.as === 'under'
  }
}

function depthsOf({ codes }: CodebookReading): ReadonlyMap<string, number> {
  const depths = new Map<string, number>()
  for (const { key, parent } of codes) depths.set(key, parent === null ? 0 : (depths.get(parent) ?? 0) + 1)
  return depths
}
