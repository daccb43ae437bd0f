import { memo } from 'react'
import type { Coder } from '#shared/contract/values.ts'
import { useAsk } from '../../client/ask.ts'
import type { StillCodebook } from '../../client/codebook.ts'
import { announce } from '../../client/notices.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { count, modeWords } from '../../components/words.ts'
import { sayScale } from './say-scale.ts'
import { TranscriptFilters } from './transcript-filters.tsx'
import { useFinishing } from './use-finishing.ts'
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
  return (
    <header className="transcript-bar">
      <Head document={document} title={title} isSelected={isSelected} onCode={onCode} />
      <div className="row row-apart">
        <TranscriptFilters
          document={document}
          coders={coders}
          tree={tree}
          filter={filter}
          onFilter={onFilter}
        />
        <ViewMenu />
      </div>
    </header>
  )
})

type HeadProps = Pick<TranscriptBarProps, 'document' | 'title' | 'isSelected' | 'onCode'>

/** What the document is, and what can be done to all of it. */
const Head = memo(function Head({ document, title, isSelected, onCode }: HeadProps) {
  const row = useAsk('document.list', {}).find((one) => one.id === document)
  return (
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
        <StateButton document={document} />
      </div>
    </div>
  )
})

/** How the text is shown; each choice also has its key. */
const ViewMenu = memo(function ViewMenu() {
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
})

/** How far the one who codes is with this document, in its round if it is in one, and the button that changes it. */
function StateButton({ document }: { readonly document: string }) {
  const { words, isFinished, isFixed, toggle } = useFinishing(document)
  if (words === null) return null
  return (
    <>
      <span className="soft">{words}</span>
      {!isFixed && <Button onPress={toggle}>{isFinished ? 'Reopen' : 'Mark as finished'}</Button>}
    </>
  )
}
