import { memo, useState, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { VList } from 'virtua'
import type { Span } from '#shared/domain/span.ts'
import type { StillCodebook } from '../../../client/codebook.ts'
import { count } from '../../../components/words.ts'
import type { ActionName } from '../actions/actions.ts'
import type { ListedCoding } from '../use-shown-codings.ts'
import { Annotations } from './annotations.tsx'
import { CodingEntry } from './coding-entry.tsx'
import { RulesAtHand } from './rules-at-hand.tsx'

interface CodingsPanelProps {
  readonly document: string
  /** The document's. */
  readonly title: string
  readonly codings: readonly ListedCoding[]
  readonly text: string
  /** Where the person is: the selection, or the turn in focus. */
  readonly around: Span | null
  readonly focused: string | null
  readonly coder: string | null
  readonly codebook: StillCodebook
  readonly onFocus: (coding: ListedCoding) => void
  /** Does something with the coding in focus. */
  readonly onAction: (action: ActionName) => void
  /** The code whose rules are shown where no coding is in focus. */
  readonly code: string | null
  readonly children: ReactNode
}

/** Above this many, a list is drawn only where it is seen. */
const manyEntries = 200

/** The codings here and in the whole document as a list that can be stepped through, with the rules of the one chosen. */
export const CodingsPanel = memo(function CodingsPanel(props: CodingsPanelProps) {
  const { title, codings, text, around, focused, coder, codebook, onFocus, onAction } = props
  const [tab, setTab] = useState('here')
  const here = around
    ? codings.filter((coding) => coding.start < around.end && around.start < coding.end)
    : []
  const chosen = codings.find((coding) => coding.id === focused)
  const rulesOf = chosen?.code ?? props.code
  const entry = (coding: ListedCoding) => (
    <CodingEntry
      key={coding.id}
      coding={coding}
      quote={text.slice(coding.start, coding.end)}
      isFocused={coding.id === focused}
      isOwn={coding.coder === coder}
      onFocus={() => onFocus(coding)}
      onAction={onAction}
    />
  )
  return (
    <section className="codings" aria-label={`Codings of ${title}`}>
      <Tabs selectedKey={tab} onSelectionChange={(key) => setTab(String(key))} className="codings-tabs">
        <TabList className="tabs" aria-label="Which codings">
          <Tab id="here" className="tab">
            Here ({here.length})
          </Tab>
          <Tab id="all" className="tab">
            Whole document ({codings.length})
          </Tab>
        </TabList>
        <TabPanel id="here" className="codings-list">
          {here.length === 0 ? (
            <p className="soft codings-none">
              No codings here. Select words and press C, or press S for the whole turn.
            </p>
          ) : (
            <div role="list">{here.map(entry)}</div>
          )}
          <Annotations document={props.document} around={around} />
        </TabPanel>
        <TabPanel id="all" className="codings-list">
          {tab !== 'all' ? null : codings.length === 0 ? (
            <p className="soft codings-none">Nothing is coded yet, or nothing that is shown.</p>
          ) : codings.length > manyEntries ? (
            <VList
              role="list"
              className="codings-many"
              aria-label={count(codings.length, 'coding')}
              tabIndex={0}
              data={codings}
            >
              {entry}
            </VList>
          ) : (
            <div role="list">{codings.map(entry)}</div>
          )}
        </TabPanel>
      </Tabs>
      {props.children}
      {rulesOf !== undefined && rulesOf !== null && (
        <RulesAtHand code={codebook.tree.get(rulesOf)} path={codebook.tree.pathOf(rulesOf)} />
      )}
    </section>
  )
})
