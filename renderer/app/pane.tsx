import { useEffect, useRef } from 'react'
import { beAt, closeSide, useWorkspace, type Side, type View } from '../client/workspace.ts'
import { IconButton } from '../components/button.tsx'
import { Part } from '../components/failed.tsx'
import { AgreementView } from '../features/agreement/agreement-view.tsx'
import { BoardView } from '../features/board/board-view.tsx'
import { MergeView } from '../features/codebook-files/merge-view.tsx'
import { CodebookView } from '../features/codebook/codebook-view.tsx'
import { DisagreementsView } from '../features/disagreements/disagreements-view.tsx'
import { DocumentsView } from '../features/documents/documents-view.tsx'
import { ExportView } from '../features/export/export-view.tsx'
import { ExtractsView } from '../features/extracts/extracts-view.tsx'
import { FrameworksView } from '../features/frameworks/frameworks-view.tsx'
import { HandoversView } from '../features/handovers/handovers-view.tsx'
import { HistoryView } from '../features/history/history-view.tsx'
import { ImportView } from '../features/import/import-view.tsx'
import { MatricesView } from '../features/matrices/matrices-view.tsx'
import { MemosView } from '../features/memos/memos-view.tsx'
import { CompareView } from '../features/mending/compare-view.tsx'
import { OrphansView } from '../features/mending/orphans-view.tsx'
import { ReplaceView } from '../features/mending/replace-view.tsx'
import { PicturesView } from '../features/pictures/pictures-view.tsx'
import { MergingView } from '../features/merging/merging-view.tsx'
import { ReportView } from '../features/report/report-view.tsx'
import { RoundsView } from '../features/rounds/rounds-view.tsx'
import { SearchView } from '../features/search/search-view.tsx'
import { TranscriptView } from '../features/transcript/transcript-view.tsx'

interface PaneProps {
  readonly side: Side
  readonly view: View
  /** Whether the window is divided: then each side says which it is and can be closed. */
  readonly isDivided: boolean
}

const names: { readonly [Key in Side]: string } = { view: 'First side', beside: 'Second side' }
/** Rooms that scroll inside themselves. */
const filled: ReadonlySet<View['room']> = new Set([
  'report',
  'extracts',
  'document',
  'codebook',
  'codebook-merge',
  'disagreements',
  'matrices',
  'search',
  'frameworks',
])

/** One side of the window, with its own view and its own scrolling. */
export function Pane({ side, view, isDivided }: PaneProps) {
  const isHere = useWorkspace((now) => now.side === side)
  const scroller = useRef<HTMLDivElement>(null)
  const key =
    view.room === 'document' || view.room === 'compare' ? `${view.room}:${view.document}` : view.room

  // A new view starts at its heading, for the keyboard and the screen reader; the first one leaves focus alone.
  const shown = useRef(side === 'beside' ? null : key)
  useEffect(() => {
    if (shown.current === key) return
    shown.current = key
    const pane = scroller.current
    pane?.scrollTo(0, 0)
    const heading = pane?.querySelector('[data-view-heading]')
    if (heading instanceof HTMLElement) heading.focus()
    else pane?.focus()
  }, [key])

  // One tree, divided or not: what is shown is not to begin anew when the other side comes or goes.
  return (
    <section
      className={['pane', isDivided ? 'pane-divided' : '', isDivided && isHere ? 'pane-here' : '']
        .filter(Boolean)
        .join(' ')}
      {...(isDivided ? { 'aria-label': names[side] } : {})}
    >
      {isDivided && (
        <div className="pane-head">
          <span className="soft small">
            {names[side]}
            {isHere && ' · you are here'}
          </span>
          <IconButton
            icon="close"
            label={`Close the ${names[side].toLowerCase()}`}
            onPress={() => closeSide(side)}
          />
        </div>
      )}
      <div
        className={filled.has(view.room) ? 'pane-body pane-filled' : 'pane-body'}
        ref={scroller}
        tabIndex={-1}
        data-side={side}
        onFocus={() => beAt(side)}
        onPointerDown={() => beAt(side)}
      >
        <Part key={key}>{viewOf(view)}</Part>
      </div>
    </section>
  )
}

function viewOf(view: View) {
  switch (view.room) {
    case 'documents':
      return <DocumentsView />
    case 'import':
      return <ImportView />
    case 'document':
      return (
        <TranscriptView
          document={view.document}
          coding={view.coding ?? null}
          offset={view.offset ?? null}
          end={view.end ?? null}
        />
      )
    case 'codebook':
      return <CodebookView chosen={view.code ?? null} />
    case 'codebook-merge':
      return <MergeView />
    case 'board':
      return <BoardView />
    case 'memos':
      return <MemosView about={view.about ?? null} chosen={view.memo ?? null} />
    case 'agreement':
      return <AgreementView key={view.round ?? ''} round={view.round ?? null} />
    case 'rounds':
      return <RoundsView chosen={view.round ?? null} />
    case 'disagreements':
      return <DisagreementsView asked={view} />
    case 'extracts':
      return <ExtractsView asked={view} />
    case 'matrices':
      return <MatricesView asked={view.table ?? null} cell={view.cell ?? null} />
    case 'search':
      return <SearchView asked={view.asked ?? null} />
    case 'pictures':
      return <PicturesView asked={view.choices ?? null} at={view.at ?? null} />
    case 'frameworks':
      return <FrameworksView framework={view.framework ?? null} cell={view.cell ?? null} />
    case 'report':
      return <ReportView chosen={view.report ?? null} coding={view.coding ?? null} />
    case 'handovers':
      return <HandoversView />
    case 'merging':
      return <MergingView />
    case 'export':
      return <ExportView />
    case 'history':
      return <HistoryView />
    case 'replace':
      return <ReplaceView />
    case 'orphans':
      return <OrphansView />
    case 'compare':
      return <CompareView document={view.document} />
  }
}
