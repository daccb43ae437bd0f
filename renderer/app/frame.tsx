import { useRef } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import type { ProjectSummary } from '#shared/contract/project.ts'
import { useCodebookExport } from '../client/codebook-files.ts'
import { useReadExchange } from '../client/exchange.ts'
import { endMending, useMending } from '../client/mending.ts'
import { currentView, useWorkspace } from '../client/workspace.ts'
import { ExportDialog } from '../features/codebook-files/export-dialog.tsx'
import { ReportDialog } from '../features/exchange/report-dialog.tsx'
import { MendDialog } from '../features/mending/mend-dialog.tsx'
import { useFrameDialog } from './commands.ts'
import { HelpDialog } from './help-dialog.tsx'
import { Navigation } from './navigation.tsx'
import { NewCoderDialog } from './new-coder-dialog.tsx'
import { GoToDialog } from './palette/go-to-dialog.tsx'
import { Pane } from './pane.tsx'
import { ProjectDialog } from './project-dialog.tsx'
import { TabStrip } from './tab-strip.tsx'
import { TopBar } from './top-bar.tsx'

/** The window with a project open. */
export function Frame({ project }: { readonly project: ProjectSummary }) {
  const view = useWorkspace((now) => now.view)
  const beside = useWorkspace((now) => now.beside)
  const room = useWorkspace((now) => currentView(now).room)
  const main = useRef<HTMLElement>(null)
  return (
    <div className="frame">
      <a className="skip" href="#main" onClick={(event) => skip(event, main.current)}>
        Skip to the content
      </a>
      <TopBar project={project} />
      <Navigation room={room} />
      <TabStrip />
      <main id="main" className="main" tabIndex={-1} ref={main}>
        <Group orientation="horizontal" className="sides">
          <Panel id="view" minSize="25%">
            <Pane side="view" view={view} isDivided={beside !== null} />
          </Panel>
          {beside && <Separator className="pane-edge" aria-label="Width of the two sides" />}
          {beside && (
            <Panel id="beside" minSize="25%">
              <Pane side="beside" view={beside} isDivided />
            </Panel>
          )}
        </Group>
      </main>
      <Dialogs project={project} />
    </div>
  )
}

function Dialogs({ project }: { readonly project: ProjectSummary }) {
  const dialog = useFrameDialog((now) => now.open)
  const mending = useMending((now) => now.open)
  const read = useReadExchange((now) => now.read)
  const isExporting = useCodebookExport((now) => now.isOpen)
  const close = () => useFrameDialog.setState({ open: null })
  return (
    <>
      {dialog === 'help' && <HelpDialog onClose={close} />}
      {dialog === 'coder' && <NewCoderDialog project={project} onClose={close} />}
      {dialog === 'project' && <ProjectDialog project={project} onClose={close} />}
      {dialog === 'exchange-report' && read && <ReportDialog read={read} onClose={close} />}
      {(dialog === 'palette' || dialog === 'palette-beside') && (
        <GoToDialog isBeside={dialog === 'palette-beside'} onClose={close} />
      )}
      {isExporting && <ExportDialog />}
      {mending && <MendDialog place={mending} onClose={endMending} />}
    </>
  )
}

function skip(event: React.MouseEvent, main: HTMLElement | null) {
  event.preventDefault()
  main?.focus()
}
