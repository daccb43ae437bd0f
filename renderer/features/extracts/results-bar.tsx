import { extractGroups, extractSorts, type ExtractsQuestion } from '#shared/contract/retrieval.ts'
import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { count, figure } from '../../components/words.ts'
import type { GroupPlace } from './places.ts'

const sortWords: { readonly [Sort in (typeof extractSorts)[number]]: string } = {
  place: 'Document and place',
  code: 'Code',
  case: 'Case study',
  participant: 'Participant',
}
const groupWords: { readonly [Group in (typeof extractGroups)[number]]: string } = {
  case: 'Case study',
  code: 'Code',
  participant: 'Participant',
  mode: 'Mode',
}
const hiddenWords: { readonly [Hidden in ExtractsQuestion['hidden']]: string } = {
  left_out: 'left out',
  shown: 'shown',
  only: 'only these',
}

interface ResultsBarProps {
  readonly question: ExtractsQuestion
  readonly total: number
  readonly hidden: number
  /** Extracts that are left out because someone is heard in them who has withdrawn. */
  readonly withdrawn: number
  readonly groups: readonly GroupPlace[]
  readonly group: GroupPlace | undefined
  readonly onAsk: (part: Partial<ExtractsQuestion>) => void
  readonly onJump: (index: number) => void
}

/** How many there are, how they are ordered, and which group one is in. */
export function ResultsBar({
  question,
  total,
  hidden,
  withdrawn,
  groups,
  group,
  onAsk,
  onJump,
}: ResultsBarProps) {
  return (
    <>
      <div className="extract-bar">
        <p role="status" className="extract-total">
          <b>{count(total, 'extract')}</b>
          {groups.length > 0 && <span className="soft"> in {count(groups.length, 'group')}</span>}
        </p>
        <ChoiceField
          label="Group by"
          value={question.group ?? 'none'}
          choices={[
            { value: 'none', label: 'Nothing' },
            ...extractGroups.map((value) => ({ value, label: groupWords[value] })),
          ]}
          onChange={(value) => onAsk({ group: value === 'none' ? null : value })}
        />
        <ChoiceField
          label="Sort by"
          value={question.sort}
          choices={extractSorts.map((value) => ({ value, label: sortWords[value] }))}
          onChange={(sort) => onAsk({ sort })}
        />
        {(hidden > 0 || question.hidden !== 'left_out') && (
          <ChoiceField
            label={`${figure(hidden)} hidden`}
            value={question.hidden}
            choices={(['left_out', 'shown', 'only'] as const).map((value) => ({
              value,
              label: hiddenWords[value],
            }))}
            onChange={(next) => onAsk({ hidden: next })}
          />
        )}
      </div>
      {withdrawn > 0 && <p className="soft small extract-withdrawn">{withdrawnSentence(withdrawn)}</p>}
      {group && (
        <div className="extract-here">
          <span className="extract-here-name">
            <b>{group.label}</b> <span className="soft">{count(group.count, 'extract')}</span>
          </span>
          <MenuButton
            label="Go to a group"
            choices={groups.map(({ key, label, count: many, start }) => ({
              id: key ?? 'none',
              label: `${label} (${figure(many)})`,
              run: () => onJump(start),
            }))}
          >
            Go to a group
          </MenuButton>
        </div>
      )}
    </>
  )
}

interface SelectionBarProps {
  readonly selected: number
  readonly total: number
  readonly onMark: (mark: 'starred' | 'pinned' | 'hidden') => void
  readonly onAll: () => void
  readonly onNone: () => void
}

/** What can be done to all that is selected, in one step. */
export function SelectionBar({ selected, total, onMark, onAll, onNone }: SelectionBarProps) {
  if (selected === 0) return null
  return (
    <div className="row extract-selection" role="group" aria-label="Selected extracts">
      <b>{figure(selected)} selected</b>
      <Button onPress={() => onMark('starred')}>Star</Button>
      <Button onPress={() => onMark('pinned')}>Pin</Button>
      <Button onPress={() => onMark('hidden')}>Hide</Button>
      {selected < total && (
        <Button look="quiet" onPress={onAll}>
          Select all {figure(total)}
        </Button>
      )}
      <Button look="quiet" onPress={onNone}>
        Select none
      </Button>
    </div>
  )
}
