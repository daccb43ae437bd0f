import type { ExtractMark } from '#shared/contract/retrieval.ts'
import { Refusal } from '#shared/errors.ts'
import { deleteMarks, insertMarks, listShownAmong } from '../store/extract-mark-store.ts'
import { now } from './clock.ts'
import type { Service } from './context.ts'
import { counted } from './plain-words.ts'

const done: { readonly [Mark in ExtractMark]: readonly [on: string, off: string] } = {
  starred: ['Starred', 'Took the star off'],
  pinned: ['Pinned', 'Unpinned'],
  hidden: ['Hid', 'No longer hid'],
}

/** Stars, pins and hides extracts, for everyone. */
export const retrievalMarksService: Service<'extract.mark'> = {
  'extract.mark': ({ codings, mark, on }, { session, as }) =>
    session.project.write(
      ({ changed }: { changed: number }) => ({
        kind: 'extract.mark',
        label: `${done[mark][on ? 0 : 1]} ${counted(changed, 'extract')}`,
        coder: as,
      }),
      (db) => {
        const wanted = [...new Set(codings)]
        const shown = listShownAmong(db, wanted)
        if (shown.length < wanted.length) throw new Refusal('not_found', { what: 'coding' })
        return { changed: on ? insertMarks(db, shown, mark, as, now()) : deleteMarks(db, shown, mark) }
      },
    ),
}
