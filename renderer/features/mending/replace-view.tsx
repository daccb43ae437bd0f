import { useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { askAgain, useAskLater } from '../../client/ask.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce } from '../../client/notices.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { count, figure } from '../../components/words.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { Refused } from '../../components/refused.tsx'
import { placeKey, PlacesList } from './places-list.tsx'
import { ReplaceForm, type Wanted } from './replace-form.tsx'
import { whatBecame } from './words.ts'
import './mending.css'

/** How many places are looked at in one go; the rest come up once these are dealt with. */
const most = 1000

/** Finds words over documents, shows every place, and replaces those that are ticked, as one step. */
export function ReplaceView() {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [by, setBy] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [result, setResult] = useState<CallOutput<'mending.replace'> | null>(null)
  const work = useLongWork()
  const { data, error } = useAskLater('mending.find', wanted && { ...wanted, limit: most })
  const found = wanted ? data : undefined
  const ticked = found?.places.filter((place) => !left.has(placeKey(place))) ?? []

  async function replace() {
    const done = await work.start('mending.replace', {
      places: ticked.map(({ document, start, end, words }) => ({ document, start, end, words })),
      by,
    })
    if (!done) return
    setLeft(new Set())
    setResult(done)
    announce(`Replaced ${count(done.replaced, 'place')}. ${whatBecame(done)}`)
  }

  return (
    <Page
      title="Find and replace"
      lead="Mends the same words in many places at once. Codings stay on their words, and it is one step to undo."
    >
      <ReplaceForm
        by={by}
        onBy={setBy}
        onFind={(next) => {
          setLeft(new Set())
          setResult(null)
          setWanted(next)
        }}
      />
      {result && <Result result={result} onUndone={() => setResult(null)} />}
      {error && <Refused error={error} onAgain={askAgain} />}
      {work.progress && <WorkProgress label="Replacing" progress={work.progress} onCancel={work.cancel} />}
      {found &&
        (found.total === 0 ? (
          !result && <EmptyState title="These words stand nowhere here." />
        ) : (
          <>
            <div className="row row-apart">
              <p role="status">
                {count(found.total, 'place')}
                {found.total > found.places.length &&
                  `, of which the first ${figure(found.places.length)} are shown`}
                ; {figure(ticked.length)} ticked.
              </p>
              <div className="row">
                <Button look="quiet" onPress={() => setLeft(new Set())}>
                  Tick all
                </Button>
                <Button look="quiet" onPress={() => setLeft(new Set(found.places.map(placeKey)))}>
                  Tick none
                </Button>
                <Button
                  look="main"
                  isDisabled={ticked.length === 0 || work.progress !== null}
                  onPress={() => void replace()}
                >
                  Replace {count(ticked.length, 'place')}
                </Button>
              </div>
            </div>
            <PlacesList places={found.places} by={by} left={left} onLeave={setLeft} />
          </>
        ))}
    </Page>
  )
}

interface ResultProps {
  readonly result: CallOutput<'mending.replace'>
  readonly onUndone: () => void
}

function Result({ result, onUndone }: ResultProps) {
  const { data: history } = useAskLater('history.list', { limit: 1 })

  async function undo() {
    if (
      await act('history.undo', {}, (entry) =>
        entry ? `Undone: ${entry.label}.` : 'There is nothing to undo.',
      )
    )
      onUndone()
  }

  return (
    <section className="card" aria-label="What was replaced">
      <p>
        Replaced {count(result.replaced, 'place')} in {count(result.documents, 'document')}.{' '}
        {whatBecame(result)}
      </p>
      {history?.undo && (
        <div className="row">
          <Button onPress={() => void undo()}>Undo: {history.undo}</Button>
        </div>
      )}
    </section>
  )
}
