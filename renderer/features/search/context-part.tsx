import { useEffect, useMemo, useRef, useState } from 'react'
import type { SearchHit } from '#shared/contract/search.ts'
import { askAgain, useAskPart } from '../../client/ask.ts'
import { useAskNewest } from '../../client/ask-newest.ts'
import type { SearchAsked } from '../../client/search-asked.ts'
import { go, useWorkspace } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { count } from '../../components/words.ts'
import { Refused } from '../../components/refused.tsx'
import { CodeResultsDialog } from './code-results-dialog.tsx'
import { CountsAside } from './counts-aside.tsx'
import { HitHead } from './hit-head.tsx'
import { HitList } from './hit-list.tsx'
import { NothingFound, NothingSearched } from './nothing-found.tsx'
import { questionOf, viewOf, wholeOf } from './question.ts'
import { SearchBar } from './search-bar.tsx'
import { useHits, useRested } from './use-hits.ts'
import { useLeftOut } from './use-left-out.ts'
import { foundWords } from './words.ts'

interface ContextPartProps {
  readonly asked: SearchAsked
  readonly onChange: (part: Partial<SearchAsked>) => void
}

/** Words in their context: a field, the lines with them, and how many there are where. */
export function ContextPart({ asked, onChange }: ContextPartProps) {
  const documents = useAskPart('document.list', {}, casesOf)
  const trail = useWorkspace((now) => now.trail.at)
  const question = useRested(questionOf(asked))
  const hits = useHits(question)
  const { data: whole } = useAskNewest(
    'search.run',
    question && { ...wholeOf(question), offset: 0, limit: 1 },
  )
  const leftOut = useLeftOut(question)
  const [isCoding, setCoding] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const lines = useRef<HTMLDivElement>(null)
  const found = question ? hits.whole : undefined
  const caseless = useMemo(
    () => documents.filter((row) => row.case === null).map(({ id }) => id),
    [documents],
  )

  // Asked for anew while it is open: the field is where one goes on.
  const shownAt = useRef(trail)
  useEffect(() => {
    if (shownAt.current === trail) return
    shownAt.current = trail
    if (lines.current?.contains(document.activeElement) === false) focusField(field.current)
  }, [trail])

  function toLines() {
    const list = lines.current?.querySelector('[role=listbox]')
    if (!(list instanceof HTMLElement)) return
    if (asked.at < 0) onChange({ at: 0 })
    list.focus({ preventScroll: true })
  }

  function goTo(at: number, hit: SearchHit) {
    onChange({ at })
    go(viewOf(hit))
  }

  function pressed(key: string): boolean {
    const sorts = { l: 'left', r: 'right', p: 'place' } as const
    const sort = Object.entries(sorts).find(([letter]) => letter === key.toLowerCase())?.[1]
    if (sort) onChange({ sort, at: 0, top: 0 })
    else if (key === '/' || key === 'Escape') focusField(field.current)
    else return false
    return true
  }

  const inDocuments = found?.inDocuments ?? 0
  return (
    <>
      <SearchBar
        asked={asked}
        onChange={onChange}
        counts={question && whole ? whole : null}
        field={field}
        isFirst={asked.at < 0}
        onDown={toLines}
      />
      {hits.error && <Refused error={hits.error} onAgain={askAgain} />}
      {question === null ? (
        <NothingSearched hasDocuments={documents.length > 0} />
      ) : found === undefined ? (
        !hits.error && <p className="waiting">One moment…</p>
      ) : (
        <>
          <div className="search-told row row-apart">
            <p aria-live="polite" className="search-found">
              {asked.only ? (
                <>
                  {count(found.total, 'line')} in <b>{asked.only.name}</b>{' '}
                  <button
                    type="button"
                    className="link"
                    onClick={() => onChange({ only: null, at: -1, top: 0 })}
                  >
                    Show all
                  </button>
                </>
              ) : (
                foundWords(found.total, found.byCase, found.byDocument.length)
              )}
              {leftOut.keys.size > 0 && (
                <>
                  {' · '}
                  {count(leftOut.keys.size, 'line')} left out{' '}
                  <button type="button" className="link" onClick={leftOut.clear}>
                    Take all in
                  </button>
                </>
              )}
            </p>
            {inDocuments > 0 && (
              <Button look="main" onPress={() => setCoding(true)}>
                Code results…
              </Button>
            )}
          </div>
          {found.total === 0 ? (
            <NothingFound asked={asked} onChange={onChange} />
          ) : (
            <div className="search-body" aria-busy={hits.isLate}>
              <HitList
                holder={lines}
                hits={hits}
                total={found.total}
                at={Math.min(asked.at, found.total - 1)}
                top={asked.top}
                out={leftOut.keys}
                onMove={(at) => onChange({ at })}
                onScrolled={(top) => onChange({ top })}
                onGo={goTo}
                onLeaveOut={leftOut.toggle}
                onKey={pressed}
              >
                <HitHead sort={asked.sort} onSort={(sort) => onChange({ sort, at: -1, top: 0 })} />
              </HitList>
              {whole && whole.inDocuments > 0 && (
                <CountsAside
                  counts={whole}
                  only={asked.only}
                  caseless={caseless}
                  onOnly={(only) => onChange({ only, at: -1, top: 0 })}
                />
              )}
            </div>
          )}
        </>
      )}
      {isCoding && question && (
        <CodeResultsDialog question={question} without={leftOut.places} onClose={() => setCoding(false)} />
      )}
    </>
  )
}

function focusField(field: HTMLInputElement | null): void {
  field?.focus()
  field?.select()
}

function casesOf(documents: readonly { readonly id: string; readonly case: string | null }[]) {
  return documents.map(({ id, case: of }) => ({ id, case: of }))
}
