import { useEffect, useRef } from 'react'
import { useAsk } from '../../client/ask.ts'
import { useWorkspace } from '../../client/workspace.ts'
import { Part } from '../../components/failed.tsx'
import { Page } from '../../components/page.tsx'
import { ChooseCopies } from './choose-copies.tsx'
import { MergeResult } from './merge-result.tsx'
import { mergeInto, useMergeStore } from './merge-store.ts'
import { MergePreviewPart } from './merge-preview.tsx'
import { PastMerges } from './past-merges.tsx'
import { SettledConflicts } from './settled-conflicts.tsx'
import { useMerging } from './use-merging.ts'
import { WaitingConflicts } from './waiting-conflicts.tsx'
import './merging.css'

/** Colleagues' copies come back: what merging them would do, merging, and what is left to be settled. */
export function MergingView() {
  const project = useAsk('project.current', {})
  useEffect(() => {
    if (project) mergeInto(project.id)
  }, [project])
  const coder = useWorkspace((now) => now.coder)
  const { preview, previewed, result } = useMergeStore()
  const merging = useMerging()
  const waiting = useAsk('merge.conflicts', { settled: false })
  const merges = useAsk('merge.list', {})
  // Work that ends, and the last conflict that is settled, take what had the keyboard away with them.
  const place = useRef<HTMLDivElement>(null)
  const isWorking = merging.work.progress !== null
  useEffect(() => {
    const heading = place.current?.closest('.page')?.querySelector('[data-view-heading]')
    if (!isWorking && document.activeElement === document.body && heading instanceof HTMLElement)
      heading.focus({ preventScroll: true })
  }, [isWorking, waiting.length])
  const isLooking = preview !== null && previewed?.coder === coder

  const desk = <WaitingConflicts conflicts={waiting} isFolded={isLooking} />

  return (
    <Page
      title="Merge copies"
      lead="Put colleagues’ copies of this project together with yours. You see first what would come in, and what both sides changed."
    >
      <div ref={place} hidden />
      {result && <MergeResult applied={result.applied} fileNames={result.fileNames} />}
      {result && desk}
      {isLooking ? (
        <Part>
          <MergePreviewPart merging={merging} preview={preview} />
        </Part>
      ) : (
        <ChooseCopies merging={merging} isFirst={merges.length === 0} />
      )}
      {!result && desk}
      {merges.length > 0 && <SettledConflicts />}
      {merges.length > 0 && <PastMerges merges={merges} />}
    </Page>
  )
}
