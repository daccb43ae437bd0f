import { useEffect, useRef } from 'react'
import type { ProjectSummary } from '#shared/contract/project.ts'
import { useWorkspace, type View } from '../client/workspace.ts'
import { Part } from '../components/failed.tsx'
import { AgreementView } from '../features/agreement/agreement-view.tsx'
import { CodebookView } from '../features/codebook/codebook-view.tsx'
import { DocumentsView } from '../features/documents/documents-view.tsx'
import { ExportView } from '../features/export/export-view.tsx'
import { HistoryView } from '../features/history/history-view.tsx'
import { ImportView } from '../features/import/import-view.tsx'
import { MemosView } from '../features/memos/memos-view.tsx'
import { TranscriptView } from '../features/transcript/transcript-view.tsx'
import { useFrameDialog } from './commands.ts'
import { HelpDialog } from './help-dialog.tsx'
import { Navigation } from './navigation.tsx'
import { NewCoderDialog } from './new-coder-dialog.tsx'
import { ProjectDialog } from './project-dialog.tsx'
import { TopBar } from './top-bar.tsx'

/** The window with a project open. */
export function Frame({ project }: { readonly project: ProjectSummary }) {
  const view = useWorkspace((now) => now.view)
  const dialog = useFrameDialog((now) => now.open)
  const main = useRef<HTMLElement>(null)
  const key = view.room === 'document' ? `document:${view.document}` : view.room

  // A new view starts at its heading, for the keyboard and the screen reader; the first one leaves focus alone.
  const shown = useRef(key)
  useEffect(() => {
    if (shown.current === key) return
    shown.current = key
    main.current?.scrollTo(0, 0)
    const heading = main.current?.querySelector('[data-view-heading]')
    if (heading instanceof HTMLElement) heading.focus()
    else main.current?.focus()
  }, [key])

  const close = () => useFrameDialog.setState({ open: null })
  return (
    <div className="frame">
      <a className="skip" href="#main" onClick={(event) => skip(event, main.current)}>
        Skip to the content
      </a>
      <TopBar project={project} />
      <Navigation room={view.room} />
      <main
        id="main"
        className={view.room === 'document' || view.room === 'codebook' ? 'main main-filled' : 'main'}
        tabIndex={-1}
        ref={main}
      >
        <Part key={key}>{viewOf(view)}</Part>
      </main>
      {dialog === 'help' && <HelpDialog onClose={close} />}
      {dialog === 'coder' && <NewCoderDialog project={project} onClose={close} />}
      {dialog === 'project' && <ProjectDialog project={project} onClose={close} />}
    </div>
  )
}

function skip(event: React.MouseEvent, main: HTMLElement | null) {
  event.preventDefault()
  main?.focus()
}

function viewOf(view: View) {
  switch (view.room) {
    case 'documents':
      return <DocumentsView />
    case 'import':
      return <ImportView />
    case 'document':
      return (
        <TranscriptView document={view.document} coding={view.coding ?? null} offset={view.offset ?? null} />
      )
    case 'codebook':
      return <CodebookView chosen={view.code ?? null} />
    case 'memos':
      return <MemosView about={view.about ?? null} chosen={view.memo ?? null} />
    case 'agreement':
      return <AgreementView />
    case 'export':
      return <ExportView />
    case 'history':
      return <HistoryView />
  }
}
