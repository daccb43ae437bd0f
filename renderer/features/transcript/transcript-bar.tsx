import { memo } from 'react'
import type { Coder } from '#shared/contract/values.ts'
import { act } from '../../client/act.ts'
import { useAsk } from '../../client/ask.ts'
import type { StillCodebook } from '../../client/codebook.ts'
import { announce } from '../../client/notices.ts'
import { go, useWorkspace } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { count, modeWords, stateWords } from '../../components/words.ts'
import { sayScale } from './say-scale.ts'
import { TranscriptFilters } from './transcript-filters.tsx'
import type { Filter } from './use-shown-codings.ts'
import { scales, toggleNumbers, toggleSnap, useViewOptions } from './view-options.ts'

interface TranscriptBarProps {
  readonly document: string
  readonly title: string
  readonly coders: readonly Coder[]
  readonly tree: StillCodebook['tree']
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly isSelected: boolean
  readonly onCode: () => void
}

export const TranscriptBar = memo(function TranscriptBar(props: TranscriptBarProps) {
  const { document, title, coders, tree, filter, onFilter, isSelected, onCode } = props
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
      <div className="row row-apart">
        <TranscriptFilters coders={coders} tree={tree} filter={filter} onFilter={onFilter} />
        <ViewMenu />
      </div>
    </header>
  )
})

/** How the text is shown; each choice also has its key. */
function ViewMenu() {
  const { scale, numbers, snap } = useViewOptions()
  return (
    <MenuButton
      label={`Text ${scale} %: how it is shown`}
      choices={[
        {
          id: 'larger',
          label: 'Larger text (Ctrl +)',
          run: () => sayScale(1),
          isDisabled: scale >= scales.most,
        },
        {
          id: 'smaller',
          label: 'Smaller text (Ctrl −)',
          run: () => sayScale(-1),
          isDisabled: scale <= scales.least,
        },
        {
          id: 'usual',
          label: 'Usual text (Ctrl 0)',
          run: () => sayScale(0),
          isDisabled: scale === scales.usual,
        },
        {
          id: 'numbers',
          label: numbers ? 'Hide turn numbers (L)' : 'Show turn numbers (L)',
          run: toggleNumbers,
        },
        {
          id: 'snap',
          label: snap === 'word' ? 'Select single characters' : 'Select whole words only',
          run: () =>
            announce(
              toggleSnap() === 'word'
                ? 'Selections take whole words now.'
                : 'Selections may begin and end within words now.',
            ),
        },
      ]}
    >
      Text {scale} %
      <Icon name="open" />
    </MenuButton>
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
