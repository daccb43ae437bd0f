import type { Coder } from '#shared/contract/values.ts'
import { act } from '../../client/act.ts'
import { useAsk } from '../../client/ask.ts'
import type { Codebook } from '../../client/codebook.ts'
import { go, useWorkspace } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { CodeBox } from '../../components/code-box.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { count, modeWords, stateWords } from '../../components/words.ts'
import type { Filter } from './use-shown-codings.ts'

interface TranscriptBarProps {
  readonly document: string
  readonly title: string
  readonly coders: readonly Coder[]
  readonly codebook: Codebook
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly isSelected: boolean
  readonly onCode: () => void
}

export function TranscriptBar(props: TranscriptBarProps) {
  const { document, title, coders, codebook, filter, onFilter, isSelected, onCode } = props
  const row = useAsk('document.list', {}).find((one) => one.id === document)
  return (
    <header className="transcript-bar">
      <div className="row row-apart">
        <div>
          <h1 tabIndex={-1} data-view-heading>
            {title}
          </h1>
          {row && (
            <p className="soft small">
              {[
                row.caseName,
                modeWords[row.mode],
                row.turns > 0 && count(row.turns, 'turn'),
                count(row.words, 'word'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
        </div>
        <div className="row">
          <Button look={isSelected ? 'main' : 'plain'} isDisabled={!isSelected} onPress={onCode}>
            Code selection…
          </Button>
          <Button
            onPress={() =>
              go({ room: 'memos', about: { subject: { kind: 'document', id: document }, words: title } })
            }
          >
            Memo…
          </Button>
          <StateButton document={document} states={row?.states ?? []} />
        </div>
      </div>
      <div className="row filters" role="group" aria-label="Show codings of">
        <ChoiceField
          label="Coder"
          hideLabel
          value={filter.coder ?? ''}
          onChange={(value) => onFilter({ ...filter, coder: value === '' ? null : value })}
          choices={[
            { value: '', label: 'Everyone' },
            ...coders.map((coder) => ({ value: coder.id as string, label: coder.name })),
          ]}
        />
        <CodeBox
          label="Only this code and what is below it"
          hideLabel
          placeholder="All codes"
          value={filter.code}
          onChange={(code) => onFilter({ ...filter, code })}
          choices={codebook.codes.map((code) => ({
            id: code.id,
            path: codebook.tree.pathOf(code.id),
            colour: code.colour,
          }))}
        />
        {(filter.code !== null || filter.coder !== null) && (
          <Button look="quiet" onPress={() => onFilter({ coder: null, code: null })}>
            Show all
          </Button>
        )}
      </div>
    </header>
  )
}

interface StateButtonProps {
  readonly document: string
  readonly states: readonly { readonly coder: string; readonly state: keyof typeof stateWords }[]
}

/** How far the one who codes is with this document, and the button that changes it. */
function StateButton({ document, states }: StateButtonProps) {
  const coder = useWorkspace((now) => now.coder)
  if (coder === null) return null
  const state = states.find((one) => one.coder === coder)?.state ?? 'not_started'
  const isFinished = state === 'finished'
  return (
    <>
      <span className="soft">{stateWords[state]}</span>
      <Button
        onPress={() =>
          void act(
            'coding.setState',
            { document, coder, state: isFinished ? 'in_progress' : 'finished' },
            isFinished
              ? 'This document is in progress again.'
              : 'You have finished this document. It now counts in agreement.',
          )
        }
      >
        {isFinished ? 'Reopen' : 'Mark as finished'}
      </Button>
    </>
  )
}
