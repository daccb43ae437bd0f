import type { CallOutput } from '#shared/contract/index.ts'
import { figure, moment } from '../../components/words.ts'
import { LongList } from './long-list.tsx'

/** What was merged before, newest first. */
export function PastMerges({ merges }: { readonly merges: CallOutput<'merge.list'> }) {
  return (
    <section className="stack" aria-labelledby="merge-past">
      <h2 id="merge-past">Merged before</h2>
      <LongList label="Past merges">
        {merges.map((merge) => (
          <div key={merge.id} className="merge-line">
            <b>{merge.fileName}</b>
            <span className="soft">
              <time dateTime={merge.at}>{moment(merge.at)}</time>
              {merge.by !== null && ` · ${merge.by}`}
              {merge.openConflicts > 0 && ` · conflicts waiting: ${figure(merge.openConflicts)}`}
            </span>
          </div>
        ))}
      </LongList>
    </section>
  )
}
