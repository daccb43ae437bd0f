import { disagreementKinds, disagreementSorts } from '#shared/contract/consensus.ts'
import type { Round } from '#shared/contract/rounds.ts'
import type { Coder } from '#shared/contract/values.ts'
import { CodeBox, type CodeChoice } from '../../components/code-box.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { PickField } from '../../components/pick-field.tsx'
import { lengths, stands, type Filter } from './filter.ts'
import { kindWords, listed } from './words.ts'

interface FilterBarProps {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
  readonly rounds: readonly Round[]
  readonly documents: readonly { readonly id: string; readonly title: string }[]
  readonly people: readonly Coder[]
  readonly codes: readonly CodeChoice[]
}

const standWords: { readonly [Stand in Filter['decided']]: string } = {
  undecided: 'Undecided',
  decided: 'Decided',
  left_open: 'Left open',
  all: 'All',
}
const lengthWords: { readonly [Length in Filter['length']]: string } = {
  any: 'Any length',
  short: 'Up to 80 characters',
  medium: '81 to 400 characters',
  long: 'Over 400 characters',
}
const sortWords: { readonly [Sort in Filter['sort']]: string } = {
  place: 'Place',
  length: 'Longest first',
  code: 'Code',
  kind: 'Kind',
}
const several = 'several'

/** Which disagreements are listed, and in which order. */
export function FilterBar({ filter, onChange, rounds, documents, people, codes }: FilterBarProps) {
  const change = (part: Partial<Filter>) => onChange({ ...filter, ...part })
  const pairs = people.flatMap((first, index) =>
    people.slice(index + 1).map((second) => [first, second] as const),
  )
  const chosen = filter.documents
  return (
    <div className="difference-filters" role="group" aria-label="Which disagreements">
      <ChoiceField<Filter['decided']>
        label="Show"
        value={filter.decided}
        onChange={(decided) => change({ decided })}
        choices={stands.map((value) => ({ value, label: standWords[value] }))}
      />
      <PickField
        label="Round"
        none="Everything"
        of={rounds}
        value={filter.round ?? ''}
        onChange={(round) => change({ round: round === '' ? null : round })}
      />
      <ChoiceField
        label="Document"
        value={chosen === null ? '' : chosen.length > 1 ? several : (chosen[0] ?? '')}
        onChange={(document) => {
          if (document !== several) change({ documents: document === '' ? null : [document] })
        }}
        choices={[
          { value: '', label: 'All' },
          ...(chosen !== null && chosen.length > 1
            ? [{ value: several, label: `${chosen.length} documents` }]
            : []),
          ...documents.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <ChoiceField<Filter['kind']>
        label="Kind"
        value={filter.kind}
        onChange={(kind) => change({ kind })}
        choices={[
          { value: 'all', label: 'Every kind' },
          ...disagreementKinds.map((value) => ({ value, label: kindWords[value] })),
        ]}
      />
      <CodeBox
        label="Code"
        choices={codes}
        value={filter.code}
        onChange={(code) => change({ code })}
        placeholder="Any code"
      />
      <ChoiceField
        label="Who differs"
        value={filter.pair?.join(' ') ?? ''}
        onChange={(pair) => {
          const [first, second] = pair.split(' ')
          change({ pair: first && second ? [first, second] : null })
        }}
        choices={[
          { value: '', label: 'Anyone' },
          ...pairs.map((pair) => ({
            value: pair.map(({ id }) => id).join(' '),
            label: listed(pair.map(({ name }) => name)),
          })),
        ]}
      />
      <ChoiceField<Filter['length']>
        label="Length"
        value={filter.length}
        onChange={(length) => change({ length })}
        choices={lengths.map((value) => ({ value, label: lengthWords[value] }))}
      />
      <ChoiceField<Filter['sort']>
        label="Order"
        value={filter.sort}
        onChange={(sort) => change({ sort })}
        choices={disagreementSorts.map((value) => ({ value, label: sortWords[value] }))}
      />
    </div>
  )
}
