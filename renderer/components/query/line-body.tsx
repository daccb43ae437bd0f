import type { RetrievalQuery } from '#shared/contract/retrieval.ts'
import { modes } from '#shared/contract/values.ts'
import { ChoiceField } from '../field.tsx'
import { modeWords } from '../words.ts'
import type { QueryChoices } from './choices.ts'
import { lineWords, picked, type Line } from './lines.ts'
import { PickList } from './pick-list.tsx'
import { WordsLine } from './words-line.tsx'

interface LineBodyProps {
  readonly line: Line
  readonly query: RetrievalQuery
  readonly choices: QueryChoices
  readonly onChange: (query: RetrievalQuery) => void
}

const modeChoices = modes.map((id) => ({ id, name: modeWords[id] }))

/** What is picked in a line. */
export function LineBody({ line, query, choices, onChange }: LineBodyProps) {
  /** Any of several; `put` answers the query with those that are chosen. */
  const listOf = <Id extends string | null>(
    of: readonly { readonly id: Id; readonly name: string }[],
    chosen: readonly Id[] | null,
    put: (ids: Id[] | null) => RetrievalQuery,
  ) => (
    <PickList
      label={lineWords[line]}
      of={of}
      chosen={chosen}
      onPick={(id, on) => {
        const all = of.map((one) => one.id)
        onChange(put(picked(all, chosen, id, on)))
      }}
    />
  )
  switch (line) {
    case 'cases':
      return listOf([...choices.cases, { id: null, name: 'No case study' }], query.cases, (cases) => ({
        ...query,
        cases,
      }))
    case 'rounds':
      return listOf([...choices.rounds, { id: null, name: 'Outside of rounds' }], query.rounds, (rounds) => ({
        ...query,
        rounds,
      }))
    case 'modes':
      return listOf(modeChoices, query.modes, (wanted) => ({ ...query, modes: wanted }))
    case 'documents':
      return listOf(choices.documents, query.documents, (documents) => ({ ...query, documents }))
    case 'coders':
      return listOf(choices.coders, query.coders, (coders) => ({ ...query, coders }))
    case 'participants':
      return listOf(choices.participants, query.participants, (participants) => ({ ...query, participants }))
    case 'words':
      return (
        <WordsLine
          words={query.words ?? ''}
          onChange={(words) => onChange({ ...query, words: words === '' ? null : words })}
        />
      )
    case 'marked':
      return (
        <ChoiceField
          label="Only extracts that are"
          value={query.marked ?? 'any'}
          choices={[
            { value: 'any', label: 'marked or not' },
            { value: 'starred', label: 'starred' },
            { value: 'pinned', label: 'pinned' },
          ]}
          onChange={(marked) => onChange({ ...query, marked: marked === 'any' ? null : marked })}
        />
      )
  }
}
