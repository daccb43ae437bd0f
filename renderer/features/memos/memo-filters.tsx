import { Input, Label, SearchField } from 'react-aria-components'
import type { Coder } from '#shared/contract/values.ts'
import { ChoiceField } from '../../components/field.tsx'
import type { MemoFilter } from './memo-filter.ts'
import { subjectKinds, subjectWords } from './subjects.ts'

interface MemoFiltersProps {
  readonly filter: MemoFilter
  readonly coders: readonly Coder[]
  readonly onChange: (filter: MemoFilter) => void
}

export function MemoFilters({ filter, coders, onChange }: MemoFiltersProps) {
  return (
    <div className="memo-filters">
      <SearchField
        className="field memo-search"
        value={filter.words}
        onChange={(words) => onChange({ ...filter, words })}
      >
        <Label className="field-label">Search the memos</Label>
        <Input className="input" autoComplete="off" />
      </SearchField>
      <ChoiceField<MemoFilter['kind']>
        label="About"
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind })}
        choices={[
          { value: 'all', label: 'Everything' },
          ...subjectKinds.map((value) => ({ value, label: subjectWords[value] })),
        ]}
      />
      <ChoiceField
        label="Author"
        value={filter.author}
        onChange={(author) => onChange({ ...filter, author })}
        choices={[
          { value: 'all', label: 'Everyone' },
          ...coders.map((coder) => ({ value: coder.id as string, label: coder.name })),
        ]}
      />
    </div>
  )
}
