import { useCallback, useEffect } from 'react'
import { chooseProjects, grantFiles, type GrantedFile } from '../../client/files.ts'
import { useLongWork, type LongWork } from '../../client/long-work.ts'
import { announce, report } from '../../client/notices.ts'
import { useWorkspace } from '../../client/workspace.ts'
import { count } from '../../components/words.ts'
import { noWishes, startOver, takePreview, takeResult, useMergeStore, type Wishes } from './merge-store.ts'
import { bringsNothing } from './words.ts'

export interface Merging {
  readonly work: LongWork
  /** Asks for files and shows what merging them would do. */
  choose(): void
  /** The same with files that were dropped. */
  take(files: readonly File[]): void
  /** Wishes otherwise; the preview follows. */
  wish(wishes: Wishes): void
  merge(): void
}

const uploading = (done: number, total: number) => announce(`Taking in file ${done + 1} of ${total}.`)

/** What is done with the files of a merge, one piece of work at a time. */
export function useMerging(): Merging {
  const work = useLongWork()
  const coder = useWorkspace((now) => now.coder)
  const { start } = work

  const look = useCallback(
    async (files: readonly GrantedFile[], wishes: Wishes) => {
      const preview = await start('merge.preview', { files: files.map(({ file }) => file), wishes })
      if (!preview) return false
      takePreview(files, wishes, coder, preview)
      const { conflicts } = preview
      announce(
        bringsNothing(preview)
          ? 'Nothing new in these files.'
          : `${count(files.length, 'file')} looked at: ${count(conflicts.length, 'conflict')}.`,
      )
      return true
    },
    [start, coder],
  )

  // Made for one person, a preview may tell what another is not to see yet.
  useEffect(() => {
    const { files, previewed, wishes } = useMergeStore.getState()
    if (!previewed || previewed.coder === coder) return
    void look(files, wishes).then((done) => {
      if (!done && useMergeStore.getState().previewed?.coder !== coder) startOver()
    })
  }, [coder, look])

  async function begin(granting: Promise<readonly GrantedFile[]>) {
    try {
      const files = await granting
      if (files.length > 0) await look(files, noWishes)
    } catch (error) {
      report(error)
    }
  }

  async function merge() {
    const { preview, wishes, settled } = useMergeStore.getState()
    if (!preview) return
    const keys = new Set(preview.conflicts.map(({ key }) => key))
    const applied = await start('merge.apply', {
      files: preview.sources.map(({ file, fingerprint }) => ({ file, fingerprint })),
      wishes: {
        ...wishes,
        settle: [...settled].flatMap(([key, outcome]) => (keys.has(key) ? [{ key, outcome }] : [])),
      },
    })
    if (!applied) return
    takeResult(
      applied,
      preview.sources.map(({ fileName }) => fileName),
    )
    announce('Merged. Undo takes it back as one step.')
  }

  return {
    work,
    choose: () => void begin(chooseProjects(uploading)),
    take: (files) => void begin(grantFiles(files, uploading)),
    wish: (wishes) => {
      useMergeStore.setState({ wishes })
      void look(useMergeStore.getState().files, wishes)
    },
    merge: () => void merge(),
  }
}
