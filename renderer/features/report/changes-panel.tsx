import type { ReactNode } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { askAgain, useAskLater } from '../../client/ask.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { count, moment } from '../../components/words.ts'
import { Refused } from '../../components/refused.tsx'

type Changes = NonNullable<CallOutput<'report.changes'>>

interface ChangesPanelProps {
  readonly report: string
  readonly onShow: (coding: string) => void
}

/** What a report built now would have otherwise than the one that was built last. */
export function ChangesPanel({ report, onShow }: ChangesPanelProps) {
  const { data, error } = useAskLater('report.changes', { report })
  if (error) return <Refused error={error} onAgain={askAgain} />
  if (data === undefined)
    return (
      <p className="soft" role="status">
        Comparing…
      </p>
    )
  if (data === null)
    return (
      <EmptyState title="This report has not been built yet.">
        <p>
          Once it is, what has changed since is listed here: new quotations, changed words, other figures.
        </p>
      </EmptyState>
    )
  return <Told changes={data} onShow={onShow} />
}

function Told({ changes, onShow }: { readonly changes: Changes; readonly onShow: (coding: string) => void }) {
  const { builtAt, added, gone, reworded, counts, settings } = changes
  const isSame = added.length + gone.length + reworded.length + counts.length === 0 && !settings
  return (
    <div className="stack">
      <p>
        {isSame ? 'Nothing has changed since ' : 'Since '}
        {moment(builtAt)}
        {isSame ? '.' : ':'}
      </p>
      {settings && <p>Its settings were changed.</p>}
      <Listed title={count(added.length, 'new quotation')} isEmpty={added.length === 0}>
        {added.map((one) => (
          <li key={one.coding}>
            <button type="button" className="link" onClick={() => onShow(one.coding)}>
              {where(one)}
            </button>{' '}
            {shortened(one.words)}
          </li>
        ))}
      </Listed>
      <Listed title={`${count(gone.length, 'quotation')} no longer in it`} isEmpty={gone.length === 0}>
        {gone.map((one) => (
          <li key={one.coding}>
            <b>{where(one)}</b> {shortened(one.words)}
          </li>
        ))}
      </Listed>
      <Listed title={`${count(reworded.length, 'quotation')} in other words`} isEmpty={reworded.length === 0}>
        {reworded.map((one) => (
          <li key={one.coding}>
            <button type="button" className="link" onClick={() => onShow(one.coding)}>
              {where(one)}
            </button>{' '}
            <del>{shortened(one.before)}</del> <ins>{shortened(one.words)}</ins>
          </li>
        ))}
      </Listed>
      <Listed title={count(counts.length, 'other figure')} isEmpty={counts.length === 0}>
        {counts.map((one) => (
          <li key={`${one.path} ${one.caseName ?? ''}`}>
            {where(one)}: {one.before} before, {count(one.now, 'coding')} now
          </li>
        ))}
      </Listed>
    </div>
  )
}

interface ListedProps {
  readonly title: string
  readonly isEmpty: boolean
  readonly children: ReactNode
}

function Listed({ title, isEmpty, children }: ListedProps) {
  if (isEmpty) return null
  return (
    <section aria-label={title}>
      <h2 className="report-found-head">{title}</h2>
      <ul className="bullets">{children}</ul>
    </section>
  )
}

function where({ path, caseName }: { readonly path: string; readonly caseName: string | null }): string {
  return caseName === null ? path : `${path}, ${caseName}`
}

function shortened(words: string): string {
  return words.length > 160 ? `${words.slice(0, 159)}…` : words
}
