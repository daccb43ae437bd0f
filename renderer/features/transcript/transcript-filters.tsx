import { useMemo } from 'react'
import type { Coder } from '#shared/contract/values.ts'
import { roundTitle, useRounds } from '../../client/rounds.ts'
import type { StillCodebook } from '../../client/codebook.ts'
import { Button } from '../../components/button.tsx'
import { CodeBox } from '../../components/code-box.tsx'
import { CheckField, ChoiceField } from '../../components/field.tsx'
import { useStable } from './use-stable.ts'
import { outsideRounds, showAll, type Filter } from './use-shown-codings.ts'

interface TranscriptFiltersProps {
  readonly document: string
  readonly coders: readonly Coder[]
  readonly tree: StillCodebook['tree']
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

/** Whose codings are shown, of which round, and of which code. */
export function TranscriptFilters({ document, coders, tree, filter, onFilter }: TranscriptFiltersProps) {
  const rounds = useRounds().rounds.filter((round) =>
    round.documents.some((row) => row.document === document),
  )
  const codes = useMemo(
    () => tree.inReadingOrder().map(({ id, colour }) => ({ id, colour, path: tree.pathOf(id) })),
    [tree],
  )
  const chooseCode = useStable((code: string | null) => onFilter({ ...filter, code }))
  const hasBranch = filter.code !== null && tree.childrenOf(filter.code).length > 0
  return (
    <div className="row filters" role="group" aria-label="Show codings of">
      <ChoiceField
        label="Coder"
        hideLabel
        value={filter.coder ?? ''}
        onChange={(value) => onFilter({ ...filter, coder: value === '' ? null : value })}
        choices={[
          { value: '', label: 'Everyone' },
          { value: 'own', label: 'My own' },
          { value: 'others', label: 'All but mine' },
          ...coders.map((coder) => ({ value: coder.id as string, label: coder.name })),
        ]}
      />
      {rounds.length > 0 && (
        <ChoiceField
          label="Round"
          hideLabel
          value={filter.round ?? ''}
          onChange={(value) => onFilter({ ...filter, round: value === '' ? null : value })}
          choices={[
            { value: '', label: 'In any round or none' },
            ...rounds.map((round) => ({ value: round.id as string, label: roundTitle(round) })),
            { value: outsideRounds, label: 'Outside of rounds' },
          ]}
        />
      )}
      <CodeBox
        label="Only this code"
        hideLabel
        placeholder="All codes"
        value={filter.code}
        onChange={chooseCode}
        choices={codes}
      />
      {hasBranch && (
        <CheckField
          label="and all below it"
          isOn={filter.branch}
          onChange={(branch) => onFilter({ ...filter, branch })}
        />
      )}
      {(filter.code !== null || filter.coder !== null || filter.round !== null) && (
        <Button look="quiet" onPress={() => onFilter(showAll)}>
          Show all
        </Button>
      )}
    </div>
  )
}
