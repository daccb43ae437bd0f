import { useEffect, useMemo, useRef } from 'react'
import type { MergePreview } from '#shared/contract/merging.ts'
import { Button } from '../../components/button.tsx'
import { count } from '../../components/words.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { CodeMapping } from './code-mapping.tsx'
import { ConflictDesk } from './conflict-desk.tsx'
import { IncomingTables } from './incoming-tables.tsx'
import { settleWith, startOver, useMergeStore } from './merge-store.ts'
import { Newcomers } from './newcomers.tsx'
import { SourcesTable } from './sources-table.tsx'
import type { Merging } from './use-merging.ts'
import { bringsNothing, canTakeTheirsNow, settledSentence } from './words.ts'

interface MergePreviewPartProps {
  readonly merging: Merging
  readonly preview: MergePreview
}

/** What merging the chosen files would do, with everything that can be decided before it. */
export function MergePreviewPart({ merging, preview }: MergePreviewPartProps) {
  const { work } = merging
  const { files, wishes, previewed, newcomers, settled } = useMergeStore()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [files])
  const { conflicts } = preview
  const takeable = useMemo(() => conflicts.filter(canTakeTheirsNow), [conflicts])
  const isInStep = previewed?.wishes === wishes
  const isEmpty = bringsNothing(preview)

  return (
    <section className="merge-preview" aria-labelledby="merge-preview">
      <h2 id="merge-preview" tabIndex={-1} ref={head} className="merge-head">
        {isEmpty ? 'Nothing new' : 'What would come in'}
      </h2>
      {isEmpty && (
        <p>
          This project holds everything in {preview.sources.length === 1 ? 'this file' : 'these files'}{' '}
          already. There is nothing to merge.
        </p>
      )}
      <SourcesTable sources={preview.sources} />
      {!isEmpty && <IncomingTables incoming={preview.incoming} work={preview.work} />}
      {!isEmpty && preview.notices.length > 0 && (
        <section className="card" aria-labelledby="merge-notices">
          <h3 id="merge-notices">Good to know</h3>
          <ul className="bullets">
            {preview.notices.map((notice, index) => (
              <li key={index}>{notice}</li>
            ))}
          </ul>
        </section>
      )}
      {!isEmpty && newcomers.length > 0 && (
        <Newcomers newcomers={newcomers} wishes={wishes} onWish={merging.wish} />
      )}
      {!isEmpty && preview.codes.length > 0 && (
        <CodeMapping codes={preview.codes} wishes={wishes} onWish={merging.wish} />
      )}
      {!isEmpty && conflicts.length > 0 && (
        <section className="card" aria-labelledby="merge-conflicts">
          <div className="row row-apart">
            <h3 id="merge-conflicts">{count(conflicts.length, 'conflict')}</h3>
            <div className="row">
              <Button onPress={() => settleWith(keysOf(conflicts), 'mine')}>Keep mine for all</Button>
              <Button onPress={() => settleWith(keysOf(takeable), 'theirs')}>Take theirs for all</Button>
              <Button onPress={() => settleWith(keysOf(conflicts), null)}>Leave all for later</Button>
            </div>
          </div>
          <p className="soft">
            Both sides changed these. Settle them now, or leave them for later: mine stands until then, and
            theirs is kept.
          </p>
          <ConflictDesk
            label="Conflicts of this merge"
            conflicts={conflicts}
            outcomeOf={({ key }) => settled.get(key) ?? null}
            canTakeTheirs={canTakeTheirsNow}
            onSettle={({ key }, outcome) => settleWith([key], outcome)}
          />
        </section>
      )}
      <div className="merge-deed">
        {work.progress ? (
          <WorkProgress label="Working" progress={work.progress} onCancel={work.cancel} />
        ) : (
          <div className="row">
            {!isEmpty && isInStep && (
              <Button look="main" onPress={merging.merge}>
                Merge
              </Button>
            )}
            {!isInStep && (
              <Button look="main" onPress={() => merging.wish(wishes)}>
                Look again
              </Button>
            )}
            <Button onPress={merging.choose}>Choose other files…</Button>
            <Button look="quiet" onPress={startOver}>
              {isEmpty ? 'Done' : 'Don’t merge'}
            </Button>
          </div>
        )}
        {!isEmpty && <p className="soft">{settledSentence(conflicts.length, settled.size)}</p>}
      </div>
    </section>
  )
}

function keysOf(conflicts: MergePreview['conflicts']): readonly string[] {
  return conflicts.map(({ key }) => key)
}
